"""People by their names and posts, units by their names of all times. No birth date, no contact, no standing."""

from collections.abc import Collection, Mapping

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.queries import (
    duties_of,
    kept_units,
    knows_the_party,
    member_cells,
    people_of_mandates,
    posts_from,
    visible_people,
    visible_units,
)
from chibo.organization.membership.queries import cells_ever_of
from chibo.organization.people.queries import all_people
from chibo.organization.units.choices import Side
from chibo.organization.units.queries import card_of, every_unit, led_units, names_of_many, unit_cards
from chibo.platform.authz.permissions import Visitor
from chibo.platform.search.registry import Found, among, names_units, scopes, searchable


@names_units
def names_of_units(ids: Collection[int]) -> Mapping[int, str]:
    """Names as they are now. One query."""
    return {pk: card.short_name or card.name for pk, card in unit_cards(ids).items()}


def _sees_people(user: Visitor, keys: Collection[int]) -> set[int]:
    return among(visible_people(user), keys)


def _reach_of_people(user: Visitor) -> Collection[str]:
    kept = kept_units(user)
    today = timezone.localdate()
    office = set(kept).union(*(led_units(unit, on=today) for unit in kept))
    person = duties_of(user).person_id
    return {*scopes("unit", member_cells(user)), *scopes("post", office), *scopes("person", [person])}


def _of_posts(keys: Collection[str]) -> Collection[int]:
    return people_of_mandates([int(key) for key in keys if key.isdigit()])


@searchable(
    "people.person", model=all_people().model, label=_("Person"), icon="user-round", order=15, visible_to=_sees_people,
    reach=_reach_of_people, touched_by={"mandates.mandate": _of_posts},
)  # fmt: skip
def words_of_people(keys: Collection[int]) -> list[Found]:
    """Four queries."""
    people = list(all_people().filter(pk__in=list(keys)))
    ids = [person.pk for person in people]
    cells, posts = cells_ever_of(ids), posts_from(ids, on=timezone.localdate())
    return [
        Found(
            key=person.pk, title=person.full_name, day=timezone.localdate(person.created_at), href=person.get_absolute_url(),
            unit=min((post.unit_id for post in posts.get(person.pk, ())), default=None),
            context=", ".join(post.title for post in posts.get(person.pk, ())),
            texts=tuple(post.title for post in posts.get(person.pk, ())),
            scopes=(
                *scopes("person", [person.pk]), *scopes("unit", cells.get(person.pk, ())),
                *scopes("post", [post.unit_id for post in posts.get(person.pk, ())]),
            ),
        )
        for person in people
    ]  # fmt: skip


def _sees_units(user: Visitor, keys: Collection[int]) -> set[int]:
    return among(visible_units(user), keys)


def _reach_of_units(user: Visitor) -> Collection[str]:
    if not user.is_authenticated:
        return ()
    return {"side:party", "side:state"} if knows_the_party(user) else {"side:state"}


@searchable(
    "units.unit", model=every_unit().model, label=_("Unit"), icon="network", order=18, visible_to=_sees_units,
    reach=_reach_of_units,
)  # fmt: skip
def words_of_units(keys: Collection[int]) -> list[Found]:
    """Two queries. A unit is found by the names it had, too."""
    cards = [card_of(unit) for unit in every_unit().filter(pk__in=list(keys))]
    old = names_of_many([card.pk for card in cards])
    return [
        Found(
            key=card.pk, title=card.name, unit=card.pk, day=card.since, href=card.href, head=(card.short_name, card.symbol),
            texts=tuple(name for name in old.get(card.pk, ()) if name != card.name),
            scopes=("side:party",) if card.side == Side.PARTY else ("side:state",),
        )
        for card in cards
    ]  # fmt: skip
