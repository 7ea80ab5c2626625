"""The history of a message in words."""

from typing import Any

from django.utils.translation import gettext as _

from chibo.work.exchange.choices import StatusCode


def history_words(entry: Any) -> dict[str, Any]:
    """One line of the trail as the page shows it."""
    words = {
        "exchange.message.taken_in": _("took it in"),
        "exchange.message.registered": _("registered it"),
        "exchange.message.refused": _("refused it"),
        "exchange.message.agreed": _("agreed"),
        "exchange.message.declined": _("declined"),
        "exchange.message.made": _("made it"),
        "exchange.message.handed_over": _("handed it to the gateway"),
        "exchange.status.told": _("made the status file %(status)s"),
        "exchange.status.heard": _("took in the status %(status)s"),
    }
    code = entry.data.get("status", "")
    status = StatusCode(code).label if code in StatusCode.values else code
    return {"at": entry.at, "who": entry.source, "what": words.get(entry.action, entry.action) % {"status": status}}
