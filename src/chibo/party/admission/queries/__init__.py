"""Who is on the way to membership, and what the rules of the day say about it."""

from chibo.party.admission.queries.candidates import (
    CandidateLine,
    candidate_lines,
    candidate_page,
    candidates_in,
    every_candidate,
)
from chibo.party.admission.queries.numbers import papers_on, terms_on

__all__ = [
    "CandidateLine",
    "candidate_lines",
    "candidate_page",
    "candidates_in",
    "every_candidate",
    "papers_on",
    "terms_on",
]
