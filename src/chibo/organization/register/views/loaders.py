"""How an address finds its object: only among what the visitor may see."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from chibo.organization.mandates.queries import (
    DelegationLine,
    MandateLine,
    delegation_line,
    duties_of,
    kept_units,
    mandate_line,
    remember_seen,
    visible_people,
    visible_units,
)
from chibo.organization.membership.choices import Standing
from chibo.organization.membership.queries import leaves_of, standings_of
from chibo.organization.register.models import MembersImport, MergeRecord, NotTheSame
from chibo.organization.register.queries import successor_of
from chibo.organization.register.queries.transfers import visible_transfers
from chibo.organization.units.queries import TermCard, UnitCard, term_card, unit_cards
from chibo.platform.authz.permissions import Visitor


@dataclass(frozen=True)
class KeptMember:
    """A member of a cell whose list the visitor keeps."""

    person_id: int
    unit_id: int
    full_name: str
    standing: Standing


def person(user: Visitor, *, pk: int) -> Any:
    """A person the visitor may see."""
    found = get_object_or_404(visible_people(user), pk=pk)
    remember_seen(user, found.pk)
    return found


def person_or_successor(user: Visitor, *, pk: int) -> Any:
    """A person the visitor may see; an entry that was merged leads to the person it went into."""
    return person(user, pk=successor_of(pk))


@dataclass(frozen=True)
class TwoEntries:
    """Two visible entries; the first stays when they become one."""

    kept: Any
    gone: Any

    @property
    def kept_id(self) -> int:
        """The entry that stays."""
        return int(self.kept.pk)

    @property
    def gone_id(self) -> int:
        """The entry that goes into it."""
        return int(self.gone.pk)


def two_entries(user: Visitor, *, pk: int, other: int) -> TwoEntries:
    """Two different people the visitor may see."""
    if pk == other:
        raise Http404
    return TwoEntries(person(user, pk=pk), person(user, pk=other))


def merge(user: Visitor, *, pk: int) -> MergeRecord:
    """What became of two entries, for whoever may see the one that is left."""
    found = get_object_or_404(MergeRecord.objects.select_related("kept", "gone"), pk=pk)
    person_or_successor(user, pk=found.kept_id)
    return found


@dataclass(frozen=True)
class SaidPair:
    """Two people of whom somebody said that they are not the same."""

    pk: int
    kept_id: int
    gone_id: int


def said_pair(user: Visitor, *, pk: int) -> SaidPair:
    """What was said about two people the visitor may see."""
    said = get_object_or_404(NotTheSame.objects.filter(taken_back_at=None), pk=pk)
    person(user, pk=said.first_id)
    person(user, pk=said.second_id)
    return SaidPair(said.pk, said.first_id, said.second_id)


def unit(user: Visitor, *, pk: int) -> Any:
    """A unit of any time."""
    return get_object_or_404(visible_units(user), pk=pk)


def cell(user: Visitor, *, pk: int) -> Any:
    """A Party cell."""
    return get_object_or_404(visible_units(user).cells(), pk=pk)


def kept_member(user: Visitor, *, pk: int) -> KeptMember:
    """A visible person as member of a cell the visitor keeps; others are not to be found here."""
    found = person(user, pk=pk)
    standings = standings_of(found.pk, on=timezone.localdate())
    mine = [unit_id for unit_id in sorted(standings) if unit_id in kept_units(user)]
    units = mine or sorted(standings)
    if not units:
        raise Http404
    return KeptMember(found.pk, units[0], found.full_name, standings[units[0]])


def mandate(user: Visitor, *, pk: int) -> MandateLine:
    """A mandate of a visible person."""
    line = mandate_line(pk)
    if line is None or not visible_people(user).filter(pk=line.person_id).exists():
        raise Http404
    return line


@dataclass(frozen=True)
class TermOfUnit:
    """A term with its unit, for whose members it is."""

    term: TermCard
    unit: UnitCard

    @property
    def unit_id(self) -> int:
        """The unit whose committee it is."""
        return self.unit.pk


def term(user: Visitor, *, term: int) -> TermOfUnit:
    """A term of a unit of any time."""
    found = term_card(term)
    if found is None or not visible_units(user).filter(pk=found.unit_id).exists():
        raise Http404
    return TermOfUnit(found, unit_cards([found.unit_id])[found.unit_id])


def delegation(user: Visitor, *, pk: int) -> DelegationLine:
    """A delegation of or to a visible person."""
    line = delegation_line(pk)
    people = visible_people(user)
    if line is None or not people.filter(pk__in=(line.to_person_id, line.mandate.person_id)).exists():
        raise Http404
    return line


@dataclass(frozen=True)
class KeptLeave:
    """A leave of a member of a kept cell."""

    pk: int
    person_id: int
    unit_id: int


def leave(user: Visitor, *, pk: int, leave: int) -> KeptLeave:
    """A leave of a visible person."""
    found = person(user, pk=pk)
    line = next((line for line in leaves_of(found.pk) if line.pk == leave), None)
    if line is None:
        raise Http404
    return KeptLeave(line.pk, found.pk, line.unit_id)


@dataclass(frozen=True)
class PreviewRow:
    """A row of a preview."""

    found: MembersImport
    number: int

    @property
    def unit_id(self) -> int:
        """The cell whose list it is."""
        return self.found.unit_id


def preview_row(user: Visitor, *, pk: int, row: int) -> PreviewRow:
    """A row of a preview that the visitor may read."""
    return PreviewRow(preview(user, pk=pk), row)
def transfer(user: Visitor, *, pk: int) -> Any:
    """A transfer the visitor may see."""
    return get_object_or_404(visible_transfers(user).select_related("person"), pk=pk)


def committee_cell(user: Visitor, *, pk: int | None = None) -> Any:
    """A cell in whose committee the visitor sits, the own one when none is named; others learn nothing."""
    duties = duties_of(user)
    mine = visible_units(user).cells().filter(pk__in=[unit for unit in duties.units if duties.in_committee(unit)])
    if pk is None:
        found = mine.order_by("pk").first()
        if found is None:
            raise Http404
        return found
    return get_object_or_404(mine, pk=pk)


def preview(user: Visitor, *, pk: int) -> MembersImport:
    """A preview of a list whose cell the visitor keeps; to others it does not exist."""
    rows = MembersImport.objects.select_related("unit").filter(unit_id__in=kept_units(user))
    return get_object_or_404(rows, pk=pk)
