"""Purposes, bases and states."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """What data are used for. The rule packs say on which basis."""

    PARTY_WORK = "party_work", _("Party work: membership, meetings, votes, resolutions")
    OFFICE_WORK = "office_work", _("Work of the office: tasks and their results")
    NOTICES = "notices", _("Calling and informing, inside chibo")
    SIGN_IN = "sign_in", _("Signing in safely")
    ACCOUNTABILITY = "accountability", _("Proving who did what and by which right")
    EMAIL_NOTICES = "email_notices", _("Notices also by e-mail")
    BIRTHDAY = "birthday", _("Birthday shown to the cell in its calendar")
    CONTACT_IN_CELL = "contact_in_cell", _("E-mail and telephone shown to the members of the cell")


CONSENTED = (Purpose.EMAIL_NOTICES, Purpose.BIRTHDAY, Purpose.CONTACT_IN_CELL)
"""Purposes that need the person's own yes, in the order in which they are asked."""


class Basis(models.TextChoices):
    """Why data may be used."""

    CHARTER = "charter", _("Duty under the Party's Charter: no consent is needed")
    LAW = "law", _("Task given by law: no consent is needed")
    SECURITY = "security", _("Security of the system: no consent is needed")
    CONSENT = "consent", _("Only with your consent")


class Way(models.TextChoices):
    """How a consent was given or withdrawn; both ways are equal."""

    SELF = "self", _("in chibo")
    PAPER = "paper", _("on paper")


class CorrectionState(models.TextChoices):
    """Where a request for correction stands."""

    WAITING = "waiting", _("Waits for an answer")
    ACCEPTED = "accepted", _("Request accepted")
    REFUSED = "refused", _("Request refused")
    TAKEN_BACK = "taken_back", _("Taken back")


class RunState(models.TextChoices):
    """Where a deletion run stands."""

    PROPOSED = "proposed", _("Proposed")
    CONFIRMED_ONCE = "confirmed_once", _("Confirmed by one, waits for a second person")
    DONE = "done", _("Carried out")
    PUT_ASIDE = "put_aside", _("Put aside")


class Looked(models.TextChoices):
    """What of a person was looked at."""

    PERSON_PAGE = "person_page", _("the person's page")
    OWN_DATA = "own_data", _("all data held on the person")
    CONSENTS = "consents", _("the consents")
