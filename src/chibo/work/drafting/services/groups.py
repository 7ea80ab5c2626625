"""Groups of receivers that a unit keeps."""

from django.db import IntegrityError, transaction

from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.work.drafting.errors import GroupNameTaken, NoSuchText
from chibo.work.drafting.models import RecipientGroup
from chibo.work.drafting.rules.receivers import with_receivers


@transaction.atomic
def keep_group(unit_id: int, *, name: str, lines: str, by: Actor, group: RecipientGroup | None = None) -> RecipientGroup:
    """A new group, or other words for one. Drafts that took its receivers keep them as they were."""
    kept = group or RecipientGroup(unit_id=unit_id, position=RecipientGroup.objects.filter(unit_id=unit_id).count() + 1)
    kept.name, kept.lines = clean(name)[:120], "\n".join(with_receivers(lines.split("\n"), ()))
    if not kept.name or not kept.lines:
        raise NoSuchText()
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as taken:
        raise GroupNameTaken(name=kept.name) from taken
    record("drafting.group.kept", kept, by=by, name=kept.name)
    return kept


@transaction.atomic
def drop_group(group: RecipientGroup, *, by: Actor) -> None:
    """The group is no longer offered; what drafts took from it stays."""
    record("drafting.group.removed", group, by=by, name=group.name)
    group.delete()
