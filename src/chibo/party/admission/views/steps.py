"""The small forms of the steps, one row each: what is asked, what is done, what the page says."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from chibo.organization.membership.choices import Standing
from chibo.organization.membership.queries import members_of
from chibo.party.admission import forms
from chibo.party.admission.choices import Matter
from chibo.party.admission.models import Candidate
from chibo.party.admission.services import (
    add_introduction,
    assign_candidate_helper,
    describe_candidate,
    hold_ceremony,
    recognise_candidate,
    record_certificate,
    record_decision,
    record_vote,
    stop_candidate,
)
from chibo.party.admission.services.steps import Count
from chibo.platform.audit.services import Actor
from chibo.work.meetings.queries.counted import counted_vote, counted_votes

VOTES_SINCE = dt.timedelta(days=400)
"""How far back votes of meetings are offered."""


@dataclass(frozen=True)
class Step:
    """One step: its words, the form that asks for it, and the service that does it."""

    title: Any
    lead: Any
    done: Any
    form: Callable[[Any, Candidate, dt.date], django_forms.Form]
    act: Callable[[Candidate, dict[str, Any], Actor, dt.date], object]
    danger: bool = False


def _plain(form: type[django_forms.Form]) -> Callable[[Any, Candidate, dt.date], django_forms.Form]:
    return lambda data, candidate, on: form(data)


def _members(form: type[forms.WithPeople]) -> Callable[[Any, Candidate, dt.date], django_forms.Form]:
    def make(data: Any, candidate: Candidate, on: dt.date) -> django_forms.Form:
        members = members_of(candidate.unit_id, on=on)
        return form(data, people=[(m.person_id, m.full_name) for m in members if m.standing == Standing.OFFICIAL])

    return make


def _conditions(data: Any, candidate: Candidate, on: dt.date) -> django_forms.Form:
    names = ("schooling", "left_on", "folder_place")
    return forms.ConditionsForm(data, initial={name: getattr(candidate, name) for name in names})


def _votes(data: Any, candidate: Candidate, on: dt.date) -> django_forms.Form:
    votes = counted_votes(candidate.unit_id, since=on - VOTES_SINCE)
    words = {v.pk: f"{v.day:%d/%m/%Y}: {v.question} ({v.votes_for}/{v.electorate})" for v in votes}
    return forms.VoteForm(data, votes=list(words.items()))


def _record_vote(matter: Matter) -> Callable[[Candidate, dict[str, Any], Actor, dt.date], object]:
    def act(candidate: Candidate, facts: dict[str, Any], by: Actor, on: dt.date) -> object:
        cited = counted_vote(candidate.unit_id, facts["meeting_vote"]) if facts["meeting_vote"] else None
        count = (
            Count(cited.day, cited.electorate, cited.votes_for, cited.votes_against, cited.abstentions, cited.pk)
            if cited
            else Count(
                facts["voted_on"], facts["electorate"], facts["votes_for"], facts["votes_against"] or 0,
                facts["abstentions"] or 0,
            )
        )  # fmt: skip
        return record_vote(candidate, count, matter=matter, by=by, on=on)

    return act


STEPS: dict[str, Step] = {
    "helper": Step(
        _("Helper"), _(
            "An official member of the cell helps the candidate and sees "
            "these steps."), _("The helper is recorded."),
        _members(forms.HelperForm),
        lambda c, f, by, on: assign_candidate_helper(c, helper_id=f["person"], by=by, on=on),
    ),
    "conditions": Step(
        _("Conditions and folder"), _("Ticks and days only; what the papers say is not kept here."),
        _("The conditions are recorded."),
        _conditions, lambda c, f, by, on: describe_candidate(c, by=by, on=on, **f),
    ),
    "course": Step(
        _("Course certificate"), _("The certificate is worth something for a number of years from its day."),
        _("The certificate is recorded."), _plain(forms.CertificateForm),
        lambda c, f, by, on: record_certificate(c, by=by, on=on, **f),
    ),
    "introduction": Step(
        _("Introduction"), _(
            "Two official members, or one together with the "
            "youth union."), _("The introduction is recorded."),
        _members(forms.IntroductionForm),
        lambda c, f, by, on: add_introduction(
            c, who=f["who"], person_id=f["person"], together_since=f["together_since"], by=by, on=on
        ),
    ),
    "vote": Step(
        _("Vote of the cell"), _(
            "At least two thirds of the entitled official members carry the proposal. Only numbers "
            "are kept."),
        _("The vote is recorded."), _votes, _record_vote(Matter.ADMISSION),
    ),
    "decision": Step(
        _("Admission decision"), _("Party age counts from the day on the decision."), _("The decision is recorded."),
        _plain(forms.DecisionForm), lambda c, f, by, on: record_decision(c, by=by, on=on, **f),
    ),
    "ceremony": Step(
        _("Admission ceremony"), _(
            "From this day the comrade is a probationary member; the list and the Party dates are "
            "written by themselves."),
        _("Welcome to the new comrade: the probation has begun."), _plain(forms.CeremonyForm),
        lambda c, f, by, on: hold_ceremony(c, by=by, on=on, **f),
    ),
    "recognition-vote": Step(
        _("Vote on the recognition"), _(
            "Not before the twelve months are complete; at least "
            "two thirds."), _("The vote is recorded."),
        _votes, _record_vote(Matter.RECOGNITION),
    ),
    "recognition": Step(
        _("Decision on the recognition"), _(
            "Official counts from the end of the twelve months, even when the decision "
            "came later."),
        _("The comrade is an official member."), _plain(forms.DecisionForm),
        lambda c, f, by, on: recognise_candidate(c, by=by, on=on, **f),
    ),
    "stop": Step(
        _("Stop"), _("The reason comes from a closed list; opinions are not written here."), _("The candidacy has stopped."),
        _plain(forms.StopForm), lambda c, f, by, on: stop_candidate(c, by=by, on=on, **f), danger=True,
    ),
}  # fmt: skip
"""By the word in the address."""

NEXT = {
    "listed": "course",
    "certified": "vote",
    "voted": "decision",
    "decided": "ceremony",
    "probation": "recognition-vote",
    "recognition_voted": "recognition",
}
"""The step that follows each stage."""
