"""The lists of notices as files."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from chibo.platform.notices.models import Notice, Recipient
from chibo.web.sheets import Column, Wanted, sheet_response


def inbox_file(mine: Iterable[Recipient], kind: Wanted) -> HttpResponse:
    """What was sent to me."""
    columns = [Column(_("Notice"), 60), Column(_("Sender"), 30), Column(_("Sent"), 18), Column(_("Read on"), 18)]
    rows = ((one.notice.title, one.notice.sender, one.notice.sent_at, one.read_at) for one in mine)
    return sheet_response("thong-bao", title=_("Notices"), columns=columns, rows=rows, kind=kind)


def outbox_file(notices: Iterable[Notice], kind: Wanted) -> HttpResponse:
    """Drafts and what was sent: counts, no names."""
    columns = [
        Column(_("Notice"), 60), Column(_("Written"), 18), Column(_("Recipients"), 12), Column(_("Read by"), 12),
        Column(_("Status"), 18),
    ]  # fmt: skip
    rows = (
        (one.title, one.created_at, one.people, one.readers, str(one.get_state_display()))  # type: ignore[attr-defined]
        for one in notices
    )
    return sheet_response("hop-thu-di", title=_("Outbox"), columns=columns, rows=rows, kind=kind)
