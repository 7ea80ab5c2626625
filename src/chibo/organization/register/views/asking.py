"""The small forms of the register: those of the house, and names that are watched while they are typed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse

from chibo.web import asking
from chibo.web.http import Request


@dataclass(frozen=True)
class Question(asking.Question):
    """What the page says."""

    watched: bool = False
    """Whether the name field asks who is known already while it is typed (see ``views/alike.py``)."""


def ask(
    request: Request, form: forms.Form, act: Callable[[Any], object], question: Question
) -> HttpResponse:
    """Show the form; when it is filled in rightly, act and go back. A refusal stands above the form (422)."""
    return asking.ask(request, form, act, question, template="register/ask.html")
