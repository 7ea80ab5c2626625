"""Giving a post, ending it, and letting somebody act in it."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.organization.mandates.queries import DelegationLine, MandateLine, stand_ins
from chibo.organization.mandates.services import (
    delegate_post,
    end_mandate,
    give_mandate,
    revoke_delegation,
)
from chibo.organization.register import forms
from chibo.organization.register.views import loaders
from chibo.organization.register.views.asking import Question, ask
from chibo.organization.units.queries import all_units
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import may
from chibo.web.http import Request


@require_http_methods(["GET", "POST"])
@requires("mandates.give_mandate", loaders.person)
def give(request: Request, person: Any) -> HttpResponse:
    """A person gets a post in a unit for which the visitor answers."""
    units = [
        (unit.pk, unit.name)
        for unit in all_units(on=timezone.localdate())
        if may(request.user, "mandates.edit_mandates", unit)
    ]

    def act(form: Any) -> None:
        facts = dict(form.cleaned_data)
        give_mandate(person.pk, unit_id=facts.pop("unit"), by=request.user, **facts)

    question = Question(
        title=_("Give a post"),
        lead=_("Rights in chibo follow from posts: they begin and end with them."),
        verb=_("Give the post"),
        back=reverse("people:detail", args=[person.pk]),
        back_label=person.full_name,
        done=_("The post is recorded."),
    )
    return ask(request, forms.MandateForm(request.POST or None, units=units), act, question)


@require_http_methods(["GET", "POST"])
@requires("mandates.edit_mandates", loaders.mandate)
def end(request: Request, mandate: MandateLine) -> HttpResponse:
    """A post ends, today, in the past or on a day to come."""
    question = Question(
        title=_("End of the post"),
        lead=_("%(title)s, %(unit)s. Papers signed before keep the title.")
        % {"title": mandate.title, "unit": mandate.unit_name},
        verb=_("Record the end"),
        back=reverse("people:detail", args=[mandate.person_id]),
        back_label=mandate.full_name,
        done=_("The end of the post is recorded."),
        danger=True,
    )
    form = forms.EndForm(request.POST or None)
    return ask(
        request, form, lambda f: end_mandate(mandate.pk, by=request.user, **f.cleaned_data), question
    )


@require_http_methods(["GET", "POST"])
@requires("mandates.delegate_post", loaders.mandate)
def delegate(request: Request, mandate: MandateLine) -> HttpResponse:
    """The holder is away: somebody acts for them, for dates and with a reason."""
    today = timezone.localdate()
    form = forms.DelegationForm(request.POST or None, people=stand_ins(mandate, on=today))
    question = Question(
        title=_("Let somebody act for the holder"),
        lead=_(
            "%(title)s, %(unit)s. Who acts may do on these days what the holder may, and no more; "
            "giving posts and votes stay with the holder."
        )
        % {"title": mandate.title, "unit": mandate.unit_name},
        verb=_("Delegate"),
        back=reverse("people:detail", args=[mandate.person_id]),
        back_label=mandate.full_name,
        done=_("The delegation is recorded. Both have been told."),
    )
    return ask(
        request, form, lambda f: delegate_post(mandate.pk, by=request.user, on=today, **_facts(f)), question
    )


def _facts(form: Any) -> dict[str, Any]:
    facts = dict(form.cleaned_data)
    return {"to_person_id": facts.pop("to_person"), **facts}


@require_http_methods(["GET", "POST"])
@requires("mandates.revoke_delegation", loaders.delegation)
def take_back(request: Request, delegation: DelegationLine) -> HttpResponse:
    """The delegation ends now; what was done under it stays."""
    question = Question(
        title=_("Take back the delegation"),
        lead=_("%(name)s acts for %(holder)s (%(title)s). From now on no more; what was done until now stays.")
        % {
            "name": delegation.to_name,
            "holder": delegation.mandate.full_name,
            "title": delegation.mandate.title,
        },
        verb=_("Take back"),
        back=reverse("people:detail", args=[delegation.mandate.person_id]),
        back_label=delegation.mandate.full_name,
        done=_("The delegation is taken back."),
        danger=True,
    )
    form = forms.TakeBackForm(request.POST or None)
    return ask(
        request, form, lambda f: revoke_delegation(delegation.pk, by=request.user, **f.cleaned_data), question
    )
