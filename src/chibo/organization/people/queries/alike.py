"""Who may be entered twice: compared within blocks, never everybody with everybody."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from chibo.kernel.text import fold
from chibo.organization.people.queries.persons import KnownPerson, known_people
from chibo.organization.people.rules.likeness import Known, Likeness, blocks_of, how_alike
from chibo.organization.people.rules.names import is_common
from chibo.platform.audit.standstill import until_next_change

LARGEST_BLOCK = 400
"""Entries of one block that are compared; a common name fills its block, its bearers meet again by year."""


@dataclass(frozen=True)
class Alike:
    """Somebody known who may be the one who is asked about."""

    person: KnownPerson
    likeness: Likeness


@dataclass(frozen=True)
class AlikePair:
    """Two entries that may be one person."""

    first: KnownPerson
    second: KnownPerson
    likeness: Likeness

    @property
    def key(self) -> tuple[int, int]:
        """Both ids, the smaller first."""
        return min(self.first.pk, self.second.pk), max(self.first.pk, self.second.pk)


class AlikeIndex:
    """Everybody by the blocks in which they are compared, for asking about many at once. One query."""

    def __init__(self) -> None:
        self.people = known_people()
        self.bearers = Counter(person.folded for person in self.people)
        self._blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for place, person in enumerate(self.people):
            for block in set(blocks_of(facts_of(person))):
                self._blocks[block].append(place)

    def alike(self, asked: Known) -> list[Alike]:
        """Everybody who may be the one who is asked about, the surest first."""
        number = max(self.bearers[fold(asked.full_name)], 1)
        found = []
        for place in {place for block in blocks_of(asked) for place in self._blocks.get(block, [])}:
            person = self.people[place]
            likeness = how_alike(asked, facts_of(person), bearers=max(number, self.bearers[person.folded]))
            if likeness:
                found.append(Alike(person, likeness))
        return sorted(found, key=lambda one: (-one.likeness.confidence, one.person.pk))


def people_alike(asked: Known) -> list[Alike]:
    """Everybody who may be the one who is asked about, the surest first; kept ready until something is written."""
    return until_next_change("people.alike", AlikeIndex).alike(asked)


def alike_pairs(among: Iterable[int], *, apart: Iterable[tuple[int, int]] = ()) -> list[AlikePair]:
    """Pairs among the given people that may be one, the surest first; pairs in ``apart`` are left out. One query."""
    wanted, known_apart = set(among), set(apart)
    people = [person for person in known_people() if person.pk in wanted]
    bearers = Counter(person.folded for person in people)
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    facts = [facts_of(person) for person in people]
    for place, known in enumerate(facts):
        for block in set(blocks_of(known)):
            blocks[block].append(place)
    met: set[tuple[int, int]] = set()
    found = []
    for block, members in blocks.items():
        if len(members) < 2 or _says_nothing(block, facts[members[0]], len(members)):
            continue
        met.update(combinations(members, 2))
    for one, other in met:
        likeness = how_alike(facts[one], facts[other], bearers=bearers[people[one].folded])
        if likeness:
            pair = AlikePair(people[one], people[other], likeness)
            if pair.key not in known_apart:
                found.append(pair)
    return sorted(found, key=lambda pair: (-pair.likeness.confidence, pair.key))


def facts_of(person: KnownPerson) -> Known:
    """What a known person is compared by."""
    return Known(
        person.full_name, person.birth_date, person.birth_year, person.gender, person.email_index, person.phone_index,
        person.folded,
    )  # fmt: skip


def _says_nothing(block: tuple[object, ...], facts: Known, size: int) -> bool:
    """Bearers of a common name are compared by year of birth alone."""
    return block[0] == "name" and (size > LARGEST_BLOCK or is_common(facts.full_name, size))
