"""Who may write drafts, read one, be asked about one, and issue it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import duties_of
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.queries import unit_cards
from chibo.platform.authz.permissions import Group, Visitor, grant, predicate
from chibo.platform.files.access import opens
from chibo.work.documents.queries import document_seen
from chibo.work.drafting.models import Draft, OfficeTemplate, PaperCopy, Review
from chibo.work.drafting.models.draft import units_of_writer

HEADS = (Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.DIRECTOR, Post.DEPUTY_DIRECTOR, Post.MASS_HEAD)
"""They sign and issue papers of their unit."""


def writing_places(user: Visitor) -> dict[int, int | None]:
    """Units whose papers the visitor writes, each with the division it is written in, or none. One query at most.

    Who holds a post in a division writes papers of the body the division belongs to.
    """
    units = unit_cards(units_of_writer(duties_of(user)))
    own: dict[int, int | None] = {pk: None for pk, card in units.items() if card.kind != UnitKind.DIVISION}
    for card in units.values():
        if card.kind == UnitKind.DIVISION and card.parent_id:
            own.setdefault(card.parent_id, card.pk)
    return own


def _unit(subject: Any) -> int:
    return int(getattr(subject, "unit_id", subject) or 0)


def _draft(subject: Any) -> Draft:
    return subject if isinstance(subject, Draft) else subject.draft


@predicate(label=_("holds a post in the unit or one of its divisions, or keeps its papers"))
def writes_for(user: Visitor, unit: Any) -> bool:
    """Whoever has a post there other than the superior in charge, and its clerk."""
    return _unit(unit) in writing_places(user)


@predicate(label=_("writes papers of the draft's unit"))
def writes_the_draft(user: Visitor, subject: Any) -> bool:
    """Writers of its unit, or of the division in which it is written."""
    draft, units = _draft(subject), units_of_writer(duties_of(user))
    return draft.unit_id in units or (draft.drafted_in_id is not None and draft.drafted_in_id in units)


@predicate(label=_("is asked to review the draft"))
def is_asked(user: Visitor, subject: Any) -> bool:
    """Who was asked to read it, until the question is withdrawn."""
    person = duties_of(user).person_id
    return person is not None and _draft(subject).reviews.filter(reviewer_id=person, withdrawn_on=None).exists()


@predicate(label=_("reads the unit by an emergency access"))
def reads_in_emergency(user: Visitor, subject: Any) -> bool:
    """An administrator while an emergency access is open."""
    return _draft(subject).unit_id in duties_of(user).reads


@predicate(label=_("is secretary, deputy or director of the draft's unit"))
def heads_the_unit(user: Visitor, subject: Any) -> bool:
    """Who signs for the unit."""
    return _unit(subject) in duties_of(user).units_with(*HEADS)


@predicate(label=_("is the reader who was asked"))
def is_the_reader(user: Visitor, review: Review) -> bool:
    """The one person the question went to."""
    return duties_of(user).person_id == review.reviewer_id


@predicate(label=_("sits in the committee of the unit, heads it or is its clerk"))
def keeps_the_office(user: Visitor, subject: Any) -> bool:
    """Who keeps templates and groups of receivers."""
    duties, unit = duties_of(user), _unit(subject)
    return duties.keeps_list_of(unit) or unit in duties.units_with(*HEADS)


@predicate(label=_("belongs to the unit that issued the paper or keeps its papers"))
def belongs_to_the_issuer(user: Visitor, draft: Draft) -> bool:
    """An issued paper is for the whole unit."""
    duties = duties_of(user)
    return draft.unit_id in duties.units | duties.keeps


sees_the_draft = writes_the_draft | is_asked | reads_in_emergency

grant("drafting.start_draft", to=writes_for, label=_("begin a draft"), group=Group.PAPERS)
grant("drafting.view_draft", to=sees_the_draft, label=_("read a draft"), group=Group.PAPERS)
grant("drafting.write_draft", to=writes_the_draft, label=_("write a draft"), group=Group.PAPERS)
grant("drafting.comment_draft", to=writes_the_draft | is_asked, label=_("remark on a draft"), group=Group.PAPERS)
grant("drafting.answer_review", to=is_the_reader, label=_("answer a question about a draft"), group=Group.PAPERS)
grant("drafting.issue_draft", to=heads_the_unit, label=_("issue a paper from a draft"), group=Group.PAPERS)
grant("drafting.keep_office", to=keeps_the_office, label=_("keep templates and groups of receivers"), group=Group.PAPERS)
grant("drafting.make_copy", to=keeps_the_office, label=_("make copies of registered papers"), group=Group.PAPERS)
grant(
    "drafting.read_paper", to=belongs_to_the_issuer | writes_the_draft, label=_("read a paper issued from a draft"),
    group=Group.PAPERS,
)  # fmt: skip


@opens("drafting.copy")
def opens_the_copy(user: Visitor, key: str) -> bool:
    """A copy is open to who may read the paper it is a copy of."""
    found = PaperCopy.objects.filter(pk=int(key)).first() if key.isdigit() else None
    return found is not None and document_seen(user, found.document_id) is not None


@opens("drafting.template")
def opens_the_template(user: Visitor, key: str) -> bool:
    """A template is open to who writes papers of its unit."""
    found = OfficeTemplate.objects.filter(pk=int(key)).first() if key.isdigit() else None
    return found is not None and found.unit_id in writing_places(user)
