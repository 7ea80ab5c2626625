"""From what a domain says of an object to what is written into the index."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from chibo.kernel.text import clean
from chibo.platform.crypto.ring import sealing_key
from chibo.platform.search.abbreviations import abbreviations, recipe
from chibo.platform.search.keyed import sealed_words
from chibo.platform.search.models import Entry
from chibo.platform.search.registry import Found, Kind
from chibo.platform.search.rules.facets import facets_of
from chibo.platform.search.rules.folding import folded_words

LONGEST_TEXT = 600_000
"""Letters of one entry that are searched: about 200 pages."""
MOST_WORDS = 40_000
"""Different words of one entry: PostgreSQL keeps at most one megabyte of them."""


@dataclass(frozen=True)
class Prepared:
    """An entry and its words, ready to be written."""

    entry: Entry
    head: str
    body: str
    text: str

    @property
    def plain_words(self) -> set[str]:
        """Words for the vocabulary: of what is not sealed."""
        return {word for word in f"{self.head} {self.body}".split() if word.isalpha() and 3 <= len(word) <= 24}


def digest_of(found: Found, files: Mapping[str, str]) -> str:
    """What the entry is made of, as a hash: equal means nothing is to be done."""
    key = sealing_key().id if found.sealed else ""
    read = sorted((sha, hashlib.sha256(files.get(sha, "").encode()).hexdigest()) for sha, _kind in found.files)
    return hashlib.sha256(repr((found, read, key, recipe())).encode()).hexdigest()


def prepared(kind: Kind, found: Found, files: Mapping[str, str], digest: str) -> Prepared:
    """The words of an object. ``files`` are the texts of files by hash."""
    text = "\n".join([*found.texts, *(files.get(sha, "") for sha, _kind in found.files)]).strip()[:LONGEST_TEXT]
    names = [found.symbol, found.title, " ".join(found.head), found.issuer]
    written = [abbreviations().written_out(name) for name in names]
    head = " ".join(one.everything for one in written if one.everything)
    body = f"{_bounded(abbreviations().written_out(text).everything)} {found.day.year}".strip()
    tokens, key_id = _sealed(found)
    entry = Entry(
        kind=kind.name, key=found.key, title=clean(found.title)[:400], folded="|".join(one.words for one in written)[:800],
        symbol=found.symbol[:80], issuer=found.issuer[:200], context=clean(found.context)[:300], unit=found.unit,
        day=found.day, href=found.href[:300], digest=digest, sealed_key=key_id,
        facets=facets_of(kind.token, found.scopes, found.unit, found.day.year, folded_words(found.issuer)),
    )  # fmt: skip
    return Prepared(entry, head, f"{body} {tokens}".strip(), text)


def _sealed(found: Found) -> tuple[str, str]:
    if not any(found.sealed):
        return "", ""
    written = abbreviations().written_out("\n".join(found.sealed)[:LONGEST_TEXT])
    return sealed_words(_bounded(written.everything))


def _bounded(words: str) -> str:
    """No more different words than both databases take; a table of a hundred thousand numbers has more."""
    some = words.split()
    if len(some) <= MOST_WORDS:
        return words
    kept: set[str] = set()
    for at, word in enumerate(some):
        kept.add(word)
        if len(kept) > MOST_WORDS:
            return " ".join(some[:at])
    return words
