"""A member and their transfers as stations of the golden thread."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.queries import visible_people
from chibo.organization.membership.queries import transfer_lines
from chibo.organization.register.queries.transfers import visible_transfers
from chibo.platform.authz.permissions import Visitor
from chibo.platform.threads.registry import Card, resolves

PERSON, TRANSFER = 40, 70
"""Where a person and a transfer stand between origin and result."""


@resolves("people.person")
def person_cards_for(keys: Collection[str], user: Visitor) -> dict[str, Card]:
    """Cards of people the visitor may see. One query."""
    found = visible_people(user).filter(pk__in=[int(key) for key in keys])
    return {
        str(person.pk): Card(label=person.full_name, kind=_("Person"), order=PERSON, href=person.get_absolute_url())
        for person in found
    }


@resolves("membership.transfer")
def transfer_cards(keys: Collection[str], user: Visitor) -> dict[str, Card]:
    """Cards of transfers the visitor may see. Two queries."""
    rows = visible_transfers(user).filter(pk__in=[int(key) for key in keys])
    return {
        str(line.pk): Card(
            label=_("%(name)s: %(start)s → %(end)s")
            % {"name": line.full_name, "start": line.from_name, "end": line.to_name},
            kind=str(line.kind.label),
            order=TRANSFER,
            href=line.href,
            state=str(line.state.label),
            day=day_numbers(line.accepted_on or line.decided_on),
        )
        for line in transfer_lines(rows, on=timezone.localdate())
    }
