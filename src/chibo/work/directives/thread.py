"""A directive as a station of the golden thread."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.platform.threads.registry import Card, resolves
from chibo.work.directives.choices import State
from chibo.work.directives.queries.lines import counted, lines_of
from chibo.work.directives.queries.mine import my_readings
from chibo.work.directives.queries.visible import overseen_by, read_by

ORDER = 8
"""After the paper itself, before plans and meetings."""


@resolves("directives.directive")
def directive_cards(keys: Collection[str], user: Visitor) -> dict[str, Card]:
    """Counts for whoever oversees; one's own reading for a reader."""
    on = timezone.localdate()
    ids = [int(key) for key in keys]
    mine = read_by(user).filter(pk__in=ids)
    person = duties_of(user).person_id
    read = {line.directive_id: line for line in my_readings(person, on=on)} if person and mine.exists() else {}
    cards = {
        str(pk): Card(
            label=f"{line.number} {line.title}", kind=_("Spreading"), order=ORDER, href=line.href,
            state=_("to read") if line.waits else _("you know it"), day=day_numbers(line.due),
        )
        for pk, line in read.items() if pk in ids
    }  # fmt: skip
    overseen = counted(overseen_by(user).filter(pk__in=ids).exclude(state=State.WITHDRAWN), user)
    for line in lines_of(overseen.select_related("responsible", "unit"), on=on):
        cards[str(line.pk)] = Card(
            label=f"{line.number} {line.title}", kind=_("Spreading"), order=ORDER, href=line.href,
            state=_("%(done)s of %(all)s know it") % {"done": line.done, "all": line.readers}, day=day_numbers(line.due),
        )
    return cards
