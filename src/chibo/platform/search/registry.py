"""What can be found: a domain's ``search.py`` registers each kind of object with the function that tells its words.

``@searchable("documents.document", model=Document, label=…, visible_to=…, reach=…)``. ``visible_to`` is asked each
time a hit is shown and decides alone; ``reach`` only narrows the search, so that nobody waits for hits they may not see.
"""

import datetime as dt
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL
from django.utils.functional import Promise

from chibo.platform.authz.permissions import Visitor

EVERYWHERE = "all"
"""The scope of what everybody signed in may see, and the reach of whoever may see everything of a kind."""


@dataclass(frozen=True)
class Found:
    """The words of one object.

    ``head`` is what it is called (title, number, names: counts more), ``texts`` the rest; ``sealed`` are texts that lie
    encrypted and of which only keyed tokens are kept. ``context`` is shown under the title and not searched.
    ``scopes`` say who reaches it ("unit:3", "committee:3", "person:7"); ``files`` are the hashes of files whose text counts.
    """

    key: int
    title: str
    scopes: tuple[str, ...]
    day: dt.date
    href: str
    unit: int | None = None
    symbol: str = ""
    issuer: str = ""
    context: str = ""
    head: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    """Hash and content type."""


Words = Callable[[Collection[int]], list[Found]]
VisibleTo = Callable[[Visitor, Collection[int]], Collection[int]]
Reach = Callable[[Visitor], Collection[str]]
Opened = Callable[[Collection[int]], Mapping[int, str]]
Touched = Callable[[Collection[str]], Collection[int]]


@dataclass(frozen=True)
class Kind:
    """One kind of object that can be found."""

    name: str
    model: type[models.Model]
    label: str | Promise
    icon: str
    order: int
    words: Words
    visible_to: VisibleTo
    reach: Reach
    opened: Opened | None = None
    touched_by: Mapping[str, Touched] = field(default_factory=dict)

    @property
    def token(self) -> str:
        """Its name as one word of the index."""
        return "kx" + "".join(letter for letter in self.name.lower() if letter.isalnum())


KINDS: dict[str, Kind] = {}


def searchable(
    name: str,
    *,
    model: type[models.Model],
    label: str | Promise,
    visible_to: VisibleTo,
    reach: Reach,
    icon: str = "file-text",
    order: int = 50,
    opened: Opened | None = None,
    touched_by: Mapping[str, Touched] | None = None,
) -> Callable[[Words], Words]:
    """Register the decorated function: from ids it makes the words of the objects that can be found, in a constant
    number of queries; what it leaves out (struck, cancelled, gone) is taken from the index.

    ``opened`` opens the sealed texts of hits that are shown. ``touched_by`` names other models ("documents.version")
    whose trail lines change objects of this kind, each with a function from their ids (as text) to ids of this kind.
    """

    def register(words: Words) -> Words:
        if name in KINDS:
            raise ValueError(f"{name} is made searchable twice")
        KINDS[name] = Kind(
            name, model, label, icon, order, words, visible_to, reach, opened, dict(touched_by or {})
        )
        return words

    return register


def kinds_in_order() -> list[Kind]:
    """All kinds as they are offered for filtering."""
    return sorted(KINDS.values(), key=lambda kind: (kind.order, kind.name))


_LISTED = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT value::bigint FROM json_array_elements_text(%s)",
}


def among(rows: "models.QuerySet[Any]", keys: Collection[int]) -> set[int]:
    """Which of the keys are among the rows; one query. The usual answer of ``visible_to``.

    The keys are one parameter, a list of the database: each is then looked up by itself. With hundreds of parameters, or
    in an order, SQLite would rather read everything of a unit, and each parameter costs as much as a row.
    """
    wanted = RawSQL(_LISTED[connection.vendor], [json.dumps([int(key) for key in keys])])  # noqa: S611 - one parameter
    return set(rows.filter(pk__in=wanted).order_by().values_list("pk", flat=True))


def scopes(word: str, ids: Collection[int | None]) -> tuple[str, ...]:
    """("unit:3", "unit:7") of "unit" and the ids; what is not set is left out."""
    return tuple(f"{word}:{one}" for one in sorted({one for one in ids if one is not None}))


UnitNames = Callable[[Collection[int]], Mapping[int, str]]
_unit_names: list[UnitNames] = []


def names_units(function: UnitNames) -> UnitNames:
    """Register who knows the names of units: the search knows no domain."""
    _unit_names[:] = [function]
    return function


def unit_names(ids: Collection[int]) -> Mapping[int, str]:
    """Names of units by id; empty when nobody knows them."""
    return _unit_names[0](ids) if _unit_names and ids else {}
