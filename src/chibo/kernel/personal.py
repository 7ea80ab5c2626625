"""Every model says what it holds on people: why, for how long, whom it is about, and what becomes of it.

The declaration stands in the model as the class attribute ``personal``. The person's own page, the export, the
retention run and docs/personal-data.md read nothing else, so what is not declared cannot be shown or deleted:
a test refuses a model without one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Paths = str | tuple[str, ...]


@dataclass(frozen=True)
class Delete:
    """At the end of its time the row is deleted."""


@dataclass(frozen=True)
class Blank:
    """At the end of its time the row stays and these fields are emptied."""

    fields: tuple[str, ...]


@dataclass(frozen=True)
class Keep:
    """The row is never proposed for deletion; ``why`` says it in a sentence of English."""

    why: str


End = Delete | Blank | Keep
LEAVING = "leaving"  # as ``since``: the day on which the person's last membership and last post ended
DELETE = Delete()


def blank(*fields: str) -> Blank:
    """The row stays, these fields are emptied."""
    return Blank(fields)


@dataclass(frozen=True)
class Personal:
    """What a model holds on people.

    ``purpose`` is a key of the table ``privacy.purposes`` of the rule packs, which gives the legal basis;
    ``keep`` a retention class: the rule ``retention.<keep>`` gives its months, 0 for as long as the archive.
    ``person`` and ``account`` are lookup paths to the person or account a row is *about* ("speaker__person");
    ``authors`` names the keys to a person or account that only say who *acted*.
    ``mentions`` is for rows that name people in words without a key: it says where, and such rows are not listed
    one by one. ``since`` is the lookup of the day from which ``keep`` counts; a row without that day is not due.
    ``hidden`` fields are shown and exported nowhere (keys, hashes, bookkeeping); where ``fields`` are named, they
    alone are: the rest of such a row is not about the person.
    """

    purpose: str
    keep: str
    person: Paths = ()
    account: Paths = ()
    authors: Paths = ()
    mentions: str = ""
    since: str = ""
    at_end: End = field(default_factory=lambda: DELETE)
    hidden: Paths = ()
    fields: Paths = ()

    def __post_init__(self) -> None:
        if not (self.purpose and self.keep):
            raise ValueError("a declaration names its purpose and its retention class")
        if not (self.people or self.accounts or self.mentions):
            raise ValueError("say whom it is about, or where people are mentioned")
        if not self.since and not isinstance(self.at_end, Keep):
            raise ValueError("say from which day the time counts, or why the rows are kept")

    @property
    def people(self) -> tuple[str, ...]:
        """Lookup paths to the person."""
        return _several(self.person)

    @property
    def accounts(self) -> tuple[str, ...]:
        """Lookup paths to the account."""
        return _several(self.account)

    @property
    def acting(self) -> tuple[str, ...]:
        """Keys that only say who acted."""
        return _several(self.authors)

    def shows(self, name: str) -> bool:
        """Whether the field is shown to the person and exported."""
        only = _several(self.fields)
        return name not in self.unshown and (not only or name in only)

    @property
    def unshown(self) -> tuple[str, ...]:
        """Fields that are shown nowhere."""
        return _several(self.hidden)


@dataclass(frozen=True)
class NotPersonal:
    """A model that holds nothing on people; ``why`` says so in a sentence of English."""

    why: str
    authors: Paths = ()

    @property
    def acting(self) -> tuple[str, ...]:
        """Keys that only say who acted."""
        return _several(self.authors)


Declaration = Personal | NotPersonal


@dataclass(frozen=True)
class Declared:
    """A model and what it says of itself."""

    model: type
    declaration: Declaration


def declarations(models: Iterable[type], others: dict[str, Declaration]) -> Iterator[Declared]:
    """Each model with its declaration; those of libraries are looked up in ``others`` by label."""
    for model in models:
        label = str(model._meta.label)  # type: ignore[attr-defined]
        said = model.__dict__.get("personal") or others.get(label)
        if said is None:
            raise LookupError(f"{label} does not say what it holds on people")
        yield Declared(model, said)


def _several(paths: Paths) -> tuple[str, ...]:
    return (paths,) if isinstance(paths, str) else paths
