"""Public papers as an Atom feed (RFC 4287) and a JSON feed (version 1.1)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True)
class Entry:
    """One public paper. ``href`` is the address of its file, empty when it has none."""

    id: str
    title: str
    summary: str
    issuer: str
    kind: str
    published_at: dt.datetime
    href: str
    content_type: str
    size: int


@dataclass(frozen=True)
class Feed:
    """The papers and where they are published."""

    id: str
    title: str
    address: str
    language: str
    entries: Sequence[Entry]

    def updated_at(self, now: dt.datetime) -> dt.datetime:
        """When it last had something new; now for an empty one."""
        return max((entry.published_at for entry in self.entries), default=now)


def as_atom(feed: Feed, now: dt.datetime) -> bytes:
    """The feed as XML."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]
    root.set("{http://www.w3.org/XML/1998/namespace}lang", feed.language)
    _texts(root, id=feed.id, title=feed.title, updated=feed.updated_at(now).isoformat())
    etree.SubElement(root, f"{{{ATOM}}}link", rel="self", href=feed.address, type="application/atom+xml")
    for entry in feed.entries:
        part = etree.SubElement(root, f"{{{ATOM}}}entry")
        moment = entry.published_at.isoformat()
        _texts(part, id=entry.id, title=entry.title, published=moment, updated=moment, summary=entry.summary)
        _texts(etree.SubElement(part, f"{{{ATOM}}}author"), name=entry.issuer)
        etree.SubElement(part, f"{{{ATOM}}}category", term=entry.kind)
        if entry.href:
            etree.SubElement(
                part, f"{{{ATOM}}}link", rel="enclosure", href=entry.href, type=entry.content_type, length=str(entry.size)
            )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def as_json(feed: Feed) -> dict[str, object]:
    """The feed as data for JSON."""
    return {
        "version": JSON_FEED, "title": feed.title, "feed_url": feed.address, "language": feed.language,
        "items": [_item(entry) for entry in feed.entries],
    }  # fmt: skip


def _item(entry: Entry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.id, "title": entry.title, "content_text": entry.summary, "authors": [{"name": entry.issuer}],
        "tags": [entry.kind], "date_published": entry.published_at.isoformat(),
    }  # fmt: skip
    if entry.href:
        item |= {
            "url": entry.href,
            "attachments": [{"url": entry.href, "mime_type": entry.content_type, "size_in_bytes": entry.size}],
        }
    return item


def _texts(parent: etree._Element, **words: str) -> None:
    for name, text in words.items():
        etree.SubElement(parent, f"{{{ATOM}}}{name}").text = text
