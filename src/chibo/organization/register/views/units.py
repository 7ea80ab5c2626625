"""Units and posts: the tree, one unit, and what a decision does to it."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chibo.organization.mandates.choices import COMMITTEE
from chibo.organization.mandates.queries import delegations_in, mandates_in, visible_people, visible_units
from chibo.organization.membership.queries import membership_counts
from chibo.organization.register import forms
from chibo.organization.register.queries import unit_tree
from chibo.organization.register.views import loaders
from chibo.organization.register.views.asking import Question, ask
from chibo.organization.units.choices import Side, UnitKind
from chibo.organization.units.queries import (
    all_units,
    current_term,
    events_of,
    names_of,
    succession_of,
    terms_of,
    unit_card,
    unit_cards,
    units_named,
    work_handed_over,
)
from chibo.organization.units.services import (
    describe_unit,
    establish_unit,
    move_unit,
    open_term,
    rename_unit,
)
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.authz.permissions import may
from chibo.platform.panels.leftovers import left_in
from chibo.web.http import Request
from chibo.web.pages import page


@require_safe
@requires_plain("authz.signed_in")
def listing(request: Request) -> HttpResponse:
    """The units of today that the reader may know, with their posts."""
    tree = unit_tree(request.user, on=timezone.localdate())
    words = request.GET.get("q", "").strip()
    named = units_named(words)
    cards = unit_cards(visible_units(request.user).filter(pk__in=named).values_list("pk", flat=True))
    seen = _seen(request, [post.person_id for branch in tree for post in branch.posts])
    return page(
        request, "register/units.html",
        {"tree": tree, "seen": seen, "q": words, "found": [(cards[pk], named[pk]) for pk in named if pk in cards]},
    )


@require_safe
@requires("units.view_unit", loaders.unit)
def detail(request: Request, unit: Any) -> HttpResponse:
    """One unit: names through time, events, terms with the committee, posts."""
    today = timezone.localdate()
    below = [branch for branch in unit_tree(request.user, on=today) if branch.unit.parent_id == unit.pk]
    around = visible_units(request.user).filter(pk__in=[pk for pk in (unit.parent_id, unit.leads_id) if pk])
    posts = mandates_in([unit.pk], on=today)
    reads = unit.side == Side.PARTY and may(request.user, "membership.view_members", unit)
    context = {
        "unit": unit_card(unit.pk),
        "around": unit_cards(around.values_list("pk", flat=True)),
        "below": below,
        "names": names_of(unit.pk),
        "events": events_of(unit.pk),
        "succession": succession_of(unit.pk),
        "term": current_term(unit.pk, on=today),
        "terms": terms_of(unit.pk),
        "committee": [post for post in posts if post.post in COMMITTEE],
        "posts": [post for post in posts if post.post not in COMMITTEE],
        "stand_ins": {one.mandate.pk: one for one in delegations_in([unit.pk], on=today)},
        "seen": _seen(request, [post.person_id for post in posts]),
        "counts": membership_counts(unit.pk, on=today) if reads else {},
        "reads": reads,
        "edits": may(request.user, "units.edit_unit", unit),
        "elects": unit.kind == UnitKind.PARTY_CELL and may(request.user, "mandates.record_election", unit),
        "today": today,
        "ended": bool(unit.until and unit.until <= today),
    }
    if context["ended"]:
        context |= {"handed": work_handed_over(unit_id=unit.pk, on=today), "left": left_in(unit.pk, request.user)}
    return page(request, "register/unit.html", context)


def _seen(request: Request, person_ids: list[int]) -> set[int]:
    """Whose page the visitor may open; the names of the others are plain text."""
    return set(visible_people(request.user).filter(pk__in=person_ids).values_list("pk", flat=True))


@require_http_methods(["GET", "POST"])
@requires("units.edit_unit", loaders.unit)
def edit(request: Request, unit: Any) -> HttpResponse:
    """Sign, place, code."""
    bodies = [(u.pk, u.name) for u in all_units(on=timezone.localdate()) if u.side == Side.STATE]
    names = ("short_name", "symbol", "place_name", "code")
    initial = {**{name: getattr(unit, name) for name in names}, "leads": unit.leads_id}

    def act(form: Any) -> None:
        facts = dict(form.cleaned_data)
        describe_unit(unit.pk, by=request.user, leads_id=facts.pop("leads"), **facts)

    form = forms.UnitForm(request.POST or None, initial=initial, bodies=bodies)
    lead = _("What papers need beside the name. A new name needs a decision: use Rename.")
    return ask(request, form, act, _about(unit, _("Describe the unit"), lead, _("Save")))


@require_http_methods(["GET", "POST"])
@requires("units.edit_unit", loaders.unit)
def add(request: Request, unit: Any) -> HttpResponse:
    """A new unit, usually under this one."""

    def act(form: Any) -> str:
        facts = dict(form.cleaned_data)
        new = establish_unit(facts.pop("name"), parent_id=facts.pop("parent"), by=request.user, **facts)
        return str(new.get_absolute_url())

    form = forms.NewUnitForm(request.POST or None, units=others(0), initial={"parent": unit.pk})
    lead = _("The unit exists from the day of the decision on.")
    return ask(request, form, act, _about(unit, _("New unit"), lead, _("Establish")))


@require_http_methods(["GET", "POST"])
@requires("units.edit_unit", loaders.unit)
def rename(request: Request, unit: Any) -> HttpResponse:
    """A new name from a day on."""
    lead = _("Papers dated before that day keep the old name.")
    return ask(
        request, forms.RenameUnitForm(request.POST or None),
        lambda f: rename_unit(
            unit.pk, name=f.cleaned_data["name"], short_name=f.cleaned_data["short_name"], on=f.cleaned_data["on"],
            decision=f.decision, by=request.user,
        ),
        _about(unit, _("Rename"), lead, _("Rename")),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@requires("units.edit_unit", loaders.unit)
def move(request: Request, unit: Any) -> HttpResponse:
    """Another superior."""

    def act(form: Any) -> None:
        facts = form.cleaned_data
        move_unit(unit.pk, parent_id=facts["parent"], on=facts["on"], decision=form.decision, by=request.user)

    form = forms.MoveUnitForm(request.POST or None, units=others(unit.pk))
    lead = _("The unit stands under another superior; when and by which decision is kept.")
    return ask(request, form, act, _about(unit, _("Move under another superior"), lead, _("Move")))


@require_http_methods(["GET", "POST"])
@requires("units.edit_unit", loaders.unit)
def term(request: Request, unit: Any) -> HttpResponse:
    """A new term after a congress."""
    lead = _("The running term ends on that day, and numbering of papers starts again.")
    return ask(
        request, forms.TermForm(request.POST or None),
        lambda f: open_term(unit.pk, by=request.user, **f.cleaned_data),
        _about(unit, _("New term"), lead, _("Begin the term")),
    )  # fmt: skip


def others(pk: int) -> list[tuple[int, str]]:
    return [(unit.pk, unit.name) for unit in all_units(on=timezone.localdate()) if unit.pk != pk]


def _about(unit: Any, title: str, lead: str, verb: str, *, danger: bool = False) -> Question:
    back = reverse("units:detail", args=[unit.pk])
    return Question(title, lead, verb, back, unit.name, _("Recorded."), danger)
