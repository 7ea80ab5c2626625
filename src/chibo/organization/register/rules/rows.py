"""One row of the list, read: facts as far as they are clear, problems with the cell at fault."""

import datetime as dt
import re
from dataclasses import dataclass, field

from chibo.kernel.text import fold
from chibo.organization.register.rules.headers import Column
from chibo.organization.register.rules.names import tidy_name
from chibo.organization.register.rules.posts import MASS, PARTY, PostWord, read_posts
from chibo.organization.register.rules.problems import Code, Problem, Severity
from chibo.organization.register.rules.table import Line, Table
from chibo.platform.workbooks.rules.dates import DayProblem, ReadDay, read_day
from chibo.platform.workbooks.rules.why import address

YOUNGEST_MEMBER = 16
NAME_LENGTH = 120
MARKS = {"x", "v", "1", "+", "co", "nam", "nu"}
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s.]+$")
STANDINGS = [
    ("mien", "exempted"),
    ("du bi", "probationary"),
    ("tam thoi", "temporary_here"),
    ("sinh hoat tam", "temporary_here"),
    ("chinh thuc", "official"),
]
BIRTHS = ((Column.BIRTH_MALE, "male"), (Column.BIRTH_FEMALE, "female"), (Column.BIRTH, ""))


@dataclass(frozen=True)
class RowPost:
    """A post on a row: what it is, how it is written, on which side, in which division."""

    post: str
    title: str
    side: str
    unit: str
    cell: str
    header: str


@dataclass(frozen=True)
class RowFacts:
    """What a row says. Days that are not clear are missing and have a problem instead."""

    full_name: str = ""
    gender: str = ""
    birth_date: dt.date | None = None
    birth_year: int | None = None
    decision_on: dt.date | None = None
    decision: str = ""
    ceremony_on: dt.date | None = None
    official_on: dt.date | None = None
    standing: str = ""
    exempted: bool = False
    email: str = ""
    phone: str = ""
    posts: tuple[RowPost, ...] = ()


@dataclass(frozen=True)
class ReadRow:
    """A row with its number as Excel shows it, and the cells where its fields stand."""

    number: int
    facts: RowFacts
    problems: tuple[Problem, ...]
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)


class _Reader:
    """Reads one line and collects what is wrong with it."""

    def __init__(self, table: Table, line: Line, today: dt.date) -> None:
        self.table, self.line, self.today = table, line, today
        self.problems: list[Problem] = []

    def place(self, *columns: Column) -> tuple[str, str]:
        """Address and header of the first of the columns that the table has."""
        for column in columns:
            if heading := self.table.heading(column):
                return address(self.line.row, heading.index), heading.words
        return f"{self.line.row + 1}", ""

    def note(self, code: Code, severity: Severity, *columns: Column, **params: str) -> None:
        """Remember what is wrong with the cell."""
        cell, header = self.place(*columns)
        self.problems.append(Problem(code, severity, cell, header, params))

    def name(self) -> str:
        columns = (Column.FULL_NAME, Column.FAMILY_NAME, Column.GIVEN_NAME)
        name = tidy_name(" ".join(text for column in columns if (text := self.line.text(column))))
        if not fold(name):
            self.note(Code.NAME_MISSING, Severity.ERROR, *columns)
        elif any(letter.isdigit() for letter in name):
            self.note(Code.NAME_WITH_DIGITS, Severity.ERROR, *columns, name=name)
        elif len(name) > NAME_LENGTH:
            self.note(Code.NAME_TOO_LONG, Severity.ERROR, *columns)
        elif " " not in name:
            self.note(Code.NAME_OF_ONE_WORD, Severity.WARNING, *columns, name=name)
        return name[:NAME_LENGTH]

    def day(self, column: Column, youngest: int = 0) -> ReadDay:
        read = read_day(self.line.values.get(column, (0, ""))[1], today=self.today, youngest=youngest)
        if read.problem and read.problem != DayProblem.MONTH_ALONE:
            self.note(Code(read.problem), Severity.ERROR, column, value=self.line.text(column))
        return read

    def party_day(self, column: Column) -> dt.date | None:
        """A Party date: a year or a month alone is not enough for a clock and stays out, with a warning."""
        read = self.day(column)
        if read.day is None and read.year:
            code = Code(read.problem or Code.YEAR_ALONE)
            self.note(code, Severity.WARNING, column, value=self.line.text(column))
        return read.day

    def birth(self) -> tuple[ReadDay, str]:
        """The birth, and the gender when the list has a column of births for each."""
        for column, gender in BIRTHS:
            if column in self.line.values:
                read = self.day(column, YOUNGEST_MEMBER)
                if read.problem == DayProblem.MONTH_ALONE:
                    self.note(Code.MONTH_ALONE, Severity.WARNING, column, value=self.line.text(column))
                if read.day or read.year or read.problem:
                    return read, gender
        self.note(Code.BIRTH_MISSING, Severity.WARNING, Column.BIRTH, Column.BIRTH_MALE, Column.FULL_NAME)
        return ReadDay(), ""

    def gender(self, known: str) -> str:
        marks = [
            gender
            for column, gender in ((Column.MALE, "male"), (Column.FEMALE, "female"))
            if fold(self.line.text(column)) in MARKS
        ]
        if len(marks) == 2:
            self.note(Code.GENDER_TWICE, Severity.ERROR, Column.MALE)
            return ""
        text = self.line.text(Column.GENDER)
        word = fold(text)
        if word and word not in ("nam", "nu", "m", "f", "x"):
            self.note(Code.GENDER_UNKNOWN, Severity.WARNING, Column.GENDER, value=text)
        by_word = {"nam": "male", "m": "male", "nu": "female", "f": "female"}.get(word, "")
        return known or (marks[0] if marks else by_word)

    def standing(self) -> tuple[str, bool]:
        """Standing as the list says it, and whether it says that the member is exempted."""
        text = self.line.text(Column.STANDING)
        said = fold(text)
        note = fold(self.line.text(Column.NOTE))
        exempted = "mien sinh hoat" in note or "mien cong tac" in note or said.startswith("mien")
        if exempted:
            self.note(Code.SAYS_EXEMPTED, Severity.WARNING, Column.STANDING if said else Column.NOTE)
        found = next((standing for words, standing in STANDINGS if words in said), "")
        if said and not found:
            self.note(Code.STANDING_UNKNOWN, Severity.ERROR, Column.STANDING, value=text)
        if not said and "du bi" in note:
            found = "probationary"
        return ("" if found == "exempted" else found), exempted

    def posts(self) -> tuple[RowPost, ...]:
        """All posts on the row, each once; a title that is not understood is a warning and is left out."""
        unit = self.line.text(Column.UNIT) or self.line.group
        found: dict[tuple[str, str], RowPost] = {}
        for column in (Column.PARTY_POST, Column.STATE_POST, Column.MASS_POST, Column.POST):
            for read in read_posts(self.line.text(column)):
                post, title = _in_column(read.post, column), read.title
                if post is None:
                    self.note(Code.POST_UNKNOWN, Severity.WARNING, column, value=title)
                    continue
                side = "party" if post in PARTY else "mass" if post in MASS else "state"
                place = self.place(column)
                found.setdefault((post, side), RowPost(post, title[:NAME_LENGTH], side, unit, *place))
        return tuple(found.values())

    def email(self) -> str:
        text = self.line.text(Column.EMAIL).lower()
        if text and not EMAIL.match(text):
            self.note(Code.EMAIL_UNCLEAR, Severity.WARNING, Column.EMAIL, value=text)
            return ""
        return text


