"""A register of 200,000 papers: registering, its pages, reading by a thousand people, the text of a PDF. Prints JSON.

    python bench/registering.py [--quick]

``--quick`` has a tenth of everything. Works in the data folder of the environment, which bench/run.py makes and throws away.
Search over the same number of papers has a program of its own: bench/search.py.
"""

import base64
import datetime as dt
import io
import json
import os
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")

import django

django.setup()

import typst  # noqa: E402
from crowd import browser, page  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from pypdf import PdfWriter  # noqa: E402
from timing import Line, line, timed  # noqa: E402

from chibo.kernel.text import fold, name_sort_key  # noqa: E402
from chibo.organization.mandates.choices import How, Post  # noqa: E402
from chibo.organization.mandates.models import Mandate  # noqa: E402
from chibo.organization.membership.models import Membership, PartyRecord  # noqa: E402
from chibo.organization.people.models import Person  # noqa: E402
from chibo.organization.units.choices import UnitKind  # noqa: E402
from chibo.organization.units.models import Unit, UnitName  # noqa: E402
from chibo.platform.accounts.models import Account  # noqa: E402
from chibo.platform.files.gate import Declared  # noqa: E402
from chibo.platform.search.reading.text_of_file import text_of_file  # noqa: E402
from chibo.surfaces.cli.preparing import prepare  # noqa: E402
from chibo.work.directives.rules.audience import Line as AudienceLine  # noqa: E402
from chibo.work.directives.services import acknowledge, spread_paper  # noqa: E402
from chibo.work.documents.models import Document  # noqa: E402
from chibo.work.documents.services import register_incoming  # noqa: E402
from chibo.work.exchange.rules.content import Attachment, Letter, Office  # noqa: E402
from chibo.work.exchange.rules.writing import written_letter  # noqa: E402
from chibo.work.exchange.services import add_code, take_in  # noqa: E402

SINCE = dt.date(2015, 1, 1)
ISSUERS = ("Ban Bí thư", "Tỉnh ủy", "Đảng ủy UBND tỉnh", "UBND tỉnh", "Bộ Ngoại giao", "Sở Nội vụ")
KINDS = (("CT", "directive"), ("NQ", "resolution"), ("KH", "plan"), ("BC", "report"), ("TB", "notice"), ("CV", "letter"))
ABOUT = ("công tác đối ngoại", "sinh hoạt chuyên đề", "tiếp khách quốc tế", "học tập và làm theo", "đón đoàn chuyên gia")


def main(quick: bool) -> list[Line]:
    """Make the register, measure it."""
    prepare()
    papers, readers, rounds = (20_000, 100, 10) if quick else (200_000, 1_000, 40)
    cell, keeper, people = office(readers)
    began = time.perf_counter()
    fill(cell, papers)
    lines = [line(f"register of {papers} papers made", [time.perf_counter() - began])]
    lines += [registered(cell, rounds), *pages(cell, keeper, rounds), reading(cell, keeper, people)]
    return [*lines, message(cell, rounds), extracted()]


@transaction.atomic
def office(readers: int) -> tuple[Unit, Account, list[Person]]:
    """A cell of so many members, and the clerk who keeps its register."""
    cell = Unit.objects.create(
        kind=UnitKind.PARTY_CELL, name="Chi bộ Sổ lớn", folded="chi bo so lon", since=SINCE, symbol="CB"
    )
    UnitName.objects.create(unit=cell, name=cell.name, folded=cell.folded, since=SINCE)
    names = [f"Nguyễn Văn Đọc {n:04d}" for n in range(readers)]
    people = Person.objects.bulk_create(
        Person(full_name=name, sort_key=name_sort_key(name), folded=fold(name), invented=True) for name in names
    )
    Membership.objects.bulk_create(Membership(person=one, unit=cell, standing="official", since=SINCE) for one in people)
    PartyRecord.objects.bulk_create(
        PartyRecord(
            person=one, admission_decision_on=dt.date(2013, 12, 1), ceremony_on=dt.date(2013, 12, 20),
            official_on=dt.date(2014, 12, 20),
        ) for one in people
    )  # fmt: skip
    account = Account.objects.create(login="clerk", name="Văn thư", must_change_password=False)
    people[0].account = account
    people[0].save(update_fields=["account"])
    Mandate.objects.create(person=people[0], unit=cell, post=Post.CLERK, title="Văn thư", how=How.APPOINTED, since=SINCE)
    return cell, account, people


