"""What is said, wished and concluded on an item."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.work.meetings.forms.session import AnswerForm, ConclusionForm, StatementForm, WishForm
from chibo.work.meetings.models import AgendaItem, Statement
from chibo.work.meetings.services import speaking
from chibo.work.meetings.views import loaders
from chibo.work.meetings.views.answers import acted, autosaved, readable, table_address
from chibo.work.meetings.views.loaders import Keyed


@require_POST
@requires("meetings.run_meeting", loaders.keyed)
def say(request: Request, place: Keyed) -> HttpResponse:
    """Write a statement, whole or field by field."""
    form = StatementForm(request.POST, place.item.meeting)

    def save() -> int:
        statement = speaking.change_statement(
            place.item, place.key, version=form.version, by=request.user, **form.said()
        )
        return statement.version

    return autosaved(request, place.item, form, anchor=f"say-{place.key}", save=save)


@require_POST
@requires("meetings.run_meeting", loaders.statement)
def strike(request: Request, statement: Statement) -> HttpResponse:
    """Strike a statement out."""
    return acted(request, _back(statement), lambda: speaking.strike_statement(statement, by=request.user))


@require_POST
@requires("meetings.run_meeting", loaders.statement)
def flag(request: Request, statement: Statement) -> HttpResponse:
    """Mark a statement as a wish and say who answers it by when."""
    form = WishForm(request.POST, statement.item.meeting)

    def work() -> None:
        readable(form)
        answerer = form.cleaned_data["answerer"]
        speaking.flag_wish(
            statement,
            answerer_id=answerer.person_id if answerer else None,
            due=form.cleaned_data["due"],
            by=request.user,
        )

    return acted(request, _back(statement), work)


@require_POST
@requires("meetings.run_meeting", loaders.statement)
def unflag(request: Request, statement: Statement) -> HttpResponse:
    """It was an opinion after all."""
    return acted(request, _back(statement), lambda: speaking.unflag_wish(statement, by=request.user))


@require_POST
@requires("meetings.run_meeting", loaders.statement)
def answer(request: Request, statement: Statement) -> HttpResponse:
    """Write down the answer that was given at once, in the room."""
    form = AnswerForm(request.POST, statement.item.meeting)

    def work() -> None:
        readable(form)
        speaking.answer_wish(statement.wish, answer=form.cleaned_data["answer"], by=request.user)

    return acted(request, _back(statement), work)


def _back(statement: Statement) -> str:
    item = statement.item
    return table_address(
        item.meeting_id, item_id=item.pk, pane="current", anchor=f"say-{statement.key}"
    )


@require_POST
@requires("meetings.run_meeting", loaders.item)
def conclude(request: Request, item: AgendaItem) -> HttpResponse:
    """Write the chair's conclusion."""
    form = ConclusionForm(request.POST, item.meeting)

    def save() -> int:
        words = form.cleaned_data["conclusion"]
        return speaking.write_conclusion(item, words, version=form.version, by=request.user).version

    return autosaved(request, item, form, anchor="conclusion", save=save)
