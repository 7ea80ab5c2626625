"""Importing exactly what a stored preview showed, all of it or nothing."""

import datetime as dt
from collections.abc import Mapping
from typing import cast

from django.db import transaction
from django.utils import timezone

from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.queries import mandates_of
from chibo.organization.mandates.services import correct_mandate, give_mandate
from chibo.organization.membership.queries import standings_of
from chibo.organization.membership.services import (
    PartyDates,
    change_standing,
    enter_membership,
    set_party_dates,
)
from chibo.organization.people.services import Particulars, PersonFacts, add_person, correct_person
from chibo.organization.register.choices import ImportState
from chibo.organization.register.errors import AlreadyDecided, ImportHasErrors, PreviewOutdated
from chibo.organization.register.models import MembersImport
from chibo.organization.register.rules.judging import JudgedRow, Verdict
from chibo.organization.register.rules.placing import PlacedPost
from chibo.organization.register.rules.rows import RowFacts
from chibo.organization.register.rules.stored import to_data
from chibo.organization.register.services.previewing import forget_rows, judged_now
from chibo.organization.register.services.telling_apart import tell_apart
from chibo.organization.units.services import hold_unit
from chibo.platform.audit.services import Actor, record


@transaction.atomic
def import_previewed(import_id: int, *, by: Actor) -> MembersImport:
    """Write what the preview showed. One transaction: a failing row leaves the register as it was.

    Raises:
        ImportHasErrors: rows in error keep the whole list out.
        PreviewOutdated: somebody changed the register meanwhile; refresh the preview and read it again.
        AlreadyDecided: it was imported or put aside before.
    """
    found = MembersImport.objects.select_for_update(of=("self",)).select_related("unit").get(pk=import_id)
    hold_unit(found.unit_id)
    if found.state not in (ImportState.PREVIEWED, ImportState.ORDERED):
        raise AlreadyDecided
    if found.counts.get(Verdict.ERROR):
        raise ImportHasErrors(count=found.counts[Verdict.ERROR])
    rows = _as_previewed(found)
    for row in rows:
        if row.action != Verdict.SAME:
            _write(row, found.unit_id, found.listed_on, by)
    found.state, found.imported_at = ImportState.IMPORTED, timezone.now()
    forget_rows(found)
    found.save()
    record(
        "register.list.imported", found, by=by, unit=found.unit_id, sha256=found.sha256, counts=found.counts
    )
    return found


def _as_previewed(found: MembersImport) -> list[JudgedRow]:
    now = judged_now(found)
    shown = {row["number"]: row for row in found.rows}
    differ = [row.number for row in now if to_data(row) != shown.get(row.number)]
    if differ:
        rows = ", ".join(str(number) for number in differ[:10]) + ("…" if len(differ) > 10 else "")
        raise PreviewOutdated(rows=rows)
    return now


def _write(row: JudgedRow, unit_id: int, on: dt.date, by: Actor) -> None:
    facts = row.facts
    if row.person_id is None:
        person_id = add_person(facts.full_name, by=by, **_particulars(facts)).pk
        for other in row.alike if row.answer == 0 else ():
            tell_apart(person_id, other.pk, by=by)
    else:
        person_id = row.person_id
        correct_person(person_id, by=by, **PersonFacts(full_name=facts.full_name, **_particulars(facts)))
    dates = _dates(facts)
    if dates:
        set_party_dates(person_id, by=by, on=on, **dates)
    _write_standing(person_id, unit_id, row.standing, on, by)
    for post in row.posts:
        if post.action != "same":
            _write_post(person_id, post, on, by)


def _particulars(facts: RowFacts) -> Particulars:
    """Only what the list says; what it leaves open stays as it is."""
    year = None if facts.birth_date else facts.birth_year
    said = {
        "gender": facts.gender, "birth_date": facts.birth_date, "birth_year": year, "email": facts.email,
        "phone": facts.phone,
    }  # fmt: skip
    return cast(Particulars, _what_is_said(said))


def _dates(facts: RowFacts) -> PartyDates:
    said = {
        "admission_decision_on": facts.decision_on, "admission_decision": facts.decision,
        "ceremony_on": facts.ceremony_on, "official_on": facts.official_on,
    }  # fmt: skip
    return cast(PartyDates, _what_is_said(said))


def _what_is_said(said: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in said.items() if value}


def _write_standing(person_id: int, unit_id: int, standing: str, on: dt.date, by: Actor) -> None:
    present = standings_of(person_id, on=on).get(unit_id)
    if present is None:
        enter_membership(person_id, unit_id=unit_id, standing=standing, on=on, by=by, decision=_basis(on))
    elif present != standing:
        change_standing(person_id, unit_id=unit_id, standing=standing, on=on, by=by, decision=_basis(on))


def _write_post(person_id: int, post: PlacedPost, on: dt.date, by: Actor) -> None:
    if post.action == "renamed":
        held = next(
            line
            for line in mandates_of(person_id)
            if line.post == post.post and line.unit_id == post.unit_id and line.covers(on)
        )
        correct_mandate(held.pk, by=by, title=post.title)
        return
    give_mandate(
        person_id, unit_id=post.unit_id, post=post.post, title=post.title, on=on, by=by, decision=_basis(on)
    )


def _basis(on: dt.date) -> str:
    """Kept with the record, as the office would write it."""
    return f"Theo danh sách đảng viên ngày {day_numbers(on)}"
