"""Drafts: the words of a paper that is being written. An issued one is found as the document of the register."""

from collections import defaultdict
from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.platform.search.registry import Found, among, scopes, searchable
from chibo.work.drafting.choices import DraftState
from chibo.work.drafting.models import Draft, Part, Review
from chibo.work.drafting.queries import visible_drafts


def _seen(user: Visitor, keys: Collection[int]) -> set[int]:
    return among(visible_drafts(user), keys)


def _reach(user: Visitor) -> Collection[str]:
    duties = duties_of(user)
    return {*scopes("unit", duties.units | duties.keeps), *scopes("person", [duties.person_id])}


def _of_parts(keys: Collection[str]) -> Collection[int]:
    return Part.objects.filter(pk__in=list(keys)).values_list("draft_id", flat=True)


def _of_reviews(keys: Collection[str]) -> Collection[int]:
    return Review.objects.filter(pk__in=list(keys)).values_list("draft_id", flat=True)


@searchable(
    "drafting.draft", model=Draft, label=_("Draft"), icon="file-pen", order=35, visible_to=_seen, reach=_reach,
    touched_by={"drafting.part": _of_parts, "drafting.review": _of_reviews},
)  # fmt: skip
def words_of_drafts(keys: Collection[int]) -> list[Found]:
    """Three queries."""
    drafts = Draft.objects.filter(pk__in=list(keys), state=DraftState.WRITING).prefetch_related("parts")
    readers: dict[int, list[int]] = defaultdict(list)
    for draft, reviewer in Review.objects.filter(draft__in=list(keys)).values_list("draft_id", "reviewer_id"):
        readers[draft].append(reviewer)
    return [
        Found(
            key=draft.pk, title=draft.subject or draft.type_code, symbol="", unit=draft.unit_id, day=draft.created_on,
            context=draft.type_code, href=draft.get_absolute_url(), head=(draft.type_code,),
            scopes=(*scopes("unit", [draft.unit_id, draft.drafted_in_id]), *scopes("person", readers[draft.pk])),
            texts=(
                *(text for text in draft.fields.values() if isinstance(text, str)),
                *(text for part in draft.parts.all() for text in (part.heading, part.text)),
            ),
        )
        for draft in drafts
    ]  # fmt: skip
