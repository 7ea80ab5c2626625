"""Search in a big register: papers with the text of their files, indexed and asked as in the product. Prints JSON.

    tools/with_postgres.sh .venv/bin/python bench/search.py --papers 200000 --words 200     (PostgreSQL)
    CHIBO_DATA=/some/folder .venv/bin/python bench/search.py --papers 200000 --words 200    (SQLite)

``--words`` is the length of a paper's text; 2,000 words are about 10 kB, so 200,000 papers make 2 GB.
"""

import argparse
import datetime as dt
import hashlib
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from chibo.kernel.text import fold, name_sort_key  # noqa: E402
from chibo.organization.membership.models import Membership, PartyRecord  # noqa: E402
from chibo.organization.people.models import Person  # noqa: E402
from chibo.organization.units.models import Unit, UnitName  # noqa: E402
from chibo.platform.accounts.models import Account  # noqa: E402
from chibo.platform.files.models import StoredFile  # noqa: E402
from chibo.platform.search.backends import backend  # noqa: E402
from chibo.platform.search.choices import FileState  # noqa: E402
from chibo.platform.search.models import Entry, FileText  # noqa: E402
from chibo.platform.search.packing import packed  # noqa: E402
from chibo.platform.search.queries import Filters, find, suggest  # noqa: E402
from chibo.platform.search.registry import KINDS  # noqa: E402
from chibo.platform.search.services import index_keys  # noqa: E402
from chibo.work.documents.models import Document  # noqa: E402

COMMON_WORDS = """và của các về trong công tác đảng viên chi bộ cán bộ thực hiện nhiệm vụ nghị quyết kế hoạch báo cáo tỉnh sở
ủy ban nhân dân đối ngoại hợp tác quốc tế kinh tế xã hội quản lý nhà nước văn bản chỉ thị quy định kiểm tra
giám sát tổ chức hội nghị đồng chí tập trung nâng cao chất lượng sinh hoạt chuyên đề năm tháng quý kết quả
hạn chế nguyên nhân giải pháp triển khai phân công theo dõi đôn đốc tổng hợp đề nghị phối hợp đơn vị cơ quan
lãnh đạo trách nhiệm thời gian hoàn thành tiếp tục đẩy mạnh học tập làm theo tư tưởng đạo đức phong cách"""
ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
RHYMES = "a ai am an ang anh ao âm ân âu e em en êm ên i ia iêm iên im in inh o oa oan oi om on ong ô ôi ôm ôn u ua uân ui ư"
COMMON = COMMON_WORDS.split()
RARE = [onset + rhyme for onset in ONSETS.split() for rhyme in RHYMES.split()]
TYPES = (
    "nghị quyết", "chỉ thị", "kế hoạch", "báo cáo", "thông báo", "công văn", "quyết định", "hướng dẫn", "kết luận",
    "tờ trình",
)
SIGNS = ("NQ", "CT", "KH", "BC", "TB", "CV", "QĐ", "HD", "KL", "TTr")
ISSUERS = (
    "Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư", "Tỉnh ủy", "Đảng ủy UBND tỉnh", "UBND tỉnh", "Bộ Ngoại giao",
)
QUESTIONS = (
    "nghi quyet", "kế hoạch công tác đối ngoại", "nq tw4", "09-KH/ĐU", "ủy ban nhân dân", "báo cáo quý", "đảng viên",
    "chi bộ",
    "hợp tác quốc tế tỉnh", "khuân ghoa", '"sinh hoạt chuyên đề"', '"chất lượng sinh hoạt"',
    "kiểm tra giám sát 2024", "thông báo kết luận",
    "trách nhiệm lãnh đạo", "công văn 1234", "học tập và làm theo", "tu tuong dao duc", "thrung nghom", "đôn đốc hoàn thành",
)
WEIGHTS = [1 / (place + 3) for place in range(len(COMMON))]
DAYS = 6000
BATCH = 500


