"""What is sent from the meeting table: whole forms without scripts, one field at a time while somebody types."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from chibo.web.fields import DayField
from chibo.work.meetings.choices import Majority, Presence, StatementKind, VoteSubject
from chibo.work.meetings.models import Meeting, RollEntry
from chibo.work.meetings.services.assigning import Planned
from chibo.work.meetings.services.speaking import Said

LONGEST_TEXT = 50_000
"""Letters in one statement or conclusion; an hour's speech written down has some 40,000."""


class OnRoll(forms.ModelChoiceField[RollEntry]):
    """A person on the roll of this meeting, by the line's id or by the person's."""

    default_error_messages = {"invalid_choice": _("This person is not on the roll of the meeting.")}

    def __init__(self, *, by_person: bool, label: Any) -> None:
        name = "person_id" if by_person else "pk"
        super().__init__(RollEntry.objects.none(), required=False, to_field_name=name, label=label)

    def of(self, meeting: Meeting) -> None:
        """Look on the roll of this meeting only."""
        self.queryset = RollEntry.objects.filter(meeting=meeting)


class PartForm(forms.Form):
    """Any part may be sent: ``given`` holds what was. ``version`` is what the writer last saw."""

    def __init__(self, post: QueryDict, meeting: Meeting) -> None:
        self.partly = "field" in post
        data: Any = {post["field"]: post.get("value", "")} if self.partly else post
        super().__init__(data)
        version = post.get("version", "")
        self.version = int(version) if version.isdigit() else 0
        for field in self.fields.values():
            if isinstance(field, OnRoll):
                field.of(meeting)

    @property
    def given(self) -> dict[str, Any]:
        """The cleaned values that were sent; a form sent as a whole has them all."""
        sent = set(self.data) if self.partly else set(self.fields)
        return {name: value for name, value in self.cleaned_data.items() if name in sent}

    @property
    def problem(self) -> str:
        """The first mistake, as one sentence."""
        return next((str(errors[0]) for errors in self.errors.values()), "")


class StatementForm(PartForm):
    """What somebody said."""

    text = forms.CharField(required=False, strip=False, max_length=LONGEST_TEXT, label=_("What is said"))
    speaker = OnRoll(by_person=False, label=_("Speaker"))
    kind = forms.ChoiceField(choices=StatementKind.choices, required=False, label=_("Kind"))

    def said(self) -> Said:
        """The parts as the service takes them; the kind is left alone when it was not chosen."""
        given = self.given
        if not given.get("kind"):
            given.pop("kind", None)
        return cast(Said, given)


class ConclusionForm(PartForm):
    """The chair's conclusion on an item."""

    conclusion = forms.CharField(
        required=False, strip=False, max_length=LONGEST_TEXT, label=_("Conclusion")
    )


class TaskForm(PartForm):
    """A planned task with its six "rõ"."""

    title = forms.CharField(required=False, max_length=300, label=_("What is to be done"))
    product = forms.CharField(required=False, max_length=300, label=_("Product"))
    lead = OnRoll(by_person=True, label=_("Lead"))
    support_add = OnRoll(by_person=True, label=_("Support"))
    support_drop = OnRoll(by_person=True, label=_("Support"))
    due = DayField(required=False, label=_("Due"))
    standing = forms.BooleanField(required=False, label=_("Standing task"))
    authority = forms.CharField(required=False, max_length=200, label=_("May decide alone"))

    def planned(self, support: set[int]) -> Planned:
        """The parts as the service takes them; ``support`` are the helpers so far."""
        given = self.given
        add, drop = given.pop("support_add", None), given.pop("support_drop", None)
        if "lead" in given:
            lead = given.pop("lead")
            given["lead_id"] = lead.person_id if lead else None
        changed = (support | {add.person_id} if add else support) - ({drop.person_id} if drop else set())
        if changed != support:
            given["support_ids"] = sorted(changed)
        return cast(Planned, given)


class WishForm(PartForm):
    """Who answers a wish by when."""

    answerer = OnRoll(by_person=True, label=_("Who answers"))
    due = DayField(required=False, label=_("Answer due"))


class AnswerForm(PartForm):
    """The answer to a wish."""

    answer = forms.CharField(max_length=LONGEST_TEXT, label=_("Answer"))


class TickForm(PartForm):
    """How a person takes part."""

    presence = forms.ChoiceField(choices=Presence.choices, label=_("Presence"))
    reason = forms.CharField(required=False, max_length=200, label=_("Reason"))
    remark = forms.CharField(required=False, max_length=200, label=_("Remark"))
    unapproved = forms.BooleanField(required=False)


class GuestForm(PartForm):
    """Somebody who has come as a guest."""

    name = forms.CharField(max_length=120, label=_("Full name"))
    title = forms.CharField(required=False, max_length=120, label=_("Title and office"))


class VoteForm(PartForm):
    """A question put to the vote."""

    question = forms.CharField(max_length=500, label=_("Question put to the vote"))
    subject = forms.ChoiceField(choices=VoteSubject.choices, required=False, label=_("What it decides"))
    majority = forms.ChoiceField(choices=Majority.choices, required=False, label=_("Majority"))


class CountForm(PartForm):
    """The hands that were raised."""

    votes_for = forms.IntegerField(min_value=0, max_value=100_000, label=_("In favour"))
    votes_against = forms.IntegerField(min_value=0, max_value=100_000, required=False, label=_("Opposed"))
    abstentions = forms.IntegerField(min_value=0, max_value=100_000, required=False, label=_("Not voting"))


class OfficersForm(PartForm):
    """Who presides and who takes the minutes."""

    chair = OnRoll(by_person=True, label=_("Chair"))
    minute_taker = OnRoll(by_person=True, label=_("Minute taker"))


class DuesForm(PartForm):
    """How many have paid their dues, of how many."""

    paid = forms.IntegerField(min_value=0, max_value=100_000, required=False, label=_("Paid"))
    total = forms.IntegerField(min_value=0, max_value=100_000, required=False, label=_("Of how many"))

    def clean(self) -> dict[str, Any]:
        """No more can have paid than there are."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        paid, total = cleaned.get("paid"), cleaned.get("total")
        if paid is not None and total is not None and paid > total:
            raise forms.ValidationError(_("More have paid than there are members. Check both numbers."))
        return cleaned
