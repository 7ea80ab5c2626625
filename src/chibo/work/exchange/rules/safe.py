"""Opening XML that somebody else wrote: bounded before it is parsed, never expanded, never fetched."""

import re
from dataclasses import dataclass

from lxml import etree

from chibo.work.exchange.rules.faults import Fault, Unreadable, Why

_ENCODED = re.compile(rb"<(?:\w+:)?ContentTransferEncoded>[^<]*")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


@dataclass(frozen=True)
class Bounds:
    """How large a message may be: its marks, their depth, and everything that is not an attachment."""

    marks: int = 20_000
    depth: int = 24
    words: int = 2_000_000


BOUNDS = Bounds()


def opened(content: bytes, bounds: Bounds = BOUNDS) -> etree._Element:
    """The root element.

    The bounds are counted in the bytes: every element costs a "<", and a text between two of them is only text, so
    the base64 of the attachments is taken out of the count by a pattern that cannot hold a mark. What is counted
    cannot grow afterwards, because a message with a document type (and so with entities) is not parsed at all.

    Raises:
        Unreadable: for what is no XML, or XML made to exhaust or to reach out.
    """
    content = content.removeprefix(b"\xef\xbb\xbf")
    if not content.strip():
        raise _stop(Why.EMPTY)
    _ensure_utf8(content)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _stop(Why.DOCTYPE)
    if content.count(b"<") > 2 * bounds.marks:
        raise _stop(Why.TOO_MANY)
    if len(content) - sum(found.end() - found.start() for found in _ENCODED.finditer(content)) > bounds.words:
        raise _stop(Why.TOO_LONG)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as broken:
        raise _stop(Why.NOT_XML, value=f"{broken.position[0]}") from broken
    _ensure_flat(root, bounds.depth)
    return root


def _ensure_utf8(content: bytes) -> None:
    declared = _DECLARED.match(content)
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"):
        raise _stop(Why.NOT_UTF8, value=declared[1].decode("ascii"))
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as other:
        raise _stop(Why.NOT_UTF8) from other
    if b"\x00" in content:
        raise _stop(Why.NOT_UTF8)


def _ensure_flat(root: etree._Element, most: int) -> None:
    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            raise _stop(Why.TOO_DEEP)


def _stop(why: Why, *, value: str = "") -> Unreadable:
    return Unreadable((Fault(why, value=value),))
