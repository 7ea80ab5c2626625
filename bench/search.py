"""Search at full size: makes papers with text on the database of the environment, asks for them, prints JSON.

    python bench/search.py [--papers 200000] [--letters 7700] [--rounds 6]

The defaults are 200,000 papers with 2 GB of text. A member of the large cell, which holds four papers of five, asks, and
a member of a small cell, which holds one of a hundred. What is written is written by the product's own back end; only the
words of a text are put together from sentences that were folded once (``corpus.py``), and some are compared with what the
worker makes of the same text. Works in the data folder of the environment, which bench/run.py makes and throws away.
"""

import argparse
import datetime as dt
import hashlib
import json
import os
import random
import sys
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")

import django

django.setup()

import corpus  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.management.color import no_style  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Model  # noqa: E402
from django.utils import timezone  # noqa: E402
from timing import Line, Times, line, rounds, timed  # noqa: E402

from chibo.kernel.text import fold, name_sort_key  # noqa: E402
from chibo.organization.membership.models import Membership, PartyRecord  # noqa: E402
from chibo.organization.people.models import Person  # noqa: E402
from chibo.organization.units.models import Unit, UnitName  # noqa: E402
from chibo.platform.accounts.models import Account  # noqa: E402
from chibo.platform.files.models import StoredFile  # noqa: E402
from chibo.platform.search.backends import Row, backend  # noqa: E402
from chibo.platform.search.choices import FileState  # noqa: E402
from chibo.platform.search.models import Entry, EntryFile, EntryText, FileText  # noqa: E402
from chibo.platform.search.queries import Filters, find, suggest  # noqa: E402
from chibo.platform.search.registry import KINDS, Found, Kind  # noqa: E402
from chibo.platform.search.rules.places import place_of  # noqa: E402
from chibo.platform.search.services import index_keys  # noqa: E402
from chibo.platform.search.services.indexing import take_away  # noqa: E402
from chibo.platform.search.services.preparing import Prepared, digest_of, prepared  # noqa: E402
from chibo.platform.search.services.vocabulary import learn  # noqa: E402
from chibo.work.documents.models import Document  # noqa: E402

QUESTIONS = (
    "nghi quyet", "kế hoạch công tác đối ngoại", "nq tw4", "09-KH/ĐU", "ủy ban nhân dân", "báo cáo quý", "đảng viên",
    "chi bộ", "hợp tác quốc tế tỉnh", "khuân ghoa", '"sinh hoạt chuyên đề"', '"chất lượng sinh hoạt"',
    "kiểm tra giám sát 2024", "thông báo kết luận", "trách nhiệm lãnh đạo", "công văn 1234",
    "học tập và làm theo", "tu tuong dao duc", "thrung nghom", "đôn đốc hoàn thành", "bermonpet", "đoàn sal*",
    "1166-CT/TW", "biên giới lãnh thổ 2019", "phi chinh phu nuoc ngoai", "shcb",
    "nghị định 75/2015", '"đoàn kết trách nhiệm cao"',
)  # fmt: skip
"""As people ask: common words, rare ones, numbers, phrases, beginnings, slips."""
NOWHERE = ('"chi bộ hợp tác"', '"người đứng đầu phối hợp"')
"""The slowest questions there are: words that stand in every paper, in an order in which they stand in none."""
CELLS = 21
"""The first holds four papers of five, the others one of a hundred each."""
DAYS = 6000
BATCH = 1_000
PDF = "application/pdf"


