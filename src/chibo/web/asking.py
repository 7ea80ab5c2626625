"""A page that asks for something, does it, and goes back; one shape for all small forms."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from chibo.kernel.errors import DomainError
from chibo.web.http import Request
from chibo.web.pages import page


@dataclass(frozen=True)
class Question:
    """What the page says: its title, what will happen, the verb on the button, the way back."""

    title: str
    lead: str
    verb: str
    back: str
    back_label: str
    done: str
    danger: bool = False


def ask(
    request: Request,
    form: forms.Form,
    act: Callable[[Any], object],
    question: Question,
    *,
    template: str = "ask.html",
) -> HttpResponse:
    """Show the form; when it is filled in rightly, act and go back. A refusal stands above the form (422).

    ``act`` gets the form and may answer with an address to go to instead of back.
    """
    if request.method == "POST" and form.is_valid():
        try:
            target = act(form)
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, question.done)
            return redirect(target if isinstance(target, str) else question.back)
    status = 422 if request.method == "POST" else 200
    return page(request, template, {"form": form, "question": question}, status=status)
