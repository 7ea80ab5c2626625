"""The words of a meeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    """What kind of meeting (party-cell §3.1)."""

    REGULAR = "regular", _("Regular meeting")
    THEMATIC = "thematic", _("Thematic meeting")
    REGULAR_THEMATIC = "regular_thematic", _("Regular meeting with thematic part")
    COMMITTEE = "committee", _("Committee meeting")
    EXTRAORDINARY = "extraordinary", _("Extraordinary meeting")
    OFFICE = "office", _("Office meeting")


CELL_MEETINGS = frozenset(
    {
        MeetingKind.REGULAR,
        MeetingKind.THEMATIC,
        MeetingKind.REGULAR_THEMATIC,
        MeetingKind.EXTRAORDINARY,
    }
)
"""Meetings of all members of the cell; the others have their own circle."""

MONTHLY_MEETINGS = frozenset({MeetingKind.REGULAR, MeetingKind.REGULAR_THEMATIC})
"""The meeting every month must have: exactly one of them per cell and month."""


class Mode(models.TextChoices):
    """How people come together."""

    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    MIXED = "mixed", _("Mixed")


class State(models.TextChoices):
    """Where a meeting stands; the moves are in rules/meeting_states.py."""

    PLANNED = "planned", _("Being prepared")
    ANNOUNCED = "announced", _("Announced")
    IN_SESSION = "in_session", _("In session")
    CLOSED = "closed", _("Closed, minutes in draft")
    MINUTES_ADOPTED = "minutes_adopted", _("Minutes adopted")
    ISSUED = "issued", _("Resolution issued")
    REPORTED = "reported", _("Reported to the superior")
    REVIEWED = "reviewed", _("Reviewed")
    CANCELLED = "cancelled", _("Cancelled")


class Section(models.TextChoices):
    """The parts of an agenda, in order."""

    OPENING = "opening", _("Opening")
    CONTENT = "content", _("Content")
    CLOSING = "closing", _("Closing")


class ItemKind(models.TextChoices):
    """What an agenda item is about; drives where its conclusion goes in minutes and resolution."""

    OPENING = "opening", _("Opening, guests")
    ROLL = "roll", _("Roll call")
    DUES = "dues", _("Party dues")
    PROGRAMME = "programme", _("Adoption of the programme")
    NEWS = "news", _("News and new documents")
    DIRECTIVE = "directive", _("Directive or document")
    IDEOLOGY = "ideology", _("Thinking of members")
    RESULTS = "results", _("Results of last month's resolution")
    NEXT_TASKS = "next_tasks", _("Tasks of next month")
    THEMATIC = "thematic", _("Thematic part")
    DISCUSSION = "discussion", _("Discussion, self-criticism and criticism")
    PARTY_BUILDING = "party_building", _("Party building")
    OTHER = "other", _("Other")
    CONCLUSION = "conclusion", _("Conclusion and resolution")
    SCORE = "score", _("Self-assessment")
    MINUTES = "minutes", _("Reading and adoption of the minutes")


class ItemState(models.TextChoices):
    """Where an item stands."""

    WAITING = "waiting", _("Waiting")
    CURRENT = "current", _("Current")
    DONE = "done", _("Done")
    MOVED = "moved", _("Moved to next month")


class Presence(models.TextChoices):
    """How a person took part (party-cell §3.2). Empty means: not ticked yet."""

    PRESENT = "present", _("Present")
    EXCUSED = "excused", _("Absent with reason")
    UNEXCUSED = "unexcused", _("Absent without reason")
    ABROAD = "abroad", _("On mission abroad")
    EXEMPTED = "exempted", _("Exempted")
    AWAY = "away", _("Temporarily with another cell")
    SUSPENDED = "suspended", _("Party activity suspended")


class RollStanding(models.TextChoices):
    """As what a person stands on the roll."""

    OFFICIAL = "official", _("Official member")
    PROBATIONARY = "probationary", _("Probationary member")
    TEMPORARY_HERE = "temporary_here", _("Temporarily here")
    GUEST = "guest", _("Guest")
    STAFF = "staff", _("Staff of the office")


class StatementKind(models.TextChoices):
    """What was said: an opinion, or a wish that is owed an answer."""

    OPINION = "opinion", _("Opinion")
    REPORT = "report", _("Report")
    CRITICISM = "criticism", _("Self-criticism and criticism")
    WISH = "wish", _("Wish or proposal")


class Majority(models.TextChoices):
    """Which share must be in favour."""

    HALF = "half", _("More than half of the official members")
    TWO_THIRDS = "two_thirds", _("At least two thirds of the official members")


class VoteSubject(models.TextChoices):
    """What a vote decides."""

    QUESTION = "question", _("A question")
    DECISION = "decision", _("The resolution or conclusion of the month")
    MINUTES = "minutes", _("The minutes")


class DecisionKind(models.TextChoices):
    """What the month ends with: "kết luận hoặc nghị quyết"."""

    RESOLUTION = "resolution", _("Resolution")
    CONCLUSION = "conclusion", _("Conclusion")


class DecisionState(models.TextChoices):
    """Where the resolution stands."""

    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")
    ISSUED = "issued", _("Signed and issued")


class MinutesState(models.TextChoices):
    """Where the minutes stand."""

    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")
    LOCKED = "locked", _("Signed and locked")


class ScoreColumn(models.TextChoices):
    """Who scored."""

    SELF = "self", _("Cell committee")
    SUPERIOR = "superior", _("Superior committee")


HELD_STATES = frozenset(
    {State.CLOSED, State.MINUTES_ADOPTED, State.ISSUED, State.REPORTED, State.REVIEWED}
)
"""The meeting has taken place; it never reopens."""