def texts(number: int, words: int) -> Iterator[tuple[str, str]]:
    """Titles and texts: mostly common words, some rare ones, as in an office."""
    dice = random.Random(7)
    for _ in range(number):
        title = dice.choices(COMMON, WEIGHTS, k=9)
        body = dice.choices(COMMON, WEIGHTS, k=words - words // 8) + dice.choices(RARE, k=words // 8)
        dice.shuffle(body)
        yield " ".join(title), " ".join(body)


def make_cell() -> tuple[Unit, Account]:
    """A cell and a member who searches."""
    since = dt.date(2005, 1, 1)
    unit = Unit.objects.create(kind="party_cell", name="Chi bộ Sở", folded="chi bo so", since=since, symbol="CB")
    UnitName.objects.create(unit=unit, name=unit.name, folded=unit.folded, since=since)
    account = Account.objects.create(login="bench", name="Bench", must_change_password=False)
    name = "Nguyễn Văn Đo"
    person = Person.objects.create(full_name=name, sort_key=name_sort_key(name), folded=fold(name), account=account)
    Membership.objects.create(person=person, unit=unit, standing="official", since=since)
    PartyRecord.objects.create(person=person)
    return unit, account


def make_papers(unit: Unit, number: int, words: int) -> float:
    """Papers, their files' rows and the text that was read from them; megabytes of text."""
    today, dice, letters = timezone.localdate(), random.Random(11), 0
    some: list[tuple[Document, StoredFile, FileText]] = []
    for at, (title, text) in enumerate(texts(number, words)):
        place, day = dice.randrange(len(TYPES)), today - dt.timedelta(days=dice.randrange(DAYS))
        sha = hashlib.sha256(str(at).encode()).hexdigest()
        letters += len(text.encode())
        file = StoredFile(sha256=sha, name="a.pdf", content_type="application/pdf", size=1, subject="", arrived_from="bench")
        read = FileText(sha256=sha, content_type="application/pdf", state=FileState.READ, packed=packed(text))
        paper = Document(
            unit=unit, issuer=dice.choice(ISSUERS), number=f"{at % 3000 + 1}-{SIGNS[place]}/TW", issued_on=day,
            received_on=day, title=f"{TYPES[place].capitalize()} {title} {at}", folded="", type_code=str(at),
        )
        some.append((paper, file, read))
        if len(some) == BATCH:
            _write(some)
            some = []
    _write(some)
    return letters / 1e6


def _write(some: list[tuple[Document, StoredFile, FileText]]) -> None:
    StoredFile.objects.bulk_create([file for _paper, file, _read in some])
    FileText.objects.bulk_create([read for _paper, _file, read in some])
    for paper, file, _read in some:
        paper.file = file
    Document.objects.bulk_create([paper for paper, _file, _read in some])


def index_all() -> float:
    """Seconds the worker needs for all of them, in its slices."""
    begun, kind, after = time.perf_counter(), KINDS["documents.document"], 0
    while keys := list(Document.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:200]):
        index_keys(kind, keys)
        after = keys[-1]
    backend().tidy()
    return time.perf_counter() - begun


def measure(name: str, work: object, rounds: int) -> dict[str, object]:
    """Milliseconds over all questions, each asked several times."""
    times: list[float] = []
    slowest = ("", 0.0)
    for turn in range(rounds):
        for words in QUESTIONS:
            begun = time.perf_counter()
            work(words)  # type: ignore[operator]
            took = (time.perf_counter() - begun) * 1000
            if turn:
                times.append(took)
                slowest = max(slowest, (words, took), key=lambda one: one[1])
    times.sort()
    return {
        "name": name, "database": connection.vendor, "p50_ms": round(statistics.median(times), 1),
        "p95_ms": round(times[int(len(times) * 0.95)], 1), "slowest": slowest[0], "slowest_ms": round(slowest[1], 1),
    }


def main(arguments: list[str]) -> None:
    """Make, index, ask."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--papers", type=int, default=20_000)
    asked.add_argument("--words", type=int, default=200)
    asked.add_argument("--rounds", type=int, default=6)
    said = asked.parse_args(arguments)
    call_command("migrate", verbosity=0)
    unit, account = make_cell()
    megabytes = make_papers(unit, said.papers, said.words)
    seconds = index_all()
    lines = [
        {"name": "index", "database": connection.vendor, "papers": said.papers, "text_mb": round(megabytes),
         "seconds": round(seconds), "per_second": round(said.papers / seconds), "entries": Entry.objects.count()},
        measure(f"search in {said.papers} papers", lambda words: find(_fresh(account), words), said.rounds),
        measure("the same, one year", lambda words: find(_fresh(account), words, Filters(year=2024)), said.rounds),
        measure("suggestions", lambda words: suggest(_fresh(account), words), said.rounds),
    ]  # fmt: skip
    print(json.dumps(lines, ensure_ascii=False))


def _fresh(account: Account) -> Account:
    """As at the beginning of a request: nothing is remembered of what one may."""
    return Account.objects.get(pk=account.pk)


if __name__ == "__main__":
    main(sys.argv[1:])
