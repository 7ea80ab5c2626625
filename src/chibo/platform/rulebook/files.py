"""The lists of the rulebook as files."""

import datetime as dt
from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from chibo.platform.rulebook.packs import Pack
from chibo.platform.rulebook.tables import RuleGroup
from chibo.web.sheets import Column, Wanted, sheet_response


def rules_file(groups: Iterable[RuleGroup], day: dt.date, kind: Wanted) -> HttpResponse:
    """Every value in force, with who says so."""
    columns = [
        Column(_("Heading"), 24), Column(_("Value"), 50), Column(_("In force"), 40), Column(_("Who says so"), 50),
        Column(_("Certainty"), 18), Column(_("Note"), 40),
    ]  # fmt: skip
    rows = (
        (
            group.title, row.label, row.shown, row.source,
            _("Own value") if row.own else _("To be confirmed") if row.unsure else _("Confirmed"), row.note,
        )
        for group in groups for row in group.rows
    )  # fmt: skip
    return sheet_response(f"quy-dinh-{day:%Y-%m-%d}", title=_("Rules and numbers"), columns=columns, rows=rows, kind=kind)


def packs_file(packs: Iterable[tuple[Pack, bool, int]], kind: Wanted) -> HttpResponse:
    """Every document the numbers come from."""
    columns = [
        Column(_("Document"), 60), Column(_("Issuer"), 40), Column(_("Number"), 20), Column(_("Dated"), 12),
        Column(_("In force"), 10), Column(_("To be confirmed"), 14),
    ]  # fmt: skip
    rows = (
        (pack.title, pack.issuer, pack.short, pack.date, "x" if in_force else "", unsure) for pack, in_force, unsure in packs
    )
    return sheet_response("can-cu", title=_("Documents behind the numbers"), columns=columns, rows=rows, kind=kind)
