"""A candidacy as a station of the golden thread."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.party.admission.queries.visible import visible_candidates
from chibo.platform.authz.permissions import Visitor
from chibo.platform.threads.registry import Card, resolves


@resolves("admission.candidate")
def candidate_cards(keys: Collection[str], user: Visitor) -> dict[str, Card]:
    """Cards of candidacies the visitor may know of. One query."""
    rows = visible_candidates(user).filter(pk__in=[int(key) for key in keys]).select_related("person")
    return {
        str(row.pk): Card(
            label=row.person.full_name, kind=_("Admission"), order=35, href=row.get_absolute_url(),
            state=str(row.get_stage_display()), day=day_numbers(row.listed_on),
        )
        for row in rows
    }  # fmt: skip
