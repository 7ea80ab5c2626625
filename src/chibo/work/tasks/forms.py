"""What people type about tasks."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.kernel.period import Month
from chibo.organization.people.queries import PersonCard
from chibo.organization.units.queries import UnitCard
from chibo.platform.files.forms import UploadForm
from chibo.web.fields import DayField
from chibo.work.tasks.rules.results import month_words

MONTHS_AHEAD = 12


class MonthField(forms.ChoiceField):
    """A month, written "2026-11"; empty means: as usual."""

    def clean(self, value: Any) -> Any:
        """The month, or None."""
        text = super().clean(value)
        if not text:
            return None
        year, _dash, month = text.partition("-")
        return Month(int(year), int(month))


def months_from(day: dt.date, *, empty: str) -> list[tuple[str, str]]:
    """This month and those ahead, as choices."""
    months = [Month.of(day) + ahead for ahead in range(MONTHS_AHEAD + 1)]
    return [("", empty), *((f"{m.year}-{m.month:02d}", month_words(m)) for m in months)]


class TaskForm(forms.Form):
    """A task given by hand. ``key`` makes a second click on Save harmless."""

    title = forms.CharField(
        label=gettext_lazy("What is to be done"), max_length=300,
        help_text=gettext_lazy("Begin with a verb, as it will stand in the resolution."),
    )
    product = forms.CharField(
        label=gettext_lazy("Product"), max_length=300, required=False,
        help_text=gettext_lazy("What will lie on the table at the end: a plan, a list, a signed paper."),
    )
    lead = forms.TypedChoiceField(
        label=gettext_lazy("Lead"), coerce=int, empty_value=None, required=False,
        widget=forms.Select(attrs={"data-combobox": ""}),
    )
    lead_unit = forms.TypedChoiceField(
        label=gettext_lazy("Leading unit"), coerce=int, empty_value=None, required=False
    )
    support = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Support"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    authority = forms.CharField(
        label=gettext_lazy("Authority"), max_length=200, required=False,
        help_text=gettext_lazy("What the lead may decide or sign alone."),
    )
    due = DayField(label=gettext_lazy("Due"), required=False)
    report_month = MonthField(label=gettext_lazy("Report at the meeting of month"), required=False)
    standing = forms.BooleanField(
        label=gettext_lazy("Standing task: no last day, reported every month"), required=False
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, people: Sequence[PersonCard], units: Sequence[UnitCard], on: dt.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(person.pk), person.full_name) for person in people]
        self.fields["lead"].choices = [("", _("Nobody yet")), *named]  # type: ignore[attr-defined]
        self.fields["support"].choices = named  # type: ignore[attr-defined]
        self.fields["lead_unit"].choices = [  # type: ignore[attr-defined]
            ("", _("No unit")), *((str(unit.pk), unit.name) for unit in units)
        ]
        self.fields["report_month"].choices = months_from(  # type: ignore[attr-defined]
            on, empty=_("The month after the due day")
        )
        self.fields["key"].initial = uuid.uuid4

    def clean(self) -> dict[str, Any]:
        """Somebody must owe the task, and the lead does not support as well."""
        words = super().clean() or {}
        if not words.get("lead") and not words.get("lead_unit"):
            self.add_error("lead", _("Name a person or a unit that leads the task."))
        if words.get("lead") in (words.get("support") or []):
            self.add_error("support", _("The lead cannot support the same task; take one of the two away."))
        if not words.get("standing") and not words.get("due") and "due" not in self.errors:
            self.add_error("due", _("Give a due day, or mark it as a standing task."))
        return words


class QuestionForm(forms.Form):
    """Giving a task back."""

    question = forms.CharField(
        label=gettext_lazy("Question"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
        help_text=gettext_lazy("The committee is told at once; the task waits until the answer is there."),
    )


class AnswerForm(forms.Form):
    """Answering a question."""

    answer = forms.CharField(
        label=gettext_lazy("Answer"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )


class ReportForm(UploadForm):
    """How far it is."""

    text = forms.CharField(
        label=gettext_lazy("How far it is"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
        help_text=gettext_lazy("One or two sentences; they go into the result table of the next meeting."),
    )
    percent = forms.IntegerField(
        label=gettext_lazy("Share done, in percent"), required=False, min_value=0, max_value=100
    )
    file = forms.FileField(label=gettext_lazy("Evidence"), required=False)


class FinishForm(UploadForm):
    """The product is there."""

    result = forms.CharField(
        label=gettext_lazy("Result"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
        help_text=gettext_lazy("What is there now; it goes into the result table of the next meeting."),
    )
    on = DayField(label=gettext_lazy("Finished on"))
    file = forms.FileField(label=gettext_lazy("Evidence"), required=False)


class CarryForm(forms.Form):
    """On to another month."""

    due = DayField(label=gettext_lazy("New due day"))
    report_month = MonthField(label=gettext_lazy("Report at the meeting of month"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
        help_text=gettext_lazy("It stands in the result table beside “Carried over”."),
    )

    def __init__(self, *args: Any, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["report_month"].choices = months_from(  # type: ignore[attr-defined]
            on, empty=_("The month after the due day")
        )


class ReasonForm(forms.Form):
    """Cancelling or reopening."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
