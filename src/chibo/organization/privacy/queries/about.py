"""Rows about one person, found by the declarations alone."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Q

from chibo.kernel.personal import Declared
from chibo.organization.people.queries import person_cards, person_of
from chibo.organization.privacy.queries.declared import meta_of, rows_of, said
from chibo.platform.accounts.models import Account


@dataclass(frozen=True)
class Whose:
    """A person with the account they sign in with; either may be missing."""

    name: str
    person_id: int | None = None
    account_id: int | None = None


def whose_person(person_id: int) -> Whose:
    """The person and their account."""
    card = person_cards([person_id])[person_id]
    return Whose(card.full_name, person_id, card.account_id)


def whose_account(account: Account) -> Whose:
    """The account and the person behind it, if there is one."""
    card = person_of(account.pk)
    return Whose(card.full_name if card else str(account), card.pk if card else None, account.pk)


def rows_about(one: Declared, whose: Whose) -> Any:
    """All rows of the kind that are about the person or the account, each once; None when it has no such path.

    One query, with what the fields point to.
    """
    personal = said(one)
    if personal is None or not (personal.people or personal.accounts):
        return None
    wanted = Q(pk__in=[])
    if whose.person_id is not None:
        for path in personal.people:
            wanted |= Q(**{path: whose.person_id})
    if whose.account_id is not None:
        for path in personal.accounts:
            wanted |= Q(**{path: whose.account_id})
    rows = rows_of(one)
    mine = rows.filter(wanted).order_by().values("pk")
    single, many = _relations(one)
    return rows.filter(pk__in=mine).select_related(*single).prefetch_related(*many)


def shown_fields(one: Declared) -> list["Field[Any, Any]"]:
    """The fields a person sees of such a row, in the order of the model; the key and sealed indexes are no facts."""
    personal = said(one)
    fields = [field for field in meta_of(one).get_fields() if field.concrete and not _bookkeeping(field)]
    return [field for field in fields if personal is not None and personal.shows(field.name)]


def value_at(row: Any, path: str) -> Any:
    """The value at the end of a lookup path, walked from the row; None where the path ends early."""
    for name in path.split("__"):
        row = getattr(row, name, None)
        if row is None:
            return None
    return row


def _bookkeeping(field: Any) -> bool:
    return bool(field.primary_key or field.name.endswith("_index") or field.name == "folded")


def _relations(one: Declared) -> tuple[list[str], list[str]]:
    fields = [field for field in shown_fields(one) if field.is_relation]
    single = {field.name for field in fields if not field.many_to_many}
    personal = said(one)
    if personal is not None and "__" in personal.since:
        single.add(personal.since.rpartition("__")[0])
    return sorted(single), sorted(field.name for field in fields if field.many_to_many)
