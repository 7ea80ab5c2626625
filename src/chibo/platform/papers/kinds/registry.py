"""Which kinds of paper there are, and which of them a body may issue."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chibo.kernel.rulebook import Numbers
from chibo.platform.papers.errors import UnknownKindOfPaper
from chibo.platform.papers.kinds.fields import FORM_OF, Field, Form, fields_of
from chibo.platform.papers.layout import PREFIX
from chibo.platform.papers.rules.authority import authorities
from chibo.platform.papers.rules.issuing import SYSTEM_OF, Body, types_of
from chibo.platform.papers.rules.system import System


@dataclass(frozen=True)
class Kind:
    """One kind of paper of one system: its words from the rule pack, its form from us.

    ``code`` is its name among the kinds of the system, ``abbreviation`` what its number carries: a Party regulation
    (QyĐ) is numbered as QĐ. ``title`` is what the paper says in capitals; a letter says nothing.
    """

    system: System
    code: str
    name: str
    abbreviation: str
    title: str
    form: Form
    fields: tuple[Field, ...]

    @property
    def label(self) -> str:
        """The name as a list of choices shows it: "Nghị quyết"."""
        return self.name[:1].upper() + self.name[1:]

    @property
    def two_signers(self) -> bool:
        """Whether two sign beside each other: minutes."""
        return self.form is Form.MINUTES

    @property
    def dated(self) -> bool:
        """Whether place and date stand in the head; minutes say them in their text."""
        return self.form is not Form.MINUTES

    def field(self, name: str) -> Field:
        """One of its fields."""
        return next(field for field in self.fields if field.name == name)


def kinds_for(system: System | str, body: Body, numbers: Numbers) -> tuple[Kind, ...]:
    """The kinds that a body may issue under the rules of a day; a body of the other system issues none."""
    if SYSTEM_OF[body] != system:
        return ()
    rows = _rows(System(system), numbers)
    return tuple(_kind(System(system), rows[code]) for code in types_of(body, numbers) if code in rows)


def kind_of(system: System | str, code: str, numbers: Numbers) -> Kind:
    """One kind of a system, whoever may issue it.

    Raises:
        UnknownKindOfPaper: the rules of the day do not know it.
    """
    rows = _rows(System(system), numbers)
    if code not in rows:
        raise UnknownKindOfPaper(kind=code)
    return _kind(System(system), rows[code])


def authorities_for(kind: Kind, body: Body) -> tuple[str, ...]:
    """How papers of the kind are signed by the body: "T/M", "T/L"; "" (alone), "TM.", "KT.", "TL.", "TUQ.", "Q."."""
    if kind.two_signers:
        return ("",)
    if body is Body.CELL_CONGRESS:
        return ("T/M",)
    return authorities(kind.system)


def defaults(kind: Kind, *, unit_name: str, keeper: str = "") -> dict[str, str]:
    """What the fields of a new paper begin with. ``keeper`` keeps a copy: "Chi bộ", "HTQT"."""
    words = {"{unit}": unit_name, "{keeper}": keeper}
    return {field.name: _filled(field.default, words) for field in kind.fields}


def _filled(text: str, words: Mapping[str, str]) -> str:
    for mark, word in words.items():
        text = text.replace(mark, word)
    return "\n".join(line.rstrip(" ,") for line in text.split("\n")) if "\n" in text or not text.endswith(" ") else text


def _rows(system: System, numbers: Numbers) -> dict[str, dict[str, Any]]:
    return {str(row["code"]): row for row in numbers.table(f"{PREFIX[system]}.types")}


def made_kind(system: System, code: str, name: str, abbreviation: str, *, printed: bool) -> Kind:
    """A kind from its words; its form and fields are ours."""
    return Kind(
        system=system,
        code=code,
        name=name,
        abbreviation=abbreviation,
        title=name.upper() if printed else "",
        form=FORM_OF.get(code, Form.GENERAL),
        fields=fields_of(system, code),
    )


def _kind(system: System, row: Mapping[str, Any]) -> Kind:
    code, printed = str(row["code"]), bool(row.get("name_printed", True))
    carried = "" if system is System.STATE and not printed else str(row.get("abbreviation", code))
    return made_kind(system, code, str(row["name"]), carried, printed=printed)
