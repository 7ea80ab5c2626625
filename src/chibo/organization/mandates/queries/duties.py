"""What a signed-in account is today, and therefore may."""

import datetime as dt
from dataclasses import dataclass, field, replace

from django.utils import timezone

from chibo.organization.mandates.choices import COMMITTEE, SIDE_OF_POST, Post
from chibo.organization.mandates.models import Mandate
from chibo.organization.mandates.queries.delegations import worth
from chibo.organization.mandates.queries.emergency import read_in_emergency
from chibo.organization.mandates.rules.standing_in import may_stand_in, post_rests
from chibo.organization.membership.choices import Standing
from chibo.organization.membership.queries import standings_of, suspended_in
from chibo.organization.people.queries import person_of
from chibo.organization.units.choices import Side
from chibo.organization.units.queries import leading_cells
from chibo.platform.audit.standstill import until_next_change
from chibo.platform.authz.guard import changes_something
from chibo.platform.authz.permissions import Visitor


@dataclass(frozen=True)
class ActingFor:
    """A post of somebody else in which one acts for a time; ``until`` is the first day after it."""

    delegation_id: int
    post: Post
    unit_id: int
    unit_name: str
    title: str
    person_id: int
    full_name: str
    since: dt.date
    until: dt.date | None

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which one acts for them."""
        return self.until - dt.timedelta(days=1) if self.until else None


@dataclass(frozen=True)
class Duties:
    """What a person is on a day: posts by unit, standing by unit.

    ``posts`` holds the person's own posts and those in which they act for somebody else (``acting``).
    """

    person_id: int | None = None
    posts: frozenset[tuple[Post, int]] = frozenset()
    standings: dict[int, Standing] = field(default_factory=dict)
    keeps: frozenset[int] = frozenset()
    """Units whose list the person keeps as clerk: the unit of the post, and the cells that lead it."""
    acting: tuple[ActingFor, ...] = ()
    own: "Duties | None" = None
    suspended: frozenset[int] = frozenset()
    """Cells in which the person's Party activity is suspended: Party posts there rest."""
    reads: frozenset[int] = frozenset()
    """Cells whose content an administrator reads by an open emergency access; never to write."""

    @property
    def in_person(self) -> "Duties":
        """Without what others have delegated: for acts that only the holder of a post does."""
        return self.own or self

    def acts_for(self, *posts: Post, unit_id: int) -> ActingFor | None:
        """For whom the person acts in that unit, when none of the posts is their own."""
        if any((post, unit_id) in self.in_person.posts for post in posts):
            return None
        return next((one for one in self.acting if one.post in posts and one.unit_id == unit_id), None)

    def holds(self, post: Post, unit_id: int) -> bool:
        """Whether the post is held in that unit."""
        return (post, unit_id) in self.posts

    def in_committee(self, unit_id: int) -> bool:
        """Whether the person sits in the unit's committee."""
        return any((post, unit_id) in self.posts for post in COMMITTEE)

    def member_of(self, unit_id: int) -> bool:
        """Whether the person belongs to the cell in any standing."""
        return unit_id in self.standings

    def keeps_list_of(self, unit_id: int) -> bool:
        """Whether the person keeps the unit's list, as its committee or as clerk."""
        return unit_id in self.keeps or self.in_committee(unit_id)

    def official_in(self, unit_id: int) -> bool:
        """Whether the person is an official member of the cell."""
        return self.standings.get(unit_id) == Standing.OFFICIAL

    @property
    def cells(self) -> frozenset[int]:
        """Cells the person belongs to."""
        return frozenset(self.standings)

    @property
    def units(self) -> frozenset[int]:
        """All units the person has to do with, as member or by post, or reads in an emergency."""
        return self.cells | {unit for _, unit in self.posts} | self.reads

    def units_with(self, *posts: Post) -> frozenset[int]:
        """Units in which one of the posts is held."""
        return frozenset(unit for post, unit in self.posts if post in posts)

    @property
    def home_unit(self) -> int | None:
        """The cell the person belongs to, else a unit in which a post is held; the first of them."""
        return next(iter(sorted(self.cells) or sorted(self.units)), None)


NOBODY = Duties()


def duties_of(user: Visitor) -> Duties:
    """The duties of a signed-in account today; asked once, kept on the account for the request."""
    if not user.is_authenticated or user.pk is None:
        return NOBODY
    kept: Duties | None = getattr(user, "_duties", None)
    if kept is None:
        today, account = timezone.localdate(), user.pk
        kept = until_next_change(("duties", account, today), lambda: _duties_today(account, today))
        kept = _with_emergency(user, kept)
        user._duties = kept  # type: ignore[union-attr, attr-defined, unused-ignore]
    return replace(kept, reads=frozenset()) if kept.reads and changes_something(user) else kept


def _with_emergency(user: Visitor, duties: Duties) -> Duties:
    """Only administrators are asked about: it ends by the hour, so it is read anew for each request."""
    read = read_in_emergency(user)
    return replace(duties, reads=read) if read else duties


def _duties_today(account: int, today: dt.date) -> Duties:
    person = person_of(account)
    return duties_on(person.pk, on=today) if person else NOBODY


def duties_on(person_id: int, *, on: dt.date) -> Duties:
    """What the person is on that day: own posts, and those in which they act for somebody else."""
    rows = Mandate.objects.current(on).filter(person_id=person_id).values_list("post", "unit_id")
    suspended = suspended_in(person_id, on=on)
    held = frozenset((Post(post), unit) for post, unit in rows)
    posts = frozenset(
        (post, unit) for post, unit in held if not post_rests(party_post=_of_the_party(post), suspended=unit in suspended)
    )
    own = Duties(person_id, posts, standings_of(person_id, on=on), _kept_as_clerk(posts, on), suspended=suspended)
    acting = tuple(one for one in _lent_to(person_id, on) if qualifies(own, one.post, one.unit_id))
    if not acting:
        return own
    posts |= {(one.post, one.unit_id) for one in acting}
    return replace(own, posts=posts, keeps=_kept_as_clerk(posts, on), acting=acting, own=own)


def qualifies(own: Duties, post: Post, unit_id: int) -> bool:
    """Whether somebody with these duties of their own may act in the post."""
    return may_stand_in(
        party_post=_of_the_party(post),
        official_member=own.official_in(unit_id),
        holds_a_post_here=any(unit == unit_id for _, unit in own.posts),
        suspended=unit_id in own.suspended,
    )


def _of_the_party(post: Post) -> bool:
    return SIDE_OF_POST.get(post) == Side.PARTY


def _kept_as_clerk(posts: frozenset[tuple[Post, int]], on: dt.date) -> frozenset[int]:
    clerk = frozenset(unit for post, unit in posts if post == Post.CLERK)
    return clerk.union(leading_cells(clerk, on=on)) if clerk else clerk


def _lent_to(person_id: int, on: dt.date) -> list[ActingFor]:
    rows = worth(on).filter(to_person_id=person_id).select_related("unit", "mandate__person")
    return [
        ActingFor(
            row.pk, Post(row.post), row.unit_id, row.unit.name, row.mandate.title,
            row.mandate.person_id, row.mandate.person.full_name, row.since, row.until,
        )
        for row in rows.order_by("since", "pk")
    ]  # fmt: skip
