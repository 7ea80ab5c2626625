"""Asking the index: what is found, what could be meant, how far the index is."""

from chibo.platform.search.queries.asked import Filters
from chibo.platform.search.queries.finding import find, suggest
from chibo.platform.search.queries.results import Choice, Hit, Results
from chibo.platform.search.queries.saved import saved_searches
from chibo.platform.search.queries.state import IndexReport, file_state, index_report

__all__ = [
    "Choice", "Filters", "Hit", "IndexReport", "Results", "file_state", "find", "index_report", "saved_searches", "suggest",
]  # fmt: skip
