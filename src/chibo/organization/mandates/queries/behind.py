"""Which cells have to do with whom: asked for many people at once, and once for each of them in a request."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from chibo.organization.mandates.models import Mandate
from chibo.organization.membership.queries import cells_ever_of
from chibo.organization.units.queries import leading_cells_of
from chibo.platform.authz.permissions import Visitor


def cells_behind(person_id: int) -> frozenset[int]:
    """Cells that have to do with a person: by membership, or because they lead where a post is held."""
    return cells_behind_each([person_id])[person_id]


def cells_behind_each(person_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """The same for many people. Three queries at most."""
    today = timezone.localdate()
    ids = set(person_ids)
    held: dict[int, set[int]] = {}
    posts = Mandate.objects.current(today).filter(person_id__in=ids).values_list("person_id", "unit_id")
    for person, unit in posts:
        held.setdefault(person, set()).add(unit)
    leading = leading_cells_of({unit for units in held.values() for unit in units}, on=today)
    ever = cells_ever_of(ids)
    return {
        person: frozenset(ever.get(person, set())).union(
            held.get(person, set()), *(leading[unit] for unit in held.get(person, set()))
        )
        for person in ids
    }


def cells_behind_for(user: Visitor, person_id: int) -> frozenset[int]:
    """The same, remembered on the visitor for the request."""
    return _known(user).get(person_id) or look_behind(user, [person_id])[person_id]


def look_behind(user: Visitor, person_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """Ask about all of them now, so that rights on each row of a list cost no query."""
    known = _known(user)
    if new := set(person_ids) - known.keys():
        known.update(cells_behind_each(new))
    return known


def remember_seen(user: Visitor, person_id: int) -> None:
    """A loader has found the person among those the visitor may see."""
    user.__dict__.setdefault("_seen_people", set()).add(person_id)


def was_seen(user: Visitor, person_id: int) -> bool:
    """Whether a loader has found them in this request."""
    return person_id in user.__dict__.get("_seen_people", ())


def _known(user: Visitor) -> dict[int, frozenset[int]]:
    known: dict[int, frozenset[int]] = user.__dict__.setdefault("_cells_behind", {})
    return known
