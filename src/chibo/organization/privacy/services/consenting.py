"""Consent: given and withdrawn in chibo or on paper; both are written down and stay as history."""

import datetime as dt

from django.db import IntegrityError, transaction

from chibo.organization.privacy.choices import CONSENTED, Way
from chibo.organization.privacy.errors import NoConsentNeeded, PaperWithoutNote
from chibo.organization.privacy.events import ConsentChanged
from chibo.organization.privacy.models import Consent
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish


@transaction.atomic
def give_consent(
    person_id: int, purpose: str, *, way: Way, by: Actor, on: dt.date, at: dt.datetime, note: str = ""
) -> Consent:
    """The person agrees to one purpose from ``on``. Harmless twice. On paper, ``note`` says where the sheet is."""
    _ensure_consented(purpose, way, note)
    held = _open(person_id, purpose)
    if held is not None:
        return held
    try:
        with transaction.atomic():
            consent = Consent.objects.create(
                person_id=person_id, purpose=purpose, given_on=on, given_way=way, given_note=note.strip()[:200],
                given_by=str(by)[:120], given_at=at,
            )
    except IntegrityError:  # the same yes was written down a moment ago
        return Consent.objects.get(person_id=person_id, purpose=purpose, withdrawn_on=None)
    record("privacy.consent.given", consent, by=by, at=at, person=person_id, purpose=purpose, way=way)
    publish(ConsentChanged(person_id=person_id, purpose=purpose, given=True))
    return consent


@transaction.atomic
def withdraw_consent(
    person_id: int, purpose: str, *, way: Way, by: Actor, on: dt.date, at: dt.datetime, note: str = ""
) -> Consent | None:
    """The person no longer agrees; the use stops at once. Harmless when there was no consent."""
    _ensure_consented(purpose, way, note)
    held = _open(person_id, purpose)
    if held is None:
        return None
    held.withdrawn_on, held.withdrawn_way, held.withdrawn_at = max(on, held.given_on), way, at
    held.withdrawn_note, held.withdrawn_by = note.strip()[:200], str(by)[:120]
    held.save(update_fields=["withdrawn_on", "withdrawn_way", "withdrawn_at", "withdrawn_note", "withdrawn_by"])
    record("privacy.consent.withdrawn", held, by=by, at=at, person=person_id, purpose=purpose, way=way)
    publish(ConsentChanged(person_id=person_id, purpose=purpose, given=False))
    return held


def _ensure_consented(purpose: str, way: Way, note: str) -> None:
    if purpose not in CONSENTED:
        raise NoConsentNeeded()
    if way == Way.PAPER and not note.strip():
        raise PaperWithoutNote()


def _open(person_id: int, purpose: str) -> Consent | None:
    rows = Consent.objects.select_for_update()
    return rows.filter(person_id=person_id, purpose=purpose, withdrawn_on=None).first()