def main(arguments: list[str]) -> list[Line]:
    """Make, ask."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--papers", type=int, default=200_000)
    asked.add_argument("--letters", type=int, default=7_700)
    asked.add_argument("--rounds", type=int, default=6)
    said = asked.parse_args(arguments)
    call_command("migrate", verbosity=0)
    large, small, units = make_cells()
    begun = time.perf_counter()
    megabytes = fill(units, said.papers, said.letters)
    lines = [line(f"{said.papers} papers with {megabytes:.0f} MB made", [time.perf_counter() - begun], size=index_size())]
    lines.append(indexed(min(400, said.papers)))
    for name, account in ((f"search in {said.papers} papers", large), ("the same, in a small cell", small)):
        lines.append(asked_for(name, lambda words, who=account: find(_fresh(who), words), said.rounds))
    year = Filters(year=timezone.localdate().year - 2)
    lines.append(asked_for("the same, one year", lambda words: find(_fresh(large), words, year), said.rounds))
    lines.append(asked_for("suggestions while typing", lambda words: suggest(_fresh(large), words), said.rounds))
    nowhere = "phrases of everyday words that are nowhere"
    lines.append(asked_for(nowhere, lambda words: find(_fresh(large), words), said.rounds, NOWHERE))
    return lines


def make_cells() -> tuple[Account, Account, list[Unit]]:
    """The cells, a member of the first and a member of the last."""
    since = dt.date(2005, 1, 1)
    units = [
        Unit.objects.create(kind="party_cell", name=f"Chi bộ {n}", folded=f"chi bo {n}", since=since, symbol=f"CB{n}")
        for n in range(CELLS)
    ]
    for unit in units:
        UnitName.objects.create(unit=unit, name=unit.name, folded=unit.folded, since=since)
    return member(units[0], "large"), member(units[-1], "small"), units


def member(unit: Unit, login: str) -> Account:
    """Somebody who searches."""
    account = Account.objects.create(login=login, name="Bench", must_change_password=False)
    name = f"Nguyễn Văn Đo {login}"
    person = Person.objects.create(full_name=name, sort_key=name_sort_key(name), folded=fold(name), account=account)
    Membership.objects.create(person=person, unit=unit, standing="official", since=dt.date(2005, 1, 1))
    PartyRecord.objects.create(person=person)
    return account


def drop_indexes() -> None:
    """Of the words; ``create`` of the back end makes what is missing."""
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = 'search_words' AND indexdef LIKE '%USING gin%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP INDEX {name}")


def fill(units: list[Unit], number: int, letters: int) -> float:
    """Papers, the rows of their files, the texts of these, and the index; megabytes of text."""
    today, size = timezone.localdate(), 0
    if connection.vendor == "postgresql":  # rows first, then the index over them: much faster than the other way round
        drop_indexes()
    made = enumerate(corpus.papers(number, letters), 1)
    while some := list(islice(made, BATCH)):
        size += sum(len(one.text.encode()) for _at, one in some)
        write(units, some, today)
    learn(corpus.vocabulary())
    settle()
    return size / 1e6


@transaction.atomic
def write(units: list[Unit], some: list[tuple[int, corpus.Made]], today: dt.date) -> None:
    """One batch: the register, the files, the index. Rows of one paper have one number in all tables."""
    kind, texts = KINDS["documents.document"], {at: zlib.compress(one.text.encode(), 1) for at, one in some}
    insert(
        StoredFile,
        ("id", "sha256", "name", "content_type", "size", "subject", "mark", "looked", "arrived_at", "arrived_from"),
        [(at, _sha(at), "a.pdf", PDF, 1, "", "none", "nothing", timezone.now(), "bench") for at, _one in some],
    )
    insert(
        FileText, ("sha256", "content_type", "state", "pages", "bare_pages", "shortened", "attempts", "packed"),
        [(_sha(at), PDF, FileState.READ.value, 1, 0, False, 1, texts[at]) for at, _one in some],
    )
    made = dict(some)
    Document.objects.bulk_create(paper(units, at, one, today) for at, one in some)
    found = {one.key: one for one in kind.words(list(made))}
    ready = {}
    for at, one in found.items():
        bare = prepared(kind, one, {}, digest_of(one, {_sha(at): made[at].text}))
        bare.entry.pk = at
        ready[at] = replace(bare, body=f"{made[at].words} {one.day.year}", text=made[at].text)
    if some[0][0] == 1:
        compare(kind, [(ready[at], found[at]) for at in list(ready)[:40]])
    Entry.objects.bulk_create(one.entry for one in ready.values())
    insert(EntryText, ("entry_id", "packed"), list(texts.items()))
    insert(EntryFile, ("entry_id", "sha256"), [(at, _sha(at)) for at in ready])
    backend().put(
        Row(place_of(one.entry.day, at), one.head, one.body, one.entry.facets) for at, one in ready.items()
    )


def insert(model: type[Model], columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    """Rows without their objects: many times faster."""
    places = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES ({places})", rows  # noqa: S608 - our names
        )


def settle() -> None:
    """What the database does by itself in the course of time: indexes, their shape, what it knows of the rows."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [StoredFile, FileText, Document, Entry, EntryFile]):
            cursor.execute(statement)
    backend().create()
    backend().tidy()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def paper(units: list[Unit], at: int, one: corpus.Made, today: dt.date) -> Document:
    """A line of the register; its day and its cell come from its number alone."""
    dice = random.Random(at)
    day = today - dt.timedelta(days=dice.randrange(DAYS))
    return Document(
        pk=at, unit=units[max(0, dice.randrange(100) - 79)], issuer=one.issuer, number=one.number, issued_on=day,
        received_on=day, title=one.title, folded="", type_code=str(at), kind="other", file_id=at,
    )  # fmt: skip


def _sha(at: int) -> str:
    return hashlib.sha256(str(at).encode()).hexdigest()


def indexed(number: int) -> Line:
    """What the worker needs for one paper, from the text that was read to its words in the index."""
    kind, keys = KINDS["documents.document"], list(Document.objects.order_by("pk").values_list("pk", flat=True)[:number])
    times = []
    for start in range(0, number, 100):
        some = keys[start : start + 100]
        with transaction.atomic():
            take_away(Entry.objects.filter(kind=kind.name, key__in=some))
        clock, cpu = timed(lambda few=some: index_keys(kind, few))
        times.append((clock / len(some), cpu / len(some)))
    return line("one paper of 10 kB indexed by the worker", times)


def compare(kind: Kind, some: list[tuple[Prepared, Found]]) -> None:
    """What is put together here is what the worker would write.

    Raises:
        SystemExit: it is not.
    """
    for ours, one in some:
        theirs = prepared(kind, one, {one.files[0][0]: ours.text}, ours.entry.digest)
        if sorted(set(ours.body.split())) != sorted(set(theirs.body.split())) or ours.head != theirs.head:
            raise SystemExit(f"the worker makes other words of paper {one.key} than the bench")


def index_size() -> int:
    """Bytes of the whole database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])


def asked_for(name: str, ask: Callable[[str], object], times: int, questions: tuple[str, ...] = QUESTIONS) -> Line:
    """All questions, each asked several times after a first time that does not count; the slowest by its words."""
    found: Times = []
    middle: list[tuple[float, str]] = []
    for words in questions:
        some = rounds(lambda asked=words: ask(asked), times)
        middle.append((sorted(used for _clock, used in some)[times // 2], words))
        found += some
    slow = [f"{words} {used * 1000:.0f} ms" for used, words in sorted(middle, reverse=True)[:3]]
    return {**line(name, found), "slowest": slow}


def _fresh(account: Account) -> Account:
    """As at the beginning of a request: nothing is remembered of what one may."""
    return Account.objects.get(pk=account.pk)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:]), ensure_ascii=False))
