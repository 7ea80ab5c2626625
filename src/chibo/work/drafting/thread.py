"""A draft as a station of the golden thread."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.platform.authz.permissions import Visitor
from chibo.platform.threads.registry import Card, resolves
from chibo.work.drafting.models import Draft
from chibo.work.drafting.queries.kinds import kind_names

ORDER = 50
"""Drafts stand between what they spring from and what is done after them."""


@resolves("drafting.draft")
def draft_cards(keys: Collection[str], user: Visitor) -> dict[str, Card]:
    """Cards of the drafts the visitor may see. One query."""
    visible = Draft.objects.visible_to(user).filter(pk__in=[int(key) for key in keys if key.isdigit()])
    names = kind_names()
    return {
        str(draft.pk): Card(
            label=f"{names.get((draft.system, draft.type_code), draft.type_code)} {draft.subject}".strip(),
            kind=_("Draft"), order=ORDER, href=draft.get_absolute_url(), state=str(draft.get_state_display()),
            day=day_numbers(draft.issued_on or timezone.localdate(draft.touched_at)),
        )
        for draft in visible
    }
