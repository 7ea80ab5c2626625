"""Forms of minutes, resolution and quality sheet."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import holders
from chibo.work.meetings.models import Decision
from chibo.work.meetings.queries.decisions import PARTS
from chibo.work.meetings.rules.quality_score import Given

DAYS = ["%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%Y-%m-%d"]

PART_LABELS = {
    "subject": gettext_lazy("Subject, as it stands under the title"),
    "news": gettext_lazy("I.1.a News and documents"),
    "ideology": gettext_lazy("I.1.b Thinking of members"),
    "political": gettext_lazy("I.2 Political tasks, a line each"),
    "results": gettext_lazy("I.3 Last month's tasks: a sentence above the table"),
    "praise": gettext_lazy("I.4 Praise and reminders"),
    "shortcomings": gettext_lazy("I.5 Shortcomings and causes"),
    "direction": gettext_lazy("II.1 Direction of the month"),
    "organisation": gettext_lazy("III Organisation, a line each"),
    "recipients": gettext_lazy("Recipients, a line each"),
}


class AdoptMinutesForm(forms.Form):
    """How many agreed to the minutes."""

    agreed = forms.IntegerField(
        label=gettext_lazy("How many agreed"), min_value=0, required=False,
        help_text=gettext_lazy("Taken from the vote on the minutes when there was one."),
    )


class NoteForm(forms.Form):
    """A correction to adopted minutes."""

    text = forms.CharField(
        label=gettext_lazy("Note to the minutes"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )


class IssueForm(forms.Form):
    """Who signs, and on which day."""

    on = forms.DateField(
        label=gettext_lazy("Day of signing"), input_formats=DAYS,
        widget=forms.TextInput(attrs={"data-date": "", "inputmode": "numeric"}),
    )
    signer_id = forms.TypedChoiceField(label=gettext_lazy("Signed by"), coerce=int)

    def __init__(self, decision: Decision, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": f"{decision.meeting.day:%d/%m/%Y}"})
        super().__init__(*args, **kwargs)
        self.decision = decision
        posts = (Post.SECRETARY, Post.DEPUTY_SECRETARY)
        found = holders(decision.meeting.unit_id, *posts, on=decision.meeting.day)
        signer = self.fields["signer_id"]
        signer.choices = [(h.person_id, f"{h.full_name}, {h.title}") for h in found]  # type: ignore[attr-defined]

    def clean_on(self) -> dt.date:
        """Nothing is signed before it was adopted, nor in the future."""
        on: dt.date = self.cleaned_data["on"]
        if on < self.decision.meeting.day:
            raise forms.ValidationError(_("The day lies before the meeting. Nothing was signed."))
        if on > timezone.localdate():
            raise forms.ValidationError(_("The day lies in the future. Nothing was signed."))
        return on


class ReportForm(forms.Form):
    """The day on which the superior was told."""

    on = forms.DateField(label=gettext_lazy("Reported on"), input_formats=DAYS)


def part_fields(decision: Decision) -> list[dict[str, Any]]:
    """The texts of a decision in the order of the paper, ready for the page."""
    values = {"subject": decision.subject, **{part: decision.parts.get(part, "") for part in PARTS}}
    return [
        {"name": name, "label": str(label), "value": values.get(name, ""), "rows": 2 if name == "subject" else 4}
        for name, label in PART_LABELS.items()
    ]


def points_from(posted: Mapping[str, Any]) -> tuple[dict[str, Given], list[str]]:
    """Points and reasons typed into the sheet: ``points.<item>`` and ``reason.<item>``."""
    points: dict[str, Given] = {}
    faults: list[str] = []
    for name, value in posted.items():
        if not name.startswith("points.") or not str(value).strip():
            continue
        item, text = name.removeprefix("points."), str(value).strip()
        if text.isdigit():
            points[item] = Given(int(text), str(posted.get(f"reason.{item}", "")).strip()[:300])
        else:
            faults.append(_("“%(text)s” is not a number of points. No line was saved.") % {"text": text})
    return points, faults
