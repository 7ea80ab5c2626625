"""Whether somebody who is being entered is known already, as far as the one who enters may be told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils import timezone

from chibo.organization.membership.queries import units_of_people
from chibo.organization.people.choices import CONFIDENCE, REASONS, Confidence, Known
from chibo.organization.people.queries import birth_words, people_alike, person_cards
from chibo.organization.units.queries import unit_cards

MOST = 5


@dataclass(frozen=True)
class Double:
    """Somebody known who may be the one who is being entered."""

    pk: int
    full_name: str
    href: str
    born: str
    cells: str
    sure: str
    reasons: str


@dataclass(frozen=True)
class Doubles:
    """Those who may be shown, and whether somebody outside of what one may see is almost certainly meant."""

    shown: list[Double]
    elsewhere: bool = False

    def __bool__(self) -> bool:
        return bool(self.shown or self.elsewhere)


def doubles_of(asked: Known, *, visible: Iterable[int], sees_birth: Callable[[int], bool]) -> Doubles:
    """Who may be meant. ``visible``: people the asker may see; ``sees_birth`` says of which of them also the birth.

    Of somebody the asker may not see nothing is told but that an entry with this name and this very day of
    birth exists, which the asker has just typed.
    """
    found = people_alike(asked)
    seen = set(visible) if found else set()
    mine = [one for one in found if one.person.pk in seen][:MOST]
    ids = [one.person.pk for one in mine]
    cards, born = person_cards(ids), birth_words([pk for pk in ids if sees_birth(pk)])
    standings = units_of_people(ids, on=timezone.localdate())
    units = unit_cards({unit for cells in standings.values() for unit in cells})
    shown = [
        Double(
            pk=one.person.pk, full_name=one.person.full_name, href=cards[one.person.pk].href,
            born=born.get(one.person.pk, ""),
            cells=", ".join(units[unit].name for unit in standings.get(one.person.pk, {})),
            sure=str(CONFIDENCE[one.likeness.confidence]),
            reasons=", ".join(str(REASONS[code]) for code in one.likeness.reasons),
        )
        for one in mine
    ]  # fmt: skip
    hidden = (one.likeness.confidence for one in found if one.person.pk not in seen)
    return Doubles(shown, elsewhere=Confidence.CERTAIN in hidden)
