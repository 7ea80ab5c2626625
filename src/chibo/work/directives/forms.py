"""What is typed about directives."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chibo.web.fields import DayField
from chibo.work.directives.choices import QUESTIONS, Way
from chibo.work.directives.queries.choosing import Groups
from chibo.work.directives.services.asking import Asked

PICKER = {"data-combobox": ""}


class TermsForm(forms.Form):
    """By when, in which way, who answers for it, and the report."""

    way = forms.ChoiceField(
        label=_("How"), choices=Way.choices, initial=Way.READ, widget=forms.RadioSelect,
        help_text=_("Whoever hears it at the meeting that deals with it need not press anything."),
    )  # fmt: skip
    due = DayField(label=_("Known to all by"))
    responsible = forms.TypedChoiceField(
        label=_("Responsible person"), coerce=int, widget=forms.Select(attrs=PICKER),
        help_text=_("Sees the counts, nudges and reports; names only in their own unit."),
    )  # fmt: skip
    instruction = forms.CharField(
        label=_("What the readers should look at"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One or two sentences; stands above the paper."),
    )  # fmt: skip
    report_to = forms.CharField(
        label=_("Report to"), required=False, max_length=200, help_text=_("Empty when no report is asked for.")
    )
    report_due = DayField(label=_("Report by"), required=False)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["responsible"].choices = list(people)  # type: ignore[attr-defined]

    def terms(self) -> dict[str, Any]:
        """What the service asks for."""
        facts = dict(self.cleaned_data)
        facts.pop("audience", None)
        facts["responsible_id"] = facts.pop("responsible")
        return facts


class AudienceForm(forms.Form):
    """Who is to know the paper."""

    audience = forms.MultipleChoiceField(
        label=_("Who is to know it"), widget=forms.CheckboxSelectMultiple,
        help_text=_("Cells, units and posts mean the people of each day: who joins later is asked as well."),
    )  # fmt: skip

    def __init__(self, *args: Any, choices: Groups = (), **options: Any) -> None:  # type: ignore[assignment]
        super().__init__(*args, **options)
        self.fields["audience"].choices = [group for group in choices if group[1]]  # type: ignore[attr-defined]


class SpreadForm(TermsForm, AudienceForm):
    """Sending a paper: audience and terms."""

    field_order = ["audience", "way", "due", "responsible", "instruction", "report_to", "report_due"]


class QuestionsForm(forms.Form):
    """Up to three questions, each with its answers one below the other."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for place in range(1, QUESTIONS + 1):
            self.fields[f"text_{place}"] = forms.CharField(
                label=_("Question %(n)s") % {"n": place}, required=place == 1, max_length=400,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[f"answers_{place}"] = forms.CharField(
                label=_("Answers"), required=place == 1, max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
                help_text=_("One on each line, the right one first; readers see them in another order."),
            )  # fmt: skip
            self.fields[f"explanation_{place}"] = forms.CharField(
                label=_("What explains it"), required=False, max_length=600,
                help_text=_("Shown after the answer, for example “Part II, point 3”."),
            )  # fmt: skip

    def asked(self) -> list[Asked]:
        """The questions that were written."""
        facts = self.cleaned_data
        return [
            Asked(facts[f"text_{n}"], tuple(facts[f"answers_{n}"].splitlines()), facts[f"explanation_{n}"])
            for n in range(1, QUESTIONS + 1) if facts[f"text_{n}"] or facts[f"answers_{n}"]
        ]  # fmt: skip


class AnswersForm(forms.Form):
    """The reader's own check. What is chosen is looked at once and not kept."""

    def __init__(
        self, *args: Any, questions: Sequence[Any] = (), orders: Sequence[Sequence[int]] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for question, order in zip(questions, orders, strict=True):
            self.fields[f"q{question.pk}"] = forms.ChoiceField(
                label=question.text, required=False, widget=forms.RadioSelect,
                choices=[(str(place), question.answers[place]) for place in order],
            )  # fmt: skip

    def answered(self) -> dict[int, int]:
        """The place of the chosen answer by question; 0 is the right one."""
        return {int(name[1:]): int(value) for name, value in self.cleaned_data.items() if value}


class SessionForm(forms.Form):
    """A study session: its day, and who took part."""

    held_on = DayField(label=_("Held on"))
    people = forms.TypedMultipleChoiceField(
        label=_("Who took part"), coerce=int, widget=forms.CheckboxSelectMultiple,
        help_text=_("Only those who have not acknowledged yet are listed."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """Why it ends now."""

    reason = forms.CharField(label=_("Note"), required=False, max_length=200)


class WithdrawForm(forms.Form):
    """Why it should not have gone out."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class ReportedForm(forms.Form):
    """When the report went."""

    sent_on = DayField(label=_("Sent on"))
