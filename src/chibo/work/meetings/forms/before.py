"""Forms of planning and preparing. What a meeting may be is decided by the services; here words become values."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chibo.kernel.period import Month
from chibo.organization.mandates.queries import people_of_unit
from chibo.platform.files.forms import UploadForm
from chibo.web.fields import ClockField, DayField
from chibo.work.meetings.choices import ItemKind, MeetingKind, Mode, Section
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.queries.months import moment_on

WEEKS = [
    (1, _("first week")),
    (2, _("second week")),
    (3, _("third week")),
    (4, _("fourth week")),
    (-1, _("last week")),
]
WEEKDAYS = [
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
]
NOBODY = ("", _("nobody yet"))


class WhenForm(forms.Form):
    """A day and an hour."""

    day = DayField(label=_("Day"))
    time = ClockField(label=_("Hour"), initial=dt.time(8, 0))

    @property
    def starts_at(self) -> dt.datetime:
        """The moment, at this office."""
        return moment_on(self.cleaned_data["day"], self.cleaned_data["time"])


class PeopleForm(forms.Form):
    """Who chairs and who writes; chosen among the people of the unit."""

    def offer_people(self, unit_id: int, *names: str) -> None:
        """Fill the pickers; one query for all of them."""
        people = people_of_unit(unit_id, on=timezone.localdate())
        for name in names:
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)
            field.choices = [NOBODY, *((one.pk, one.full_name) for one in people)]


def person_field(label: Any, **options: Any) -> forms.TypedChoiceField:
    """A person by id, or nobody."""
    picker = forms.Select(attrs={"data-combobox": ""})
    return forms.TypedChoiceField(
        label=label, coerce=int, empty_value=None, required=False, widget=picker, choices=[NOBODY], **options
    )


class PlaceFields(PeopleForm):
    """Where, how and with whom."""

    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    mode = forms.ChoiceField(label=_("How"), choices=Mode.choices, initial=Mode.IN_PERSON)
    topic = forms.CharField(
        label=_("Theme"), max_length=250, required=False, help_text=_("For a meeting with a thematic part.")
    )
    chair_id = person_field(_("Chair"))
    minute_taker_id = person_field(_("Minute taker"), help_text=_("May write this meeting's minutes, and no other's."))
    guests = forms.CharField(
        label=_("Guests"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One on each line: name, title."),
    )


class NewMeetingForm(WhenForm, PlaceFields):
    """A meeting to be put into the plan."""

    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind.choices, initial=MeetingKind.REGULAR)
    after_the_fact = forms.BooleanField(
        label=_("Already held; recorded afterwards"), required=False
    )
    field_order = [
        "kind", "day", "time", "place", "mode", "topic", "chair_id", "minute_taker_id", "guests", "after_the_fact",
    ]

    def __init__(self, data: Any = None, *, unit_id: int, **options: Any) -> None:
        super().__init__(data, **options)
        self.offer_people(unit_id, "chair_id", "minute_taker_id")

    @property
    def facts(self) -> dict[str, Any]:
        """What the planning service wants to know."""
        given = {name: self.cleaned_data[name] for name in ("kind", "place", "mode", "topic", "guests", "after_the_fact")}
        people = {name: self.cleaned_data[name] for name in ("chair_id", "minute_taker_id")}
        return {
            **given,
            **{name: person for name, person in people.items() if person},
            "starts_at": self.starts_at,
            "month": Month.of(self.cleaned_data["day"]),
        }


class ChangeMeetingForm(PlaceFields):
    """Place, people and name of a meeting that is being prepared."""

    title = forms.CharField(label=_("Name of the meeting"), max_length=250)
    field_order = ["title", "topic", "place", "mode", "chair_id", "minute_taker_id", "guests"]

    def __init__(self, data: Any = None, *, meeting: Meeting, **options: Any) -> None:
        names = ("title", "topic", "place", "mode", "chair_id", "minute_taker_id", "guests")
        super().__init__(data, initial={name: getattr(meeting, name) for name in names}, **options)
        self.offer_people(meeting.unit_id, "chair_id", "minute_taker_id")


class MoveMeetingForm(WhenForm):
    """Another day, and why."""

    reason = forms.CharField(
        label=_("Why it is moved"), max_length=250, help_text=_("Members read this in the announcement.")
    )


class CancelMeetingForm(forms.Form):
    """Why a meeting is not held."""

    reason = forms.CharField(label=_("Why it is cancelled"), max_length=250)


class PatternForm(forms.Form):
    """When a unit meets every month: by the day, or by the weekday of a week."""

    by = forms.ChoiceField(
        label=_("The unit meets"),
        choices=[("day", _("on a day of the month")), ("weekday", _("on a weekday of a week"))],
        widget=forms.RadioSelect,
        initial="day",
    )
    day = forms.IntegerField(label=_("Day of the month"), min_value=1, max_value=31, required=False)
    weekday = forms.TypedChoiceField(label=_("Weekday"), choices=WEEKDAYS, coerce=int, required=False, empty_value=None)
    week = forms.TypedChoiceField(label=_("Week"), choices=WEEKS, coerce=int, required=False, empty_value=None)
    time = ClockField(label=_("Hour"), initial=dt.time(8, 0))
    place = forms.CharField(label=_("Usual place"), max_length=200, required=False)
    since = DayField(label=_("Valid from"))

    def clean(self) -> dict[str, Any]:
        """Only the chosen way counts; it must be filled in."""
        given = super().clean() or {}
        wanted = ("day",) if given.get("by") == "day" else ("weekday", "week")
        for name in wanted:
            if given.get(name) is None and name not in self.errors:
                self.add_error(name, ValidationError(_("Choose this, or the other way above.")))
        for name in {"day", "weekday", "week"} - set(wanted):
            given[name] = None
        return given


class ItemForm(PeopleForm):
    """One line of the agenda."""

    title = forms.CharField(label=_("What it is about"), max_length=300)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=480, initial=10)
    presenter_id = person_field(_("Presented by"))
    note = forms.CharField(
        label=_("Note for the preparation"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any = None, *, unit_id: int, **options: Any) -> None:
        super().__init__(data, **options)
        self.offer_people(unit_id, "presenter_id")


class NewItemForm(ItemForm):
    """A line to be added, and where it belongs."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ItemKind.choices, initial=ItemKind.OTHER)
    section = forms.ChoiceField(label=_("Part"), choices=Section.choices, initial=Section.CONTENT)
    field_order = ["title", "minutes", "presenter_id", "section", "kind", "note"]