def fill(cell: Unit, papers: int) -> None:
    """The papers of ten years, in a few statements."""
    chance, today = random.Random(2015), timezone.localdate()
    rows = []
    for number in range(papers):
        sign, kind = KINDS[number % len(KINDS)]
        issuer, about = chance.choice(ISSUERS), chance.choice(ABOUT)
        day = today - dt.timedelta(days=1 + number * 3650 // papers)
        text, title = f"{number}-{sign}/TU", f"{kind} {number} về {about}"
        rows.append(
            Document(
                unit=cell, direction="incoming", system="party", type_code=sign, kind=kind, issuer=issuer, number=text,
                serial=number, symbol=f"{sign}/TU", issued_on=day, title=title, folded=fold(f"{text} {title} {issuer}"),
                received_on=day, arrival_year=day.year, arrival_number=1_000_000 + number,
            )
        )  # fmt: skip
        if len(rows) == 5_000:
            Document.objects.bulk_create(rows)
            rows = []
    Document.objects.bulk_create(rows)


def registered(cell: Unit, rounds: int) -> Line:
    """One paper registered, as the clerk's form does it, without a file."""
    today, times = timezone.localdate(), []
    for number in range(rounds + 3):
        words = {"number": f"{900_000 + number}-CV/TU", "title": f"Công văn thử {number}", "by": "bench"}
        times.append(
            timed(lambda said=words: register_incoming(
                cell.pk, issuer="Tỉnh ủy", issued_on=today, received_on=today, on=today, **said
            ))
        )  # fmt: skip
    return line("one paper registered", times[3:])


def pages(cell: Unit, keeper: Account, rounds: int) -> list[Line]:
    """Pages of the register as its clerk sees them."""
    client = browser(keeper)
    middle = Document.objects.filter(unit=cell).order_by("pk")[Document.objects.count() // 2]
    asked = f"/documents/?unit={cell.pk}"
    return [
        page(client, "register, newest page", asked, rounds),
        page(client, "register, page 50", f"{asked}&page=50", rounds),
        page(client, "register, words without diacritics", f"{asked}&q=tiep+khach+quoc+te", rounds),
        page(client, "register, by issuer", f"{asked}&sort=issuer", rounds),
        page(client, "a paper's page", f"/documents/{middle.pk}/", rounds),
    ]


def reading(cell: Unit, keeper: Account, people: list[Person]) -> Line:
    """Everybody of the cell acknowledges one paper, one after the other; requests per second is what counts."""
    today = timezone.localdate()
    paper = register_incoming(
        cell.pk, issuer="Ban Bí thư", number="1-CT/TW", issued_on=today, received_on=today, title="Chỉ thị về việc đọc",
        files=[("chi-thi.txt", "Chỉ thị về việc đọc".encode())], by="bench", on=today,
    )  # fmt: skip
    spread = spread_paper(
        paper.pk, unit_id=cell.pk, lines=[AudienceLine("cell", unit_id=cell.pk)], way="read", due=today,
        responsible_id=people[0].pk, by=keeper, on=today,
    )  # fmt: skip
    times = []
    for one in people:
        times.append(timed(lambda who=one.pk: acknowledge(spread.pk, person_id=who, version=1, by="bench", on=today)))
    return line(f"one of {len(people)} acknowledgements", times)


def message(cell: Unit, rounds: int) -> Line:
    """A message of QCVN 102:2016 with a PDF of 3 MB is read, checked and kept."""
    today, own = timezone.localdate(), "H41.12.99"
    add_code(cell.pk, code=own, since=SINCE, by="bench")
    plain = Letter(
        Office("H37.05", "Sở bạn"), (Office(own, cell.name),), "", "1", "CV-SB", today, "Công văn thử tải",
        attachments=(Attachment("1", "cong-van.pdf", "application/pdf", blank_pdf()),),
    )  # fmt: skip
    times = []
    for number in range(max(3, rounds // 4)):
        content = written_letter(replace(plain, paper_id=f"H37.05,2026/01/01,{number}/CV-SB", number=str(number)))
        times.append(
            timed(lambda sent=content: take_in(cell.pk, sent, declared=Declared(), by="bench", on=today, at=timezone.now()))
        )
    return line(f"one message of {len(content) // 1000} kB taken in", times, size=len(content))


def blank_pdf() -> bytes:
    """One page with an attachment that makes it 3 MB."""
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=595, height=842)
    writer.add_attachment("phu-luc.txt", base64.b64encode(os.urandom(2_200_000)))
    writer.write(made)
    return made.getvalue()


def extracted() -> Line:
    """The text of a PDF of fifty full pages, as the worker takes it: in a process of its own."""
    text = "Báo cáo công tác đối ngoại của tỉnh. " * 90
    words = '#set page(paper: "a4")\n' + "\n#pagebreak()\n".join([text] * 50)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fifty.pdf"
        path.write_bytes(typst.compile(words.encode()))
        times = [timed(lambda: text_of_file(path, "application/pdf")) for _ in range(3)]
        if "đối ngoại" not in text_of_file(path, "application/pdf").text:
            raise SystemExit("the text of the PDF was not read")
        return line("text of a PDF of 50 pages", times, size=path.stat().st_size)


if __name__ == "__main__":
    print(json.dumps(main("--quick" in sys.argv), ensure_ascii=False))
