"""The second factor of an account, and for which posts the office asks one."""

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.db import transaction

from chibo.platform.accounts.choices import LetterKind
from chibo.platform.accounts.errors import NoSecondFactor
from chibo.platform.accounts.models import Account, SignInPolicy
from chibo.platform.accounts.queries.policy import forget_policy
from chibo.platform.accounts.services.letters import queue_letter
from chibo.platform.audit.services import Actor, record


@transaction.atomic
def factors_changed(account: Account, verb: str, kind: str, letter: LetterKind, *, by: Actor) -> None:
    """A factor came or went: the account remembers whether it has one, the trail who did it."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    account.has_second_factor = _factors(account).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
    account.save(update_fields=["has_second_factor"])
    record(f"accounts.second_factor.{verb}", account, by=by, kind=kind)
    queue_letter(account, letter)


@transaction.atomic
def remove_second_factor(account: Account, *, by: Actor) -> Account:
    """For whoever lost the phone and the codes: all factors go. The trail says by whom."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    kinds = sorted(_factors(account).values_list("type", flat=True))
    if not kinds:
        raise NoSecondFactor(name=account.name)
    _factors(account).delete()
    account.has_second_factor = False
    account.save(update_fields=["has_second_factor"])
    record("accounts.second_factor.removed", account, by=by, kind=", ".join(kinds))
    queue_letter(account, LetterKind.FACTOR_REMOVED)
    return account


@transaction.atomic
def require_second_factor(posts: Iterable[str], *, by: Actor) -> SignInPolicy:
    """Name the posts that need a second factor; who holds one is led to it before anything else."""
    policy, _new = SignInPolicy.objects.select_for_update().get_or_create(pk=1)
    before, policy.posts = policy.posts, sorted(set(posts))
    policy.save(update_fields=["posts"])
    record("accounts.policy.changed", policy, by=by, before=before, after=policy.posts)
    transaction.on_commit(forget_policy)
    return policy


def _factors(account: Account):  # type: ignore[no-untyped-def]
    return Authenticator.objects.filter(user_id=account.pk)
