"""For the committee's desk: how many steps about members are due within a week or late."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chibo.organization.mandates.queries import duties_of
from chibo.platform.panels.dues import DueScope, dues_of
from chibo.platform.panels.registry import Asker, Need, needs

WEEK = dt.timedelta(days=7)


@needs("register")
def dues_need(asker: Asker) -> Iterator[Need]:
    """One line for all of them; the page says whose and what."""
    if not duties_of(asker.user).in_committee(asker.unit_id):
        return
    dues = dues_of(DueScope(asker.unit_id, on=asker.on, until=asker.on + WEEK))
    if dues:
        yield Need(
            title=ngettext("%(n)s step about members is due", "%(n)s steps about members are due", len(dues))
            % {"n": len(dues)},
            verb=_("See them"),
            href=reverse("membership:due_of", args=[asker.unit_id]),
            detail=dues[0].what,
            order=35,
            late=dues[0].by < asker.on,
        )
