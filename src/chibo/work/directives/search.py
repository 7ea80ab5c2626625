"""Directives that are spread: the paper, what the unit says to it, who is responsible. Nothing of single readers."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from chibo.platform.authz.permissions import Visitor
from chibo.platform.search.registry import EVERYWHERE, Found, among, searchable
from chibo.work.directives.models import Directive
from chibo.work.directives.queries.visible import visible_directives


def _seen(user: Visitor, keys: Collection[int]) -> set[int]:
    return among(visible_directives(user), keys)


def _reach(user: Visitor) -> Collection[str]:
    """Everybody may be a reader, and who is one does not stand in the index: only ``visible_to`` decides."""
    return (EVERYWHERE,) if user.is_authenticated else ()


@searchable(
    "directives.directive", model=Directive, label=_("Directive being spread"), icon="megaphone", order=28, visible_to=_seen,
    reach=_reach,
)  # fmt: skip
def words_of_directives(keys: Collection[int]) -> list[Found]:
    """One query."""
    rows = Directive.objects.filter(pk__in=list(keys)).select_related("document", "responsible")
    return [
        Found(
            key=one.pk, title=one.document.title, symbol=one.document.number, issuer=one.document.issuer, unit=one.unit_id,
            day=one.spread_on, href=one.get_absolute_url(), scopes=(), context=str(one.get_state_display()),
            texts=(one.instruction, one.responsible.full_name, one.report_to),
        )
        for one in rows
    ]  # fmt: skip
