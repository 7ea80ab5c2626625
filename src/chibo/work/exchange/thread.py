"""A message as a station of the golden thread."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.platform.authz.permissions import Visitor
from chibo.platform.threads.registry import Card, resolves
from chibo.work.exchange.models import Message

BEFORE_THE_PAPER, AFTER_THE_PAPER = 3, 64


@resolves("exchange.message")
def message_cards(keys: Collection[str], user: Visitor) -> dict[str, Card]:
    """Cards of the messages the visitor may see. One query."""
    rows = Message.objects.visible_to(user).filter(pk__in=[int(key) for key in keys]).defer("envelope")
    return {
        str(row.pk): Card(
            label=f"{row.full_number} {row.subject}"[:120], kind=_("Message"),
            order=BEFORE_THE_PAPER if row.came_in else AFTER_THE_PAPER, href=row.get_absolute_url(),
            state=str(row.get_state_display()), day=day_numbers(row.promulgated_on),
        )
        for row in rows
    }  # fmt: skip
