"""What waits around drafts for the person who asks: answers they owe, and drafts of theirs that readers have answered."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.queries import duties_of
from chibo.platform.panels.registry import Asker, Need, needs
from chibo.work.drafting.queries.reading import answered_in_full, reviews_owed


@needs("drafting")
def drafts_need(asker: Asker) -> Iterator[Need]:
    """Answers owed, whichever unit asks; and one's own drafts on which all readers have answered. Two queries."""
    person = duties_of(asker.user).person_id
    if person is None:
        return
    for review in reviews_owed(person):
        yield Need(
            title=_("Read the draft “%(title)s”") % {"title": review.draft}, verb=_("Read"),
            href=review.draft.get_absolute_url(), detail=_("answer by %(day)s") % {"day": day_numbers(review.due)},
            order=25, late=review.late(asker.on),
        )  # fmt: skip
    for draft in answered_in_full(asker.user.pk, unit_id=asker.unit_id):
        yield Need(
            title=_("All readers have answered: “%(title)s”") % {"title": draft}, verb=_("Open"),
            href=draft.get_absolute_url(), order=40,
        )  # fmt: skip
