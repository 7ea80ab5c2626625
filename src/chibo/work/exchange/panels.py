"""Messages that wait for a decision."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chibo.platform.panels.registry import Asker, Need, needs
from chibo.work.exchange.permissions import kept_units
from chibo.work.exchange.queries import waiting_by_unit


@needs("exchange")
def waiting_messages(asker: Asker) -> Iterator[Need]:
    """One line for each unit whose register the asker keeps: the standard wants papers registered the same day."""
    kept = kept_units(asker.user)
    for unit_id, waiting in sorted(waiting_by_unit(kept).items()) if kept else ():
        yield Need(
            title=ngettext("%(n)s message waits to be registered", "%(n)s messages wait to be registered", waiting)
            % {"n": waiting},
            verb=_("Look"), href=reverse("exchange:of", args=[unit_id]) + "?state=arrived", order=20,
        )  # fmt: skip
