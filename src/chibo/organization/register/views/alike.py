"""While somebody is being entered: those who may be meant already, as a hint and as a question before saving."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chibo.organization.mandates.queries import visible_people
from chibo.organization.people.choices import Known
from chibo.organization.register.forms import PersonForm
from chibo.organization.register.queries.doubles import Doubles, doubles_of
from chibo.organization.register.rules.rows import YOUNGEST_MEMBER
from chibo.organization.register.services import tell_apart
from chibo.organization.register.views import loaders
from chibo.organization.register.views.asking import Question
from chibo.platform.audit.services import Actor
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import Visitor, may
from chibo.platform.workbooks.rules.dates import read_day
from chibo.web.http import Request
from chibo.web.pages import page, page_or_block

ANOTHER = "another_person"


@require_safe
@requires("membership.edit_members", loaders.cell)
def hint(request: Request, cell: Any) -> HttpResponse:
    """Below the name field while it is typed; a page of its own without JavaScript."""
    born = read_day(request.GET.get("birth", ""), today=timezone.localdate(), youngest=YOUNGEST_MEMBER)
    asked = Known(
        request.GET.get("full_name", "")[:120], born.day, born.year or (born.day.year if born.day else None),
        request.GET.get("gender", ""),
    )  # fmt: skip
    found = _doubles(request.user, asked) if len(asked.words) > 1 else Doubles([])
    return page_or_block(request, "register/alike.html", {"found": found, "cell": cell}, block="hint")


def watch_name(form: PersonForm, cell_id: int) -> None:
    """Let the name field ask while it is typed."""
    asks = {
        "hx-get": reverse("membership:alike", args=[cell_id]), "hx-target": "#alike", "hx-swap": "innerHTML",
        "hx-trigger": "input changed delay:500ms, change", "hx-include": "closest form", "hx-sync": "this:replace",
    }  # fmt: skip
    for name in ("full_name", "birth"):
        form.fields[name].widget.attrs |= asks


def question_first(request: Request, form: PersonForm, asked: Question) -> HttpResponse | None:
    """The page that asks before somebody is entered who may be known; nothing when it was answered or nobody is alike.

    The same form is shown again with what was typed; sending it once more says: another person.
    """
    if request.method != "POST" or not form.is_valid() or request.POST.get(ANOTHER):
        return None
    facts = form.facts()
    found = _doubles(
        request.user, Known(facts["full_name"], facts["birth_date"], facts["birth_year"], facts["gender"])
    )
    if not found:
        return None
    context = {
        "form": form,
        "question": replace(asked, verb=_("It is another person: enter")),
        "found": found,
        "another": ANOTHER,
        "known": ",".join(str(one.pk) for one in found.shown) or "0",
    }
    return page(request, "register/alike_question.html", context, status=422)


def remember_answer(request: Request, person_id: int, *, by: Actor) -> None:
    """Who was entered all the same is another person than those who were shown."""
    shown = [int(word) for word in request.POST.get(ANOTHER, "").split(",") if word.isdecimal() and int(word)]
    for other in visible_people(request.user).filter(pk__in=shown).values_list("pk", flat=True):
        tell_apart(person_id, other, by=by)


def _doubles(user: Visitor, asked: Known) -> Doubles:
    visible = visible_people(user).values_list("pk", flat=True)
    return doubles_of(asked, visible=visible, sees_birth=lambda person: may(user, "people.see_birth", person))