class AttachForm(UploadForm):
    """A file, or a registered document, or both ways empty which is refused."""

    file = forms.FileField(label=_("A file"), required=False)
    title = forms.CharField(label=_("Called"), max_length=300, required=False, help_text=_("Empty: the file's own name."))
    document = forms.TypedChoiceField(
        label=_("Or a registered document"), coerce=int, empty_value=None, required=False,
        widget=forms.Select(attrs={"data-combobox": ""}),
    )

    def __init__(self, data: Any = None, files: Any = None, *, documents: list[tuple[int, str]]) -> None:
        super().__init__(data, files)
        field = self.fields["document"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("none")), *documents]

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = super().clean() or {}
        if not given.get("file") and not given.get("document") and not self.errors:
            raise ValidationError(_("Choose a file or a document. Nothing was attached yet."))
        return given


class PreparedForm(forms.Form):
    """That the committee has met: on a day, or in one of its meetings."""

    on = DayField(label=_("The committee met on"))
    committee_meeting = forms.TypedChoiceField(
        label=_("In the committee meeting"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, data: Any = None, *, meeting: Meeting, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["committee_meeting"]
        assert isinstance(field, forms.TypedChoiceField)
        choices = [(one.pk, one.title) for one in committee_meetings_before(meeting)]
        field.choices = [("", _("without a recorded meeting")), *choices]


def committee_meetings_before(meeting: Meeting) -> list[Meeting]:
    """Committee meetings of the unit that may have prepared this one, the latest first."""
    found = Meeting.objects.filter(
        unit_id=meeting.unit_id, kind=MeetingKind.COMMITTEE, starts_at__lte=meeting.starts_at
    )
    return list(found.order_by("-starts_at")[:6])


class WordingForm(forms.Form):
    """The text of an announcement, reworded by hand."""

    title = forms.CharField(label=_("Headline"), max_length=250)
    body = forms.CharField(label=_("Text"), max_length=8000, widget=forms.Textarea(attrs={"rows": 18}))
