"""What importing the rows of an old register would do, judged against the register of this moment."""

import datetime as dt
from typing import Any

from chibo.kernel.errors import DomainError
from chibo.kernel.text import canonical
from chibo.platform.papers.choices import NumberState
from chibo.platform.papers.models import NumberSeries, ReservedNumber
from chibo.work.documents.choices import Direction
from chibo.work.documents.errors import (
    ArrivalTaken,
    NumberOfSeriesTaken,
    RowDayUnread,
    RowSecret,
    RowTwice,
    SeriesGoesOn,
    TypeUnknown,
)
from chibo.work.documents.models import Document, RegisterImport
from chibo.work.documents.queries.counting import Counting
from chibo.work.documents.queries.types import issuable_types
from chibo.work.documents.rules.citing import KIND_WORDS, kind_of
from chibo.work.documents.services.wording import identity_of, write_words

HARMLESS_SECRECY = frozenset({"", "không", "thường", "không mật", "-", "0"})


def judged(found: RegisterImport, *, on: dt.date) -> list[dict[str, Any]]:
    """One judgement for each row: "new", "same" (in the register already) or "error", with the sentences."""
    known = _Known(found, on)
    rows = [known.judge(data) for data in found.read_rows]
    known.mark_numbers(rows)
    return rows


def words_of_row(data: dict[str, Any], found: RegisterImport) -> dict[str, Any]:
    """What a service is told of a row."""
    issued = dt.date.fromisoformat(data["issued_on"]) if data["issued_on"] else None
    received = dt.date.fromisoformat(data["received_on"]) if data["received_on"] else issued
    kind = _kind_named(data["kind"]) or kind_of(data["number"], data["title"])
    words: dict[str, Any] = {name: data[name] for name in ("number", "issuer", "title", "signer", "holder", "original_at")}
    words |= {"pages": data["pages"], "urgency": data["urgency"], "kind": kind, "issued_on": issued}
    if found.direction == Direction.ISSUED:
        return words | {"received_on": issued}
    return words | {"received_on": received}


def _kind_named(text: str) -> str:
    wanted = canonical(text)
    return next((kind for kind, word in KIND_WORDS.items() if wanted and canonical(word) == wanted), "")


class _Known:
    """The register as one look sees it; the rows that were judged before are part of it."""

    def __init__(self, found: RegisterImport, on: dt.date) -> None:
        self.found, self.on = found, on
        rows = Document.objects.filter(unit_id=found.unit_id)
        self.papers = {(identity_of(row), row.issued_on) for row in rows if row.number}
        self.arrivals = set(rows.exclude(arrival_number=None).values_list("arrival_year", "arrival_number"))
        self.types = dict(issuable_types(found.unit_id, on=on)) if found.direction == Direction.ISSUED else {}
        self.counting = Counting(found.unit_id)
        self.seen: dict[Any, int] = {}

    def judge(self, data: dict[str, Any]) -> dict[str, Any]:
        """The verdict on one row."""
        problems: list[str] = []
        shown = {"row": data["row"], "verdict": "error", "problems": problems}
        shown |= {"number": data["number"], "title": data["title"]}
        document = Document(unit_id=self.found.unit_id, direction=self.found.direction)
        try:
            self._ensure_fit(data)
            words = words_of_row(data, self.found)
            write_words(document, words, on=self.on)
            self._ensure_once(document, data)
        except DomainError as refused:
            problems.append(refused.sentence)
            return shown
        shown |= {"kind": document.kind, "type_code": document.type_code, "system": document.system}
        shown |= {"serial": document.serial, "supplement": document.supplement}
        counted = self.counting.series(document.system, document.type_code, on=document.issued_on)
        shown |= {"period": counted.period if counted else "", "counted_as": counted.doc_type if counted else ""}
        shown["verdict"] = "same" if (identity_of(document), document.issued_on) in self.papers else "new"
        return shown

    def mark_numbers(self, rows: list[dict[str, Any]]) -> None:
        """For issued papers: which numbers of their series are taken, and which would leave a gap."""
        if self.found.direction != Direction.ISSUED:
            return
        scope = f"unit:{self.found.unit_id}"
        series = {(one.period, one.doc_type): one for one in NumberSeries.objects.filter(scope=scope)}
        taken = {
            (one.series_id, one.number, one.supplement)
            for one in ReservedNumber.objects.filter(series__scope=scope).exclude(state=NumberState.RESERVED)
        }
        for row in rows:
            if row["verdict"] != "new" or row["serial"] is None:
                continue
            kept = series.get((row["period"], row["counted_as"]))
            if refused := self._refusal(row, kept, taken):
                row["verdict"] = "error"
                row["problems"].append(refused.sentence)

    def _refusal(self, row: dict[str, Any], kept: NumberSeries | None, taken: set[Any]) -> DomainError | None:
        if row["type_code"] not in self.types:
            return TypeUnknown(number=row["number"])
        if kept is None:
            return None
        if (kept.pk, row["serial"], row["supplement"]) in taken:
            return NumberOfSeriesTaken(number=row["number"])
        if kept.highest > kept.before and row["serial"] > kept.before:
            return SeriesGoesOn(number=row["number"], highest=f"{kept.highest:02d}")
        return None

    def _ensure_fit(self, data: dict[str, Any]) -> None:
        if data["secret"].strip().lower() not in HARMLESS_SECRECY:
            raise RowSecret()
        if data["unread"] or not data["issued_on"]:
            raise RowDayUnread(text=", ".join(data["unread"]) or "–")
        day = dt.date.fromisoformat(data["received_on"] or data["issued_on"])
        if data["arrival"] and (day.year, data["arrival"]) in self.arrivals and not self._is_known(data):
            raise ArrivalTaken(number=data["arrival"], year=day.year)

    def _is_known(self, data: dict[str, Any]) -> bool:
        """The paper that has the number of arrival is this one."""
        day = dt.date.fromisoformat(data["issued_on"])
        return any(issued == day and identity[2] == _folded(data["number"]) for identity, issued in self.papers)

    def _ensure_once(self, document: Document, data: dict[str, Any]) -> None:
        keys: list[Any] = [(identity_of(document), document.issued_on)] if document.number else []
        if data["arrival"]:
            keys.append((document.received_on.year, data["arrival"]))
        for key in keys:
            if key in self.seen:
                raise RowTwice(row=self.seen[key])
        self.seen.update(dict.fromkeys(keys, data["row"]))


def _folded(number: str) -> str:
    document = Document(issuer="", number=number)
    return identity_of(document)[2]
