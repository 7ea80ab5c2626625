"""The numbers and papers of admission on a day, for a cell."""

import datetime as dt
from fractions import Fraction

from chibo.party.admission.rules.conditions import AdmissionTerms
from chibo.party.admission.rules.steps import DossierPaper, papers_from
from chibo.platform.rulebook.queries import rules_on


def terms_on(day: dt.date, unit_id: int) -> AdmissionTerms:
    """The numbers in force."""
    return AdmissionTerms.under(rules_on(day, scope=f"unit:{unit_id}"))


def papers_on(day: dt.date, unit_id: int) -> tuple[DossierPaper, ...]:
    """The papers that a dossier consists of."""
    return papers_from(rules_on(day, scope=f"unit:{unit_id}").table("admission.papers"))


def share_on(day: dt.date, unit_id: int) -> Fraction:
    """The share that an admission must reach."""
    return rules_on(day, scope=f"unit:{unit_id}").fraction("vote.two_thirds")
