"""Requests for correction: asked, answered within days, told to the person."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from chibo.kernel.text import clean
from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import cells_behind, holders
from chibo.organization.people.queries import person_cards, person_of
from chibo.organization.privacy.choices import CorrectionState
from chibo.organization.privacy.errors import (
    AlreadyAnswered,
    NobodyKeepsTheData,
    OwnRequest,
    ReasonMissing,
    SomethingMissing,
)
from chibo.organization.privacy.events import CorrectionAnswered
from chibo.organization.privacy.models import CorrectionRequest
from chibo.organization.privacy.rules.correcting import answer_due, may_answer
from chibo.organization.units.queries import unit_name
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import record
from chibo.platform.events.bus import publish
from chibo.platform.notices.services import Addressee, send_once
from chibo.platform.rulebook.queries import rules_on


@transaction.atomic
def ask_correction(
    person_id: int, *, wrong: str, right: str, why: str, by: Account, on: dt.date, at: dt.datetime, kind: str = ""
) -> CorrectionRequest:
    """The person says what is wrong; the committee of their cell is told and has days to answer."""
    texts = {"wrong": clean(wrong)[:300], "right": clean(right)[:500], "why": clean(why)[:500]}
    if not all(texts.values()):
        raise SomethingMissing()
    unit_id = _answering_cell(person_id, on)
    days = rules_on(on, f"unit:{unit_id}").integer("privacy.correction_days")
    request = CorrectionRequest.objects.create(
        person_id=person_id, unit_id=unit_id, asked_by=by, kind=kind, asked_on=on, due=answer_due(on, days), **texts
    )
    record("privacy.correction.asked", request, by=by, at=at, person=person_id, due=request.due)
    _tell_committee(request, by=by, at=at)
    return request


@transaction.atomic
def accept_correction(
    request: CorrectionRequest, *, by: Account, on: dt.date, at: dt.datetime, answer: str = ""
) -> CorrectionRequest:
    """The committee agrees; the fact itself is put right on its own page, under its own right."""
    return _answer(request, CorrectionState.ACCEPTED, answer, by=by, on=on, at=at)


@transaction.atomic
def refuse_correction(
    request: CorrectionRequest, *, answer: str, by: Account, on: dt.date, at: dt.datetime
) -> CorrectionRequest:
    """The committee does not agree and says why."""
    if not clean(answer):
        raise ReasonMissing()
    return _answer(request, CorrectionState.REFUSED, answer, by=by, on=on, at=at)


@transaction.atomic
def take_back_correction(request: CorrectionRequest, *, by: Account, on: dt.date, at: dt.datetime) -> CorrectionRequest:
    """The person no longer asks for it."""
    request = _waiting(request)
    request.state, request.answered_on = CorrectionState.TAKEN_BACK, on
    request.save(update_fields=["state", "answered_on"])
    record("privacy.correction.taken_back", request, by=by, at=at)
    return request


def _answer(
    request: CorrectionRequest, state: CorrectionState, answer: str, *, by: Account, on: dt.date, at: dt.datetime
) -> CorrectionRequest:
    request = _waiting(request)
    answering = person_of(by.pk)
    if not may_answer(answering.pk if answering else None, request.person_id):
        raise OwnRequest()
    request.state, request.answer, request.answered_on, request.answered_by = state, clean(answer)[:500], on, by
    request.save(update_fields=["state", "answer", "answered_on", "answered_by"])
    record(f"privacy.correction.{state}", request, by=by, at=at)
    publish(CorrectionAnswered(request_id=request.pk, accepted=state == CorrectionState.ACCEPTED))
    _tell_person(request, by=by, at=at)
    return request


def _waiting(request: CorrectionRequest) -> CorrectionRequest:
    request = CorrectionRequest.objects.select_for_update().get(pk=request.pk)
    if request.state != CorrectionState.WAITING:
        raise AlreadyAnswered()
    return request


def _answering_cell(person_id: int, on: dt.date) -> int:
    """The cell to which the person belongs or that leads where they work; the oldest with a committee or clerk."""
    keepers = (Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.COMMITTEE_MEMBER, Post.CLERK)
    for unit_id in sorted(cells_behind(person_id)):
        if holders(unit_id, *keepers, on=on):
            return unit_id
    raise NobodyKeepsTheData()


def _tell_committee(request: CorrectionRequest, *, by: Account, at: dt.datetime) -> None:
    told = holders(request.unit_id, Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.COMMITTEE_MEMBER, on=request.asked_on)
    people = {one.account_id: one.full_name for one in told if one.account_id and one.person_id != request.person_id}
    with translation.override(settings.LANGUAGE_CODE):
        title = _("A request for correction waits for an answer until %(day)s") % {"day": day_numbers(request.due)}
        body = _("Somebody asks for a fact held on them to be corrected. Open the request to read and answer it.")
    _send(request, "asked", people, by=by, at=at, title=title, body=body)


def _tell_person(request: CorrectionRequest, *, by: Account, at: dt.datetime) -> None:
    card = person_cards([request.person_id])[request.person_id]
    if card.account_id is None:
        return
    with translation.override(settings.LANGUAGE_CODE):
        accepted = request.state == CorrectionState.ACCEPTED
        words = _("the request is accepted") if accepted else _("the request is refused, with a reason")
        title = _("Your request for correction was answered: %(how)s") % {"how": words}
    people = {card.account_id: card.full_name}
    _send(request, "answered", people, by=by, at=at, title=title, body=request.answer)


def _send(
    request: CorrectionRequest, step: str, people: dict[int, str], *, by: Account, at: dt.datetime, title: str, body: str
) -> None:
    send_once(
        f"privacy.correction_{step}",
        origin=f"{request.reference}:{step}",
        scope=f"unit:{request.unit_id}",
        sender=unit_name(request.unit_id, on=request.asked_on),
        title=title,
        body=body,
        recipients=[Addressee(name, account) for account, name in people.items()],
        subject=request.reference,
        href=request.get_absolute_url(),
        by=by,
        at=at,
    )
