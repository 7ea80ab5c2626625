"""A person's page, and correcting what it says."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chibo.kernel.reading import one_reading
from chibo.organization.mandates.choices import DELEGABLE
from chibo.organization.people.queries import birth_words
from chibo.organization.people.services import correct_person, open_login
from chibo.organization.privacy.choices import Looked, Purpose
from chibo.organization.privacy.queries import consents
from chibo.organization.privacy.services import note_view
from chibo.organization.register import forms
from chibo.organization.register.queries import Sight, person_page
from chibo.organization.register.views import loaders
from chibo.organization.register.views.asking import Question, ask
from chibo.platform.accounts.queries import has_not_signed_in
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import may
from chibo.platform.panels.path import path_of
from chibo.platform.threads.queries import thread_of
from chibo.web.http import Request
from chibo.web.pages import page


@require_safe
@requires("people.view_person", loaders.person_or_successor)
def detail(request: Request, person: Any) -> HttpResponse:
    """Clocks, posts, memberships, and what else the viewer may see. A merged entry leads to whom it went into."""
    if request.path != person.get_absolute_url():
        return redirect(person)
    sight = Sight(
        party=may(request.user, "people.see_party_facts", person),
        birth=may(request.user, "people.see_birth", person),
        contact=may(request.user, "people.see_contact", person) or _shown_to_the_cell(request, person),
        history=may(request.user, "people.see_history", person),
    )
    with one_reading():
        shown = person_page(person.pk, on=timezone.localdate(), sight=sight)
        path = path_of(person.pk, request.user) if sight.party else []
    note_view(
        person.pk, own_account=person.account_id, by=request.user, page=Looked.PERSON_PAGE, on=timezone.localdate(),
        at=timezone.now(),
    )
    context = {
        "person": person,
        "sight": sight,
        "shown": shown,
        "edits": may(request.user, "people.edit_person", person),
        "codes": has_not_signed_in(person.account_id) and may(request.user, "people.hand_out_code", person),
        "keeps": shown.membership is not None and may(request.user, "membership.edit_members", shown.membership),
        "path": path,
        "thread": thread_of(f"people.person:{person.pk}", user=request.user) if sight.party else [],
        "appoints": may(request.user, "mandates.give_mandate", person),
        "delegable": DELEGABLE,
        "today": timezone.localdate(),
    }
    return page(request, "register/person.html", context)


def _shown_to_the_cell(request: Request, person: Any) -> bool:
    """Whether the person agreed that members of the cell see how to reach them."""
    return bool(
        may(request.user, "people.see_party_facts", person)
        and consents(person.pk, Purpose.CONTACT_IN_CELL, on=timezone.localdate())
    )


@require_http_methods(["GET", "POST"])
@requires("people.edit_person", loaders.person)
def edit(request: Request, person: Any) -> HttpResponse:
    """Correct a name, a birth, an address."""
    initial = {
        "full_name": person.full_name,
        "gender": person.gender,
        "birth": birth_words([person.pk]).get(person.pk, ""),
        "email": person.email,
        "phone": person.phone,
    }
    contact = may(request.user, "people.see_contact", person)
    form = forms.PersonForm(request.POST or None, initial=initial, contact=contact)
    question = Question(
        title=_("Correct personal data"),
        lead=_("No identity numbers, addresses, family or health are kept here, so there is no field for them."),
        verb=_("Save"),
        back=reverse("people:detail", args=[person.pk]),
        back_label=person.full_name,
        done=_("The personal data are saved."),
    )
    return ask(
        request, form, lambda f: correct_person(person.pk, by=request.user, **f.facts()), question
    )


@require_http_methods(["GET", "POST"])
@requires("people.edit_person", loaders.person)
def login(request: Request, person: Any) -> HttpResponse:
    """Let the person sign in; what they may do follows from membership and posts."""
    question = Question(
        title=_("Open a login"),
        lead=_("What the person may see and do follows from membership and posts, never from the login itself."),
        verb=_("Open"),
        back=reverse("people:detail", args=[person.pk]),
        back_label=person.full_name,
        done=_("The login is open. Tell the first password in person."),
    )
    form = forms.LoginForm(request.POST or None)
    return ask(
        request, form, lambda f: open_login(person.pk, by=request.user, **f.cleaned_data), question
    )
