"""Making one person of two entries. What each domain keeps is moved through the keys themselves."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from chibo.kernel.text import fold, name_sort_key
from chibo.organization.people.queries import all_people
from chibo.organization.register.errors import (
    BothSignIn,
    ChoiceMissing,
    FactsContradict,
    HomeInTwoCells,
    NamedTogether,
    NotTwoEntries,
    OwnEntry,
    ToldApart,
)
from chibo.organization.register.models import MergeRecord, NotTheSame
from chibo.organization.register.queries.comparing import Comparison, FactPair, RowPair, comparison
from chibo.organization.register.queries.hanging import (
    Relation,
    clashing_row,
    is_frozen,
    kind_words,
    relations_to,
    relations_to_people,
)
from chibo.organization.register.queries.merges import apart_from, are_told_apart
from chibo.organization.register.queries.standings import home_cells, named_together
from chibo.organization.register.services.moving import Journal
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor, record
from chibo.platform.rulebook.queries import rules_on

Choices = Mapping[str, str]
"""By key of the comparison: "kept" or "gone". Key "login" for the login that stays."""


@transaction.atomic
def merge_people(kept_id: int, gone_id: int, choices: Choices, *, by: Actor) -> MergeRecord:
    """Let one entry go into another: its facts as chosen, and everything that hangs on it.

    Nothing is lost: the entry keeps its row and its name, its page leads to the other, and for the days of the
    rule ``membership.merge_undo_days`` every step can be taken back. Rows of minutes and papers move too, but
    where both entries stand in the same minutes the second line stays where it is.

    Raises:
        NotTwoEntries, OwnEntry, ToldApart, NamedTogether, HomeInTwoCells: they cannot be one person now.
        ChoiceMissing, BothSignIn: something contradicts and nobody said which holds.
        FactsContradict: the chosen facts cannot stand together.
    """
    people = all_people().select_for_update(of=("self",)).order_by("pk").in_bulk([kept_id, gone_id])
    if len(people) != 2:
        raise NotTwoEntries
    _ensure_one_person(kept_id, gone_id, people, by)
    found = comparison(kept_id, gone_id)
    _ensure_chosen(found, choices)
    journal = Journal()
    try:
        with transaction.atomic():
            _merge(people[kept_id], people[gone_id], found, choices, journal)
    except IntegrityError as refused:
        raise FactsContradict from refused
    now = timezone.now()
    days = rules_on(timezone.localdate()).integer("membership.merge_undo_days")
    merged = MergeRecord.objects.create(
        kept_id=kept_id, gone_id=gone_id, steps=journal.as_text(), counts=journal.counts, merged_at=now,
        undo_until=now + dt.timedelta(days=days), source=str(by)[:120],
        merged_by=by if isinstance(by, Account) else None,
    )  # fmt: skip
    decided = sorted(pair.name for pair in found.conflicts)
    record(
        "people.people.merged", people[kept_id], by=by, gone=gone_id, merge=merged.pk, moved=journal.counts,
        decided=decided, names=[people[kept_id].full_name, people[gone_id].full_name],
    )  # fmt: skip
    return merged


def _ensure_one_person(kept_id: int, gone_id: int, people: Mapping[int, models.Model], by: Actor) -> None:
    names = {"kept": str(people[kept_id]), "gone": str(people[gone_id])}
    if isinstance(by, Account) and by.pk in {getattr(person, "account_id", None) for person in people.values()}:
        raise OwnEntry
    if are_told_apart(kept_id, gone_id):
        raise ToldApart(**names)
    if together := named_together(kept_id, gone_id):
        raise NamedTogether(where=", ".join(together), **names)
    cells = home_cells([kept_id, gone_id], on=timezone.localdate())
    if len(cells) > 1:
        raise HomeInTwoCells(cells=" · ".join(cells), **names)


def _ensure_chosen(found: Comparison, choices: Choices) -> None:
    wanted = [*((pair.key, pair.label) for pair in found.conflicts), *((row.key, row.kind) for row in found.row_conflicts)]
    missing = [label for key, label in wanted if choices.get(key) not in ("kept", "gone")]
    if missing:
        raise ChoiceMissing(what=", ".join(missing))
    if found.both_sign_in and choices.get("login") not in ("kept", "gone"):
        raise BothSignIn(kept_login=found.logins[0], gone_login=found.logins[1])
    if found.staying and not choices.get("staying"):
        raise ChoiceMissing(what=", ".join(sorted({row.kind for row in found.staying})))


def _merge(
    kept: models.Model, gone: models.Model, found: Comparison, choices: Choices, journal: Journal
) -> None:
    _write_facts(kept, gone, found.facts, choices, journal)
    chosen = {(row.relation.label, row.gone_row.pk): row for row in found.rows if choices.get(row.key) == "gone"}
    for relation in relations_to_people():
        _move(relation, kept.pk, gone.pk, chosen, journal)
    _move_login(kept, gone, found, choices, journal)
    for other in sorted(apart_from(gone.pk) - apart_from(kept.pk)):
        first, second = sorted((kept.pk, other))
        journal.add(NotTheSame(first_id=first, second_id=second, said_at=timezone.now(), source="register.merging"))
    journal.change(gone, {"folded": ""})


def _write_facts(
    kept: models.Model, gone: models.Model, facts: list[FactPair], choices: Choices, journal: Journal
) -> None:
    """The chosen facts, and those that only the other entry knows, into the rows of the kept entry."""
    taken: dict[type[models.Model], list[str]] = {}
    for fact in facts:
        if choices.get(fact.key) == "gone" if fact.differs else fact.take_gone:
            taken.setdefault(fact.model, []).extend(fact.columns)
    for model, columns in taken.items():
        holder, source = (_row_of(model, person) for person in (kept, gone))
        values = {column: getattr(source, column) for column in columns}
        if "full_name" in values:
            values |= {"sort_key": name_sort_key(values["full_name"])[:400], "folded": fold(values["full_name"])}
        journal.change(holder, values)


def _row_of(model: type[models.Model], person: models.Model) -> models.Model:
    """The person, or the one row of that model that every person has."""
    if isinstance(person, model):
        return person
    relation = next(one for one in relations_to_people() if one.model is model and one.field.unique)
    row: models.Model = relation.rows(person.pk).get()
    return row


def _move(
    relation: Relation, kept_id: int, gone_id: int, chosen: Mapping[tuple[str, int], RowPair], journal: Journal
) -> None:
    """Every row of the relation; where the kept entry has that row already, one of the two is absorbed."""
    free = []
    for row in relation.rows(gone_id):
        other = clashing_row(relation, row, kept_id)
        if other is None:
            free.append(row.pk)
        elif is_frozen(relation.model):
            continue
        elif (relation.label, row.pk) in chosen:
            _absorb(other, row, journal)
            journal.move(relation, [row.pk], old=gone_id, new=kept_id)
        else:
            _absorb(row, other, journal)
    journal.move(relation, free, old=gone_id, new=kept_id)


def _absorb(row: models.Model, into: models.Model, journal: Journal) -> None:
    """Take a second row away; what pointed at it points at the other from now on."""
    for relation in relations_to(type(row)):
        _move(relation, into.pk, row.pk, {}, journal)
    journal.take_away(row)


def _move_login(
    kept: models.Model, gone: models.Model, found: Comparison, choices: Choices, journal: Journal
) -> None:
    """One login stays: the only one, or the chosen one. The other can no longer sign in."""
    if not found.logins[1]:
        return
    mine: Any = getattr(kept, "account", None)
    theirs: Any = getattr(gone, "account", None)
    if mine is not None and choices.get("login") == "kept":
        journal.change(theirs, {"is_active": False})
        return
    journal.change(gone, {"account_id": None})
    journal.change(kept, {"account_id": theirs.pk})
    if mine is not None:
        journal.change(mine, {"is_active": False})
        journal.change(gone, {"account_id": mine.pk})


def kinds_moved(merged: MergeRecord) -> list[tuple[str, int]]:
    """How many rows of which kind were moved, in words."""
    known = {relation.label: relation.model for relation in relations_to_people()}
    return [(kind_words(known[label]), number) for label, number in merged.counts.items() if label in known]
