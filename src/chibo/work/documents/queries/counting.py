"""In which series a unit counts its papers."""

import datetime as dt

from chibo.organization.units.queries import TermCard, terms_of
from chibo.platform.papers.models import NumberSeries
from chibo.platform.papers.rules.numbering import Counted, series_for
from chibo.platform.rulebook.queries import rules_on
from chibo.work.documents.choices import System

OLDEST = {True: "per_type_per_year", False: "per_type_per_term"}
"""How State and Party papers were counted that are older than every document of the rules."""


class Counting:
    """How one unit counts: its terms and the series that have begun, read once. Two queries."""

    def __init__(self, unit_id: int) -> None:
        self.scope = f"unit:{unit_id}"
        self.terms = terms_of(unit_id)
        rows = NumberSeries.objects.filter(scope=self.scope, highest__gt=0)
        self.running = set(rows.values_list("period", "doc_type"))

    def series(self, system: str, type_code: str, *, on: dt.date) -> Counted | None:
        """The series of a type on a day; None where it counts by terms and no term covers the day."""
        state = system == System.STATE
        rules, key = rules_on(on, self.scope), "state_documents.numbering" if state else "documents.numbering"
        way = rules.text(key) if rules.has(key) else OLDEST[state]
        term = None if state else self._term(on)
        return series_for(way, type_code, year=on.year, term=term.label if term else "", running=self.running)

    def _term(self, on: dt.date) -> TermCard | None:
        covering = [term for term in self.terms if term.since <= on and (term.until is None or on < term.until)]
        return max(covering, key=lambda term: term.since, default=None)
