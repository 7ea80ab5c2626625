"""Saying that two entries are two people, and taking it back."""

from django.db import transaction
from django.utils import timezone

from chibo.organization.register.errors import NotTwoEntries
from chibo.organization.register.models import NotTheSame
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor, record


@transaction.atomic
def tell_apart(one: int, other: int, *, by: Actor) -> NotTheSame:
    """Remember that these are two people, so that nobody is asked again. Saying it twice changes nothing."""
    if one == other:
        raise NotTwoEntries
    first, second = sorted((one, other))
    said = NotTheSame.objects.filter(first_id=first, second_id=second, taken_back_at=None).first()
    if said:
        return said
    said = NotTheSame.objects.create(
        first_id=first, second_id=second, said_at=timezone.now(), source=str(by)[:120],
        said_by=by if isinstance(by, Account) else None,
    )  # fmt: skip
    record("register.people.told_apart", said, by=by, people=[first, second])
    return said


@transaction.atomic
def take_back(said_id: int, *, by: Actor) -> NotTheSame:
    """It was wrong: the two may be one person after all."""
    said = NotTheSame.objects.select_for_update(of=("self",)).get(pk=said_id)
    if said.taken_back_at is None:
        said.taken_back_at = timezone.now()
        said.save(update_fields=["taken_back_at"])
        record("register.people.told_apart_taken_back", said, by=by, people=[said.first_id, said.second_id])
    return said
