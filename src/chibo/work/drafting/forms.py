"""What people type about drafts beside the draft itself."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chibo.organization.people.queries import PersonCard
from chibo.organization.units.queries import unit_card
from chibo.platform.files.forms import UploadForm
from chibo.platform.papers.content import System
from chibo.platform.papers.kinds import Kind
from chibo.platform.papers.rules.authority import authorities
from chibo.platform.papers.rules.copies import CopyForm as Copied
from chibo.platform.papers.rules.copies import copy_words, forms_of_copy
from chibo.web.fields import DayField
from chibo.work.documents.queries import DocumentCard
from chibo.work.drafting.choices import Verdict
from chibo.work.drafting.queries.candidates import signer_candidates
from chibo.work.drafting.queries.kinds import first_over, system_of
from chibo.work.drafting.services import CopyWish

DAYS_TO_READ = 3


class StartForm(forms.Form):
    """Which kind of paper, about what, and what it springs from."""

    kind = forms.ChoiceField(label=_("Kind of paper"), widget=forms.RadioSelect)
    subject = forms.CharField(
        label=_("Subject"), max_length=400, required=False, help_text=_("In one line; it can be worded later."),
    )
    origin = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)

    def __init__(self, *args: Any, kinds: Sequence[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.code, kind.label) for kind in kinds]  # type: ignore[attr-defined]


class KeepForm(forms.Form):
    """A version by its own name."""

    note = forms.CharField(label=_("What is new in it"), max_length=200, required=False)


class AskForm(forms.Form):
    """Who shall read the draft, by when."""

    reviewers = forms.TypedMultipleChoiceField(label=_("Readers"), coerce=int, widget=forms.CheckboxSelectMultiple)
    due = DayField(label=_("Answer by"))
    question = forms.CharField(
        label=_("What they should look at"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, people: Iterable[PersonCard], on: dt.date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"due": on + dt.timedelta(days=DAYS_TO_READ)})
        super().__init__(*args, **kwargs)
        self.fields["reviewers"].choices = [(one.pk, one.full_name) for one in people]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What the reader answers."""

    verdict = forms.ChoiceField(label=_("Your answer"), choices=Verdict.choices, widget=forms.RadioSelect)
    remarks = forms.CharField(
        label=_("Remarks"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Remarks on one paragraph are better written beside it."),
    )


class DropForm(forms.Form):
    """Why a draft is put aside."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class GroupForm(forms.Form):
    """A group of receivers."""

    name = forms.CharField(label=_("Name of the group"), max_length=120)
    lines = forms.CharField(
        label=_("Receivers"), max_length=8000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One per line, as they stand under “Nơi nhận”; dashes and commas are set by the paper."),
    )


class TemplateForm(UploadForm):
    """A DOCX of the office for one kind of paper."""

    kind = forms.ChoiceField(label=_("Kind of paper"))
    name = forms.CharField(
        label=_("Name of the template"), max_length=120,
        help_text=_("The same name again makes the next version; the one before ends when it begins."),
    )
    since = DayField(label=_("Holds from"))
    until = DayField(label=_("Holds until (this day not included)"), required=False)
    file = forms.FileField(label=_("Word file (.docx)"))

    def __init__(self, *args: Any, kinds: Sequence[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.code, kind.label) for kind in kinds]  # type: ignore[attr-defined]


class CopyForm(forms.Form):
    """A copy of a registered paper."""

    form = forms.ChoiceField(label=_("Form of copy"), widget=forms.RadioSelect)
    pages = forms.CharField(
        label=_("Pages of a partial copy"), max_length=80, required=False,
        help_text=_("Like 2-4, 6; the first page is always copied. Only for “trích sao”."),
    )
    signer = forms.TypedChoiceField(label=_("Who signs"), coerce=int)
    authority = forms.ChoiceField(label=_("Way of signing"), required=False)
    over = forms.CharField(label=_("In whose name, or for whom"), max_length=120, required=False)
    recipients = forms.CharField(
        label=_("Recipients"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One to a line, the file copy last."),
    )

    def __init__(self, *args: Any, document: DocumentCard, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = unit_card(document.unit_id)
        system = system_of(unit) if unit else System.STATE
        signers = [(one.person_id, f"{one.full_name} · {one.title}") for one in signer_candidates(document.unit_id, on=on)]
        forms_ = [(form.value, copy_words(system, form)) for form in forms_of_copy(own=document.is_issued)]
        ways = [(way, way or gettext("in one's own name")) for way in authorities(system)]
        for name, choices in (("form", forms_), ("signer", signers), ("authority", ways)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        if unit:
            self.fields["form"].initial = forms_[0][0]
            self.fields["over"].initial = first_over(ways[0][0], unit)

    @property
    def wish(self) -> CopyWish:
        """What was asked."""
        given = self.cleaned_data
        return CopyWish(
            form=Copied(given["form"]), signer_id=given["signer"], authority=given["authority"], over=given["over"],
            recipients=given["recipients"], pages=given["pages"],
        )


class EndForm(forms.Form):
    """From which day a template is no longer used."""

    until = DayField(label=_("No longer from"))