def _in_column(post: PostWord | None, column: Column) -> PostWord | None:
    """A column of one side settles a short title: "Bí thư" of the youth union is no secretary."""
    if column == Column.MASS_POST and post in PARTY:
        return PostWord.MASS_HEAD if post == PostWord.SECRETARY else PostWord.MASS_MEMBER
    if column == Column.PARTY_POST and post and post not in PARTY:
        return None
    return post


def read_row(table: Table, line: Line, *, today: dt.date) -> ReadRow:
    """Everything one line of the table says."""
    reader = _Reader(table, line, today)
    name = reader.name()
    birth, gender = reader.birth()
    standing, exempted = reader.standing()
    facts = RowFacts(
        full_name=name,
        gender=reader.gender(gender),
        birth_date=birth.day,
        birth_year=birth.year,
        decision_on=reader.party_day(Column.DECISION_ON),
        decision=line.text(Column.DECISION)[:120],
        ceremony_on=reader.party_day(Column.CEREMONY_ON),
        official_on=reader.party_day(Column.OFFICIAL_ON),
        standing=standing,
        exempted=exempted,
        email=reader.email(),
        phone=line.text(Column.PHONE)[:30],
        posts=reader.posts(),
    )
    return ReadRow(line.row + 1, facts, tuple(reader.problems), _cells(reader))


def _cells(reader: _Reader) -> dict[str, tuple[str, str]]:
    """Where later judgements point to: address and header by field."""
    return {
        "name": reader.place(Column.FULL_NAME, Column.FAMILY_NAME),
        "birth": reader.place(Column.BIRTH, Column.BIRTH_MALE, Column.FULL_NAME, Column.FAMILY_NAME),
        "decision_on": reader.place(Column.DECISION_ON, Column.FULL_NAME),
        "ceremony_on": reader.place(Column.CEREMONY_ON, Column.FULL_NAME),
        "official_on": reader.place(Column.OFFICIAL_ON, Column.CEREMONY_ON, Column.FULL_NAME),
        "standing": reader.place(Column.STANDING, Column.NOTE, Column.FULL_NAME),
        "unit": reader.place(Column.UNIT, Column.POST, Column.STATE_POST, Column.FULL_NAME),
    }
