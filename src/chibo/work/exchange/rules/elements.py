"""Asking a tree for what the standard wants, element by element, and collecting what is wrong."""

import datetime as dt
from collections.abc import Iterator

from lxml import etree

from chibo.work.exchange.rules.days import day_of, moment_of
from chibo.work.exchange.rules.faults import NOTED, Fault, Unreadable, Why
from chibo.work.exchange.rules.identifiers import is_office_code

SCHEMA = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
SHOWN = 60


class Findings:
    """Faults and notes of one reading, in order."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.notes: list[Fault] = []

    def add(self, why: Why, element: str = "", value: str = "") -> None:
        """One more; what is only noted goes to the notes."""
        (self.notes if why in NOTED else self.faults).append(Fault(why, element, value[:SHOWN]))

    def ensure_none(self) -> None:
        """Stop when there is a fault.

        Raises:
            Unreadable: with the first twenty.
        """
        if self.faults:
            raise Unreadable(tuple(self.faults[:20]))


class Element:
    """A part of a message with its name, so that a fault can say where it lies. A missing part is empty, not None."""

    def __init__(self, node: etree._Element | None, path: str, found: Findings) -> None:
        self.node, self.path, self.found = node, path, found

    def __bool__(self) -> bool:
        return self.node is not None

    def part(self, name: str, *, needed: bool = False) -> "Element":
        """The one child of this name."""
        several = list(self._children(name))
        path = self.place(name)
        if len(several) > 1:
            self.found.add(Why.TWICE, path)
        if needed and not several:
            self.found.add(Why.MISSING, path)
        return Element(several[0] if several else None, path, self.found)

    def parts(self, name: str) -> "list[Element]":
        """All children of this name, in order."""
        path = self.place(name)
        return [Element(node, path, self.found) for node in self._children(name)]

    def place(self, name: str) -> str:
        """Where a child lies, as a fault says it."""
        return f"{self.path}/{name}" if self.path else name

    def text(self, name: str, *, needed: bool = False, most: int = 500) -> str:
        """The words of a child, cleaned of spaces around them."""
        child = self.part(name, needed=needed)
        words = child.words
        if child and needed and not words:
            self.found.add(Why.MISSING, child.path)
        if len(words) > most:
            self.found.add(Why.TOO_BIG, child.path, f"{len(words)} > {most}")
            return words[:most]
        return words

    def day(self, name: str, *, needed: bool = False) -> dt.date | None:
        """A day; faulty when it is not written as the standard says."""
        words = self.text(name, needed=needed)
        day = day_of(words) if words else None
        if words and day is None:
            self.found.add(Why.BAD_DAY, self.place(name), words)
        return day

    def moment(self, name: str) -> dt.datetime | None:
        """A moment."""
        words = self.text(name)
        moment = moment_of(words) if words else None
        if words and moment is None:
            self.found.add(Why.BAD_MOMENT, self.place(name), words)
        return moment

    def integer(self, name: str, *, most: int = 100_000) -> int | None:
        """A whole number from 0."""
        words = self.text(name)
        if not words:
            return None
        if words.isascii() and words.isdigit() and len(words) <= 9 and int(words) <= most:
            return int(words)
        self.found.add(Why.BAD_NUMBER, self.place(name), words)
        return None

    def office_code(self, name: str, *, needed: bool = False) -> str:
        """The code of an office, in one of its two forms."""
        words = self.text(name, needed=needed, most=60)
        if words and not is_office_code(words):
            self.found.add(Why.BAD_CODE, self.place(name), words)
        return words

    @property
    def words(self) -> str:
        """The text of this part, with single spaces."""
        return " ".join(self.raw.split())

    @property
    def raw(self) -> str:
        """The text as it stands; what a comment says is not part of it."""
        return str(self.node.xpath("string()")) if self.node is not None else ""

    def _children(self, name: str) -> Iterator[etree._Element]:
        if self.node is None:
            return
        for node in self.node:
            if isinstance(node.tag, str) and local_name(node) == name and namespace(node) in ("", SCHEMA):
                yield node


def local_name(node: etree._Element) -> str:
    """The name without its namespace."""
    return str(etree.QName(node).localname)


def namespace(node: etree._Element) -> str:
    """The namespace; empty for none."""
    return str(etree.QName(node).namespace or "")
