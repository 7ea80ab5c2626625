"""What is typed about a candidate. No opinions: days, numbers of papers, choices of closed lists."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chibo.party.admission.choices import StopReason, Vouching
from chibo.web.fields import DayField

Choices = Iterable[tuple[Any, Any]]
PICKER = {"data-combobox": ""}


def person_field(label: Any, *, help_text: Any = "") -> forms.TypedChoiceField:
    """Somebody picked by typing a few letters."""
    return forms.TypedChoiceField(
        label=label, coerce=int, empty_value=None, required=False, widget=forms.Select(attrs=PICKER), help_text=help_text
    )


class WithPeople(forms.Form):
    """A form whose ``person`` is picked from those who ask for it."""

    def __init__(self, *args: Any, people: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        if "person" in self.fields:
            self.fields["person"].choices = [("", "–"), *people]  # type: ignore[attr-defined]


class NewCandidateForm(WithPeople):
    """Somebody of the office, or somebody new."""

    person = person_field(_("Known person"), help_text=_(
        "Somebody the office knows already; otherwise write the "
        "name below."))
    full_name = forms.CharField(label=_("Full name"), max_length=120, required=False)
    birth_date = DayField(label=_("Date of birth"), required=False, help_text=_(
        "For the condition of age; only for a "
        "new person."))
    listed_on = DayField(label=_("On the list since"), initial=timezone.localdate)
    decision = forms.CharField(
        label=_("Resolution or minutes of the cell"), max_length=200, required=False,
        help_text=_("For example Biên bản kỳ sinh hoạt tháng 11/2026."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Somebody has to be named."""
        facts = super().clean() or {}
        if not facts.get("person") and not facts.get("full_name"):
            self.add_error("full_name", _("Choose a known person or write the name."))
        return facts


class HelperForm(WithPeople):
    """Who helps the candidate."""

    person = person_field(_("Helper"))


class CertificateForm(forms.Form):
    """The course on the Party."""

    certified_on = DayField(label=_("Certificate of"), initial=timezone.localdate)
    certificate = forms.CharField(label=_("Number and issuer"), max_length=120, required=False)


class ConditionsForm(forms.Form):
    """What the committee has seen, and where the folder lies."""

    schooling = forms.BooleanField(
        label=_("The certificate of schooling was seen"), required=False,
        help_text=_("At least lower secondary school; which one is not kept here."),
    )  # fmt: skip
    left_on = DayField(
        label=_("Left the Party before, on"), required=False, help_text=_("Only for a former member who applies again.")
    )
    folder_place = forms.CharField(
        label=_("Place of the folder"), max_length=200, required=False,
        help_text=_("The folder is a secret paper of the Party: it is kept by the grassroots committee, never here."),
    )  # fmt: skip


class IntroductionForm(WithPeople):
    """Who introduces the candidate."""

    who = forms.ChoiceField(label=_("Who introduces"), choices=Vouching.choices)
    person = person_field(_("Official member"))
    together_since = DayField(label=_("Has worked with the applicant since"), required=False)


class VoteForm(forms.Form):
    """A vote of a meeting, or one that was taken on paper."""

    meeting_vote = forms.TypedChoiceField(
        label=_("Vote of a meeting"), coerce=int, empty_value=None, required=False, widget=forms.Select(attrs=PICKER),
        help_text=_("Its numbers are taken over. For a vote on paper leave this empty and fill in the rest."),
    )  # fmt: skip
    voted_on = DayField(label=_("Voted on"), required=False)
    electorate = forms.IntegerField(label=_("Entitled official members"), required=False, min_value=1)
    votes_for = forms.IntegerField(label=_("In favour"), required=False, min_value=0)
    votes_against = forms.IntegerField(label=_("Against"), required=False, min_value=0)
    abstentions = forms.IntegerField(label=_("Abstentions"), required=False, min_value=0)

    def __init__(self, *args: Any, votes: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["meeting_vote"].choices = [("", _("on paper")), *votes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Without a vote of a meeting, day and numbers are needed."""
        facts = super().clean() or {}
        if not facts.get("meeting_vote"):
            for name in ("voted_on", "electorate", "votes_for"):
                if facts.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Needed for a vote on paper."))
        return facts


class DecisionForm(forms.Form):
    """A decision of the competent committee."""

    decision = forms.CharField(label=_("Number of the decision"), max_length=60)
    decided_on = DayField(label=_("Day of the decision"), initial=timezone.localdate)
    issuer = forms.CharField(label=_("Issuing committee"), max_length=120)


class CeremonyForm(forms.Form):
    """The ceremony."""

    ceremony_on = DayField(label=_("Admission ceremony on"), initial=timezone.localdate)


class StopForm(forms.Form):
    """Why it stops: a closed list."""

    reason = forms.ChoiceField(label=_("Reason"), choices=StopReason.choices)
    stopped_on = DayField(label=_("Stopped on"), initial=timezone.localdate)


class TickForm(forms.Form):
    """A paper and its day; an empty day takes the tick away."""

    code = forms.CharField(max_length=20)
    paper_on = DayField(required=False)
