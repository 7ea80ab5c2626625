"""Facts about personal data."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("privacy.correction_answered")
@dataclass(frozen=True)
class CorrectionAnswered:
    """The committee has answered a request."""

    request_id: int
    accepted: bool


@event("privacy.consent_changed")
@dataclass(frozen=True)
class ConsentChanged:
    """Somebody gave or withdrew a consent."""

    person_id: int
    purpose: str
    given: bool


@event("privacy.run_carried_out")
@dataclass(frozen=True)
class RunCarriedOut:
    """Records whose time was over were deleted."""

    run_id: int
