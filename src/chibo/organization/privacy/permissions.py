"""Who may do what with personal data: everybody sees their own; the committee answers, proposes and confirms."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.choices import COMMITTEE
from chibo.organization.mandates.queries import cells_behind_for, duties_of
from chibo.organization.privacy.choices import Purpose
from chibo.organization.privacy.models import CorrectionRequest, RetentionRun
from chibo.organization.privacy.queries.consents import accounts_without
from chibo.organization.privacy.rules.correcting import may_answer
from chibo.platform.authz.permissions import Group, Scope, Visitor, grant, predicate
from chibo.platform.notices.consent import tells_refusals


@predicate(label=_("stands in the register"))
def is_a_person(user: Visitor, _subject: Any = None) -> bool:
    """Whether a person of the register stands behind the login."""
    return duties_of(user).person_id is not None


@predicate(label=_("sits in the committee of the cell or is its clerk"))
def keeps_a_list(user: Visitor, unit_id: int) -> bool:
    """Committee or clerk of the cell."""
    return duties_of(user).keeps_list_of(unit_id)


@predicate(label=_("made the request, or keeps the list of the cell that answers"))
def sees_the_request(user: Visitor, request: CorrectionRequest) -> bool:
    """Whoever asked, and whoever keeps the list of the cell that answers."""
    duties = duties_of(user)
    return duties.person_id == request.person_id or duties.keeps_list_of(request.unit_id)


@predicate(label=_("keeps the list of the cell that answers, and did not make the request"))
def answers_the_request(user: Visitor, request: CorrectionRequest) -> bool:
    """The committee or the clerk of the cell, never the person themselves."""
    duties = duties_of(user)
    return duties.keeps_list_of(request.unit_id) and may_answer(duties.person_id, request.person_id)


@predicate(label=_("is the person the request is about"))
def is_asker(user: Visitor, request: CorrectionRequest) -> bool:
    """The person the request is about."""
    return duties_of(user).person_id == request.person_id


@predicate(label=_("sits in the committee, or is clerk, of a cell that has to do with the person"))
def writes_down_consent(user: Visitor, person: Any) -> bool:
    """The committee or the clerk of a cell that has to do with the person writes down what was signed on paper."""
    duties = duties_of(user)
    mine = duties.units_with(*COMMITTEE) | duties.keeps
    return bool(mine and mine & cells_behind_for(user, person.pk))


@predicate(label=_("sits in the committee, or is clerk, of the cell that decides on deletion"))
def reads_the_run(user: Visitor, run: RetentionRun) -> bool:
    """Committee and clerk of the cell that decides on deletion."""
    return duties_of(user).keeps_list_of(run.unit_id)


grant(
    "privacy.see_own", to=is_a_person, label=_("see what is held on oneself, and consent"),
    scope=Scope.OWN, group=Group.TRUST,
)
grant(
    "privacy.read_request", to=sees_the_request, label=_("read a request for correction"),
    scope=Scope.CELL, group=Group.TRUST,
)
grant(
    "privacy.answer_request", to=answers_the_request, label=_("answer a request for correction"),
    scope=Scope.CELL, group=Group.TRUST,
)
grant(
    "privacy.take_back_request", to=is_asker, label=_("take back one's request for correction"),
    scope=Scope.OWN, group=Group.TRUST,
)
grant(
    "privacy.record_consent", to=writes_down_consent, label=_("write down a consent given on paper"),
    scope=Scope.CELL, group=Group.TRUST,
)
grant(
    "privacy.keep_data", to=keeps_a_list, label=_("look after retention and deletion"),
    scope=Scope.CELL, group=Group.TRUST,
)
grant(
    "privacy.read_run", to=reads_the_run, label=_("read a deletion run"),
    scope=Scope.CELL, group=Group.TRUST,
)
grant(
    "privacy.confirm_run", to=reads_the_run, label=_("confirm a deletion run as one of two"),
    scope=Scope.CELL, group=Group.TRUST,
)


@tells_refusals
def without_consent_to_mail(accounts: Collection[int], on: dt.date) -> set[int]:
    """People get notices in chibo; by e-mail only those who agreed to it."""
    return accounts_without(Purpose.EMAIL_NOTICES, accounts, on=on)
