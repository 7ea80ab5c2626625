"""What is recorded about a member: joining, standing, dates, leave, helper, leaving."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.organization.mandates.queries import duties_of
from chibo.organization.membership.choices import Standing
from chibo.organization.membership.queries import badge_years, members_of, party_dates
from chibo.organization.membership.services import (
    assign_helper,
    change_standing,
    end_leave,
    end_membership,
    enter_membership,
    give_badge_early,
    grant_leave,
    recognise_official,
    set_party_dates,
)
from chibo.organization.people.services import add_person
from chibo.organization.register import forms
from chibo.organization.register.forms.badges import EarlyBadgeForm
from chibo.organization.register.views import alike, loaders
from chibo.organization.register.views.asking import Question, ask
from chibo.organization.register.views.loaders import KeptLeave, KeptMember
from chibo.platform.authz.guard import requires
from chibo.web.http import Request


@require_http_methods(["GET", "POST"])
@requires("membership.edit_members", loaders.cell)
def add(request: Request, cell: Any) -> HttpResponse:
    """Somebody comes to the cell."""

    @transaction.atomic
    def act(form: Any) -> str:
        facts = form.facts()
        standing, on, decision = facts.pop("standing"), facts.pop("on"), facts.pop("decision")
        entered = add_person(facts.pop("full_name"), by=request.user, **facts)
        enter_membership(
            entered.pk, unit_id=cell.pk, standing=standing, on=on, decision=decision, by=request.user
        )
        alike.remember_answer(request, entered.pk, by=request.user)
        return str(entered.get_absolute_url())

    contact = duties_of(request.user).in_committee(cell.pk)
    question = Question(
        title=_("New member of the cell"),
        lead=_("Many at once are quicker with a workbook: use Import a list."),
        verb=_("Enter"),
        back=reverse("membership:of", args=[cell.pk]),
        back_label=cell.name,
        done=_("The comrade is on the list. Add the Party dates on this page."),
        watched=True,
    )
    form = forms.NewMemberForm(request.POST or None, contact=contact)
    alike.watch_name(form, cell.pk)
    return alike.question_first(request, form, question) or ask(request, form, act, question)


@require_http_methods(["GET", "POST"])
@requires("people.edit_person", loaders.person)
def dates(request: Request, person: Any) -> HttpResponse:
    """The two clocks."""
    known = party_dates(person.pk)
    initial = {name: getattr(known, name) for name in forms.PartyDatesForm.base_fields}
    form = forms.PartyDatesForm(request.POST or None, initial=initial)
    question = _about(
        person, _("Party dates"), _("Party age counts from the decision, probation from the ceremony."),
        _("Save"), _("The dates are saved."),
    )  # fmt: skip
    return ask(
        request, form, lambda f: set_party_dates(person.pk, by=request.user, **f.cleaned_data), question
    )


@require_http_methods(["GET", "POST"])
@requires("membership.edit_members", loaders.kept_member)
def early_badge(request: Request, member: KeptMember) -> HttpResponse:
    """A decision gives a badge before the years are complete; why is not asked."""
    today = timezone.localdate()
    form = EarlyBadgeForm(request.POST or None, years=badge_years(member.unit_id, on=today))

    def act(form: Any) -> None:
        give_badge_early(
            member.person_id, unit_id=member.unit_id, years=form.cleaned_data["years"], decision=form.decision,
            award_on=form.cleaned_data["award_on"], by=request.user, on=today,
        )

    lead = _("Only the decision and the day are kept. Never write an illness.")
    return ask(request, form, act, _about(member, _("Badge before its time"), lead, _("Save"), _("Recorded.")))


@require_http_methods(["GET", "POST"])
@requires("membership.edit_members", loaders.kept_member)
def standing(request: Request, member: KeptMember) -> HttpResponse:
    """A new standing: above all, official after the probation."""

    def act(form: Any) -> None:
        facts = form.cleaned_data
        if facts["standing"] == Standing.OFFICIAL and member.standing == Standing.PROBATIONARY:
            recognise_official(
                member.person_id, unit_id=member.unit_id, official_on=facts["on"],
                decision=facts["decision"], by=request.user,
            )  # fmt: skip
            return
        change_standing(
            member.person_id, unit_id=member.unit_id, standing=facts["standing"], on=facts["on"],
            decision=facts["decision"], by=request.user,
        )  # fmt: skip

    question = _about(
        member, _("New standing"),
        _("Official counts from the end of the twelve months, even when the decision came later."),
        _("Record"), _("The new standing is recorded."),
    )  # fmt: skip
    return ask(request, forms.StandingForm(request.POST or None), act, question)


@require_http_methods(["GET", "POST"])
@requires("membership.edit_members", loaders.kept_member)
def leave(request: Request, member: KeptMember) -> HttpResponse:
    """The member is not expected for a while."""

    def act(form: Any) -> None:
        facts = dict(form.cleaned_data)
        facts["until"] = facts.pop("back_on")
        grant_leave(member.person_id, unit_id=member.unit_id, by=request.user, **facts)

    question = _about(
        member, _("Exemption or absence"),
        _("Exempted members and members who are away do not count in the attendance rate."),
        _("Record"), _("The leave is recorded."),
    )  # fmt: skip
    return ask(request, forms.LeaveForm(request.POST or None), act, question)


@require_http_methods(["GET", "POST"])
@requires("membership.edit_members", loaders.leave)
def leave_end(request: Request, leave: KeptLeave) -> HttpResponse:
    """The member is back."""
    question = _about(
        leave, _("End of the leave"), _("From this day the comrade is expected at meetings again."),
        _("Record"), _("The end of the leave is recorded."),
    )  # fmt: skip
    form = forms.EndForm(request.POST or None)
    del form.fields["decision"]
    return ask(
        request, form, lambda f: end_leave(leave.pk, on=f.cleaned_data["on"], by=request.user), question
    )


@require_http_methods(["GET", "POST"])
@requires("membership.edit_members", loaders.kept_member)
def helper(request: Request, member: KeptMember) -> HttpResponse:
    """Who helps a probationary member."""
    today = timezone.localdate()
    people = [
        (other.person_id, other.full_name)
        for other in members_of(member.unit_id, on=today)
        if other.standing == Standing.OFFICIAL and other.person_id != member.person_id
    ]

    def act(form: Any) -> None:
        chosen = form.cleaned_data["helper"]
        assign_helper(member.person_id, unit_id=member.unit_id, helper_id=chosen, on=today, by=request.user)

    question = _about(
        member, _("Helper"), _("An official member of the cell helps through the probation."),
        _("Assign"), _("The helper is recorded."),
    )  # fmt: skip
    return ask(request, forms.HelperForm(request.POST or None, people=people), act, question)


@require_http_methods(["GET", "POST"])
@requires("membership.edit_members", loaders.kept_member)
def end(request: Request, member: KeptMember) -> HttpResponse:
    """The member leaves the cell; nothing is deleted."""

    def act(form: Any) -> None:
        end_membership(member.person_id, unit_id=member.unit_id, by=request.user, **form.cleaned_data)

    question = _about(
        member, _("End of the membership"),
        _("Minutes and resolutions keep the name. Nothing is deleted; the comrade leaves the list on that day."),
        _("Record the end"), _("The end of the membership is recorded."), danger=True,
    )  # fmt: skip
    return ask(request, forms.EndMembershipForm(request.POST or None), act, question)


def _about(subject: Any, title: str, lead: str, verb: str, done: str, *, danger: bool = False) -> Question:
    """A question about a person; back goes to the person's page."""
    person_id = getattr(subject, "person_id", None) or subject.pk
    label = getattr(subject, "full_name", "") or _("Person")
    back = reverse("people:detail", args=[person_id])
    return Question(title, lead, verb, back, label, done, danger)
