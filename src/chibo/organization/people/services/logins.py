"""A person's login, and the code on paper that leads to it."""

from django.db import transaction

from chibo.organization.people.errors import HasLogin, LoginInUse
from chibo.organization.people.models import Person
from chibo.platform.accounts.models import Account, Invitation
from chibo.platform.accounts.services import invite, open_account
from chibo.platform.audit.services import Actor, record


@transaction.atomic
def open_login(
    person_id: int,
    *,
    login: str,
    password: str | None,
    by: Actor,
    email: str = "",
    must_change_password: bool = True,
    is_administrator: bool = False,
) -> Account:
    """Open an account for the person; what it may do follows from membership and mandates."""
    person = _without_login(person_id)
    account = open_account(
        login,
        name=person.full_name,
        password=password,
        by=by,
        email=email or person.email,
        is_administrator=is_administrator,
        must_change_password=must_change_password,
    )
    return _attach(person, account, by=by).account  # type: ignore[return-value]


@transaction.atomic
def attach_login(person_id: int, *, account_id: int, by: Actor) -> Person:
    """Let the person sign in with an account that exists already."""
    person = _without_login(person_id)
    taken = Person.objects.filter(account_id=account_id).first()
    if taken:
        raise LoginInUse(name=taken.full_name)
    return _attach(person, Account.objects.get(pk=account_id), by=by)


@transaction.atomic
def hand_out_code(person_id: int, *, by: Actor, login: str = "") -> tuple[Invitation, str]:
    """A code on paper for somebody who has not signed in yet; the login is opened first where there is none.

    Raises:
        AlreadyInUse: the login is in use; whoever makes the code could take it over.
    """
    person = Person.objects.select_for_update(of=("self",)).select_related("account").get(pk=person_id)
    account = person.account or open_login(person_id, login=login, password=None, must_change_password=False, by=by)
    made, code = invite(account, by=by)
    record("people.code.handed_out", person, by=by, login=account.login)
    return made, code


def _without_login(person_id: int) -> Person:
    person = Person.objects.select_for_update(of=("self",)).select_related("account").get(pk=person_id)
    if person.account:
        raise HasLogin(name=person.full_name, login=person.account.login)
    return person


def _attach(person: Person, account: Account, *, by: Actor) -> Person:
    person.account = account
    person.save(update_fields=["account"])
    record("people.login.opened", person, by=by, login=account.login)
    return person
