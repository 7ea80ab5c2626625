"""Transfers: the book of who went and came, one transfer, and its steps on both sides."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chibo.organization.mandates.queries import visible_people
from chibo.organization.membership.queries import member_ids, transfer_lines, transfers_in
from chibo.organization.membership.services import (
    accept_transfer,
    begin_transfer,
    cancel_transfer,
    end_stay,
    hand_over,
)
from chibo.organization.people.services import add_person
from chibo.organization.register.forms.moving import (
    ArrivalForm,
    CancelForm,
    DayForm,
    HandOverForm,
    TransferForm,
)
from chibo.organization.register.queries.transfers import transfer_steps, visible_transfers
from chibo.organization.register.views import loaders
from chibo.organization.register.views.asking import Question, ask
from chibo.organization.register.views.books import transfers_book
from chibo.organization.register.views.loaders import KeptMember
from chibo.organization.units.queries import cells, unit_card
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import may
from chibo.platform.threads.queries import thread_of
from chibo.web.http import Request
from chibo.web.pages import page


@require_safe
@requires("membership.edit_members", loaders.cell)
def listing(request: Request, cell: Any) -> HttpResponse:
    """Sổ theo dõi đảng viên chuyển đi – đến; ``?format=xlsx|docx|pdf`` prints it."""
    lines = transfers_in(cell.pk, on=timezone.localdate())
    if wanted := request.GET.get("format"):
        return transfers_book(cell, lines, wanted)
    return page(request, "register/transfers.html", {"cell": unit_card(cell.pk), "lines": lines})


@require_safe
@requires("membership.view_transfer", loaders.transfer)
def detail(request: Request, transfer: Any) -> HttpResponse:
    """Where the transfer stands, who has to do what by when."""
    today = timezone.localdate()
    line = transfer_lines(visible_transfers(request.user).filter(pk=transfer.pk), on=today)[0]
    context = {
        "line": line,
        "steps": transfer_steps(line),
        "today": today,
        "releases": may(request.user, "membership.release_member", transfer),
        "receives": may(request.user, "membership.receive_member", transfer),
        "sees_person": visible_people(request.user).filter(pk=line.person_id).exists(),
        "thread": thread_of(line.reference, user=request.user),
    }
    return page(request, "register/transfer.html", context)


@require_http_methods(["GET", "POST"])
@requires("membership.edit_members", loaders.kept_member)
def leaving(request: Request, member: KeptMember) -> HttpResponse:
    """A member of the cell is to move."""
    today = timezone.localdate()
    others = [(cell.pk, cell.name) for cell in cells(on=today) if cell.pk != member.unit_id]

    def act(form: Any) -> str:
        begun = begin_transfer(
            member.person_id, from_unit_id=member.unit_id, by=request.user, on=today, **form.facts()
        )
        return begun.get_absolute_url()

    question = Question(
        title=_("Transfer to another cell"),
        lead=_(
            "The comrade stays on the list until the other cell has taken them in. The letter "
            "of introduction comes from the higher committee."),
        verb=_("Begin the transfer"), back=reverse("people:detail", args=[member.person_id]),
        back_label=member.full_name, done=_("The transfer has begun. Record the letter when you hand over."),
    )  # fmt: skip
    return ask(request, TransferForm(request.POST or None, units=others), act, question)


@require_http_methods(["GET", "POST"])
@requires("membership.edit_members", loaders.cell)
def arriving(request: Request, cell: Any) -> HttpResponse:
    """Somebody comes from a place outside this house, with a letter."""
    today = timezone.localdate()
    known = visible_people(request.user).exclude(pk__in=member_ids([cell.pk], on=today))
    people = [(person.pk, person.full_name) for person in known]

    def act(form: Any) -> str:
        facts = form.facts()
        letter, introduced, name = facts.pop("letter"), facts.pop("introduced_on"), facts.pop("full_name")
        person_id = facts.pop("person") or add_person(name, by=request.user).pk
        begun = begin_transfer(person_id, to_unit_id=cell.pk, by=request.user, on=today, **facts)
        hand_over(begun, letter=letter, introduced_on=introduced, handed_over_on=introduced, by=request.user, on=today)
        return begun.get_absolute_url()

    question = Question(
        title=_("Transfer from another place"),
        lead=_(
            "For a comrade whose cell does not use this program; between cells of this house the "
            "other secretary begins it."),
        verb=_("Record"), back=reverse("membership:transfers", args=[cell.pk]), back_label=_("Members who went and came"),
        done=_("The letter is recorded. Take the comrade in when the committee has agreed."),
    )  # fmt: skip
    return ask(request, ArrivalForm(request.POST or None, people=people), act, question)


@require_http_methods(["GET", "POST"])
@requires("membership.release_member", loaders.transfer)
def handing_over(request: Request, transfer: Any) -> HttpResponse:
    """The releasing side gives the letter."""
    question = _about(
        transfer, _("Hand over"),
        _("The receiving cell sees the transfer from now on. Papers are given by hand, sealed; no file is kept here."),
        _("Hand over"), _("Handed over. The other side takes the comrade in."),
    )  # fmt: skip
    act = _doing(lambda facts: hand_over(transfer, by=request.user, on=timezone.localdate(), **facts))
    return ask(request, HandOverForm(request.POST or None), act, question)


@require_http_methods(["GET", "POST"])
@requires("membership.receive_member", loaders.transfer)
def accepting(request: Request, transfer: Any) -> HttpResponse:
    """The receiving side takes the member in."""
    question = _about(
        transfer, _("Take in"),
        _("On this day the membership passes over; after a temporary transfer the comrade stays on the list at home."),
        _("Take in"), _("The comrade is taken in."),
    )  # fmt: skip
    act = _doing(
        lambda facts: accept_transfer(transfer, accepted_on=facts["on"], by=request.user, on=timezone.localdate())
    )
    return ask(request, DayForm(request.POST or None, label=_("Taken in on")), act, question)


@require_http_methods(["GET", "POST"])
@requires("membership.end_stay", loaders.transfer)
def returning(request: Request, transfer: Any) -> HttpResponse:
    """A temporary stay is over."""
    question = _about(
        transfer, _("Return from the temporary stay"), _("From this day the comrade is expected at home again."),
        _("Record"), _("The return is recorded."),
    )  # fmt: skip
    act = _doing(
        lambda facts: end_stay(transfer, returned_on=facts["on"], by=request.user, on=timezone.localdate())
    )
    return ask(request, DayForm(request.POST or None, label=_("Back on")), act, question)


@require_http_methods(["GET", "POST"])
@requires("membership.release_member", loaders.transfer)
def cancelling(request: Request, transfer: Any) -> HttpResponse:
    """The move does not take place."""
    question = _about(
        transfer, _("Cancel the transfer"), _(
            "The comrade stays where they are; the transfer stays in the book "
            "as cancelled."),
        _("Cancel the transfer"), _("The transfer is cancelled."), danger=True,
    )  # fmt: skip
    act = _doing(lambda facts: cancel_transfer(transfer, by=request.user, on=timezone.localdate(), **facts))
    return ask(request, CancelForm(request.POST or None), act, question)


def _doing(work: Callable[[dict[str, Any]], object]) -> Callable[[Any], None]:
    """What ``ask`` does with the form: hand its facts on, then go back."""

    def act(form: Any) -> None:
        work(form.cleaned_data)

    return act


def _about(transfer: Any, title: str, lead: str, verb: str, done: str, *, danger: bool = False) -> Question:
    back = reverse("membership:transfer", args=[transfer.pk])
    return Question(title, lead, verb, back, transfer.person.full_name, done, danger)
