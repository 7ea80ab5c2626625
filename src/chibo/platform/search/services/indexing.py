"""Writing entries: what a kind says of some of its objects, compared with what is there."""

from collections.abc import Collection, Iterable

from django.db import transaction

from chibo.platform.search.backends import Row, backend
from chibo.platform.search.choices import FileState
from chibo.platform.search.models import Entry, EntryFile, EntryText, FileText
from chibo.platform.search.packing import packed, unpacked
from chibo.platform.search.registry import Found, Kind
from chibo.platform.search.rules.places import place_of
from chibo.platform.search.services.preparing import Prepared, digest_of, prepared
from chibo.platform.search.services.vocabulary import learn


@transaction.atomic
def index_keys(kind: Kind, keys: Collection[int]) -> int:
    """Bring the entries of these objects up to date; how many were written or taken away. Harmless twice."""
    wanted = sorted({int(key) for key in keys})
    if not wanted:
        return 0
    found = {one.key: one for one in kind.words(wanted)}
    there = {entry.key: entry for entry in Entry.objects.filter(kind=kind.name, key__in=wanted)}
    files = _texts_of_files(found.values())
    changed: list[Prepared] = []
    for key, one in found.items():
        digest = digest_of(one, files)
        if key not in there or there[key].digest != digest:
            changed.append(prepared(kind, one, files, digest))
    gone = [entry for key, entry in there.items() if key not in found]
    _take_away(gone)
    _write(changed, there, found)
    return len(changed) + len(gone)


def take_away(entries: Iterable[Entry]) -> int:
    """Take entries out of the index; how many."""
    return _take_away(list(entries))


def _take_away(gone: list[Entry]) -> int:
    if gone:
        backend().drop([place_of(entry.day, entry.pk) for entry in gone])
        Entry.objects.filter(pk__in=[entry.pk for entry in gone]).delete()
    return len(gone)


def _write(changed: list[Prepared], there: dict[int, Entry], found: dict[int, Found]) -> None:
    if not changed:
        return
    moved = [place_of(there[one.entry.key].day, there[one.entry.key].pk) for one in changed if one.entry.key in there]
    if moved:
        backend().drop(moved)
    for one in changed:
        one.entry.pk = there[one.entry.key].pk if one.entry.key in there else None
    Entry.objects.bulk_create([one.entry for one in changed if one.entry.pk is None])
    Entry.objects.bulk_update(
        [one.entry for one in changed if one.entry.key in there],
        ["title", "folded", "symbol", "issuer", "context", "unit", "day", "href", "facets", "sealed_key", "digest"],
    )
    _write_texts(changed)
    _write_files(changed, found)
    backend().put(
        Row(place_of(one.entry.day, one.entry.pk), one.head, one.body, one.entry.facets) for one in changed
    )
    learn(set().union(*(one.plain_words for one in changed)))


def _write_texts(changed: list[Prepared]) -> None:
    EntryText.objects.filter(entry__in=[one.entry.pk for one in changed]).delete()
    EntryText.objects.bulk_create(
        [EntryText(entry_id=one.entry.pk, packed=packed(one.text)) for one in changed if one.text]
    )


def _write_files(changed: list[Prepared], found: dict[int, Found]) -> None:
    EntryFile.objects.filter(entry__in=[one.entry.pk for one in changed]).delete()
    EntryFile.objects.bulk_create(
        [
            EntryFile(entry_id=one.entry.pk, sha256=sha)
            for one in changed
            for sha in dict.fromkeys(sha for sha, _kind in found[one.entry.key].files)
        ]
    )


def _texts_of_files(found: Iterable[Found]) -> dict[str, str]:
    """The texts that have been read; files met for the first time are put in line."""
    kinds = {sha: kind for one in found for sha, kind in one.files}
    if not kinds:
        return {}
    known = {text.sha256: text for text in FileText.objects.filter(sha256__in=kinds)}
    FileText.objects.bulk_create(
        [FileText(sha256=sha, content_type=kind) for sha, kind in kinds.items() if sha not in known], ignore_conflicts=True
    )
    return {sha: unpacked(text.packed) for sha, text in known.items() if text.state == FileState.READ}
