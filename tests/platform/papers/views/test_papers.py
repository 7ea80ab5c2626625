import datetime as dt
import io
import re

import pytest
from django.urls import reverse
from docx import Document

from chibo.platform.papers.models import Paper
from chibo.platform.papers.services import freeze_paper, reserve_number
from chibo.platform.rulebook.models import RuleOverride
from tests.platform.papers.conftest import KIND, NoteFacts, compose_second, register

pytestmark = pytest.mark.usefixtures("notes")

DAY = dt.date(2026, 11, 5)


def issue(n=1, *, on=DAY, title="", scope="unit:3"):
    number = reserve_number(scope, "term:2025-2030", "NQ", by="tests", on=on)
    return freeze_paper(
        KIND,
        NoteFacts(f"Nội dung thứ {n}."),
        scope=scope,
        origin=f"tests.note:{n}",
        on=on,
        by="tests",
        number=number,
        title=title,
    )


ADDRESSES = {
    "page": lambda paper: reverse("papers:detail", args=[paper.pk]),
    "docx": lambda paper: reverse("papers:download", args=[paper.pk, "docx"]),
    "pdf": lambda paper: reverse("papers:download", args=[paper.pk, "pdf"]),
}


@pytest.mark.parametrize("what", ADDRESSES)
@pytest.mark.parametrize(
    ("who", "answer"),
    [("administrator", 200), ("secretary", 404), ("stranger", 404), ("clerk", 404), ("visitor", 302)],
)
def test_only_who_may_see_its_subject_sees_a_paper(cast, what, who, answer):
    assert cast.roles[who].get(ADDRESSES[what](issue())).status_code == answer


def test_a_paper_whose_subject_is_gone_is_shown_to_nobody(cast):
    paper = issue()
    Paper.objects.filter(pk=paper.pk).update(origin="elsewhere:1")
    assert cast.administrator.client.get(ADDRESSES["page"](paper)).status_code == 404


def test_the_page_shows_the_sheet_and_its_files(cast):
    paper = issue()
    shown = cast.administrator.client.get(ADDRESSES["page"](paper)).content.decode()
    assert "Nội dung thứ 1." in shown
    assert "T/M CHI BỘ" in shown
    assert ADDRESSES["docx"](paper) in shown
    assert ADDRESSES["pdf"](paper) in shown
    assert paper.text_hash[:8] in shown
    assert not re.search(r'\sstyle="|\son[a-z]+="', shown)


def test_the_files_have_ascii_names_and_say_the_same(cast):
    paper = issue()
    word = cast.administrator.client.get(ADDRESSES["docx"](paper))
    assert word["Content-Disposition"] == 'attachment; filename="01-NQ-CB_2026-11-05.docx"'
    assert "wordprocessingml" in word["Content-Type"]
    assert "Nội dung thứ 1." in [line.text for line in Document(io.BytesIO(word.content)).paragraphs]
    pdf = cast.administrator.client.get(ADDRESSES["pdf"](paper))
    assert pdf["Content-Disposition"] == 'attachment; filename="01-NQ-CB_2026-11-05.pdf"'
    assert pdf.content.startswith(b"%PDF")


def test_a_pdf_opens_in_the_browser_when_asked(cast):
    answer = cast.administrator.client.get(ADDRESSES["pdf"](issue()) + "?show=1")
    assert answer["Content-Disposition"].startswith("inline")


def test_there_is_no_third_format(cast):
    paper = issue()
    assert cast.administrator.client.get(f"/papers/{paper.pk}/exe/").status_code == 404


def test_a_damaged_paper_is_not_handed_out_and_the_page_says_why(cast):
    paper = issue()
    Paper.objects.filter(pk=paper.pk).update(facts={"words": "Lời bị sửa.", "subject": "x"})
    page = cast.administrator.client.get(ADDRESSES["page"](paper))
    assert page.status_code == 409
    assert "Lời bị sửa." not in page.content.decode()
    assert "dấu vân" in page.content.decode()
    assert cast.administrator.client.get(ADDRESSES["docx"](paper)).status_code == 302


def test_a_paper_in_another_layout_brings_its_numbers_as_a_style_sheet(cast):
    RuleOverride.objects.create(
        scope="unit:3",
        key="documents.line_exact_pt",
        value=18,
        valid_from=DAY,
        reason="mẫu",
        by_label="tests",
    )
    shown = cast.administrator.client.get(ADDRESSES["page"](issue())).content.decode()
    address = re.search(r'href="(/papers/layout/[0-9-]+\.css)"', shown)
    assert address
    style = cast.roles["visitor"].get(address[1])
    assert "--line-exact-pt:18;" in style.content.decode()
    assert "immutable" in style["Cache-Control"]
    assert cast.roles["visitor"].get("/papers/layout/1-2.css").status_code == 404


def test_the_list_shows_only_what_may_be_read(cast):
    issue(title="Nghị quyết tháng mười một")
    address = reverse("papers:list")
    assert "Nghị quyết tháng mười một" in cast.administrator.client.get(address).content.decode()
    assert "Nghị quyết tháng mười một" not in cast.secretary.client.get(address).content.decode()
    assert cast.roles["visitor"].get(address).status_code == 302


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Kết luận tháng mười"}),
        ("?q=ket luan", {"Kết luận tháng mười"}),
        ("?q=02-NQ", {"Kết luận tháng mười"}),
        ("?q=khong co", set()),
        ("?year=2025", {"Nghị quyết năm cũ"}),
        ("?year=abc", {"Kết luận tháng mười"}),
        ("?scope=unit:9", set()),
        (f"?kind={KIND}", {"Kết luận tháng mười"}),
        ("?kind=other.kind", set()),
    ],
)
def test_the_list_is_narrowed_by_year_unit_kind_and_words(cast, query, found):
    issue(1, on=dt.date(2025, 11, 5), title="Nghị quyết năm cũ")
    issue(2, title="Kết luận tháng mười")
    shown = cast.administrator.client.get(reverse("papers:list") + query).content.decode()
    assert {title for title in ("Nghị quyết năm cũ", "Kết luận tháng mười") if title in shown} == found


def test_htmx_gets_the_rows_alone(cast):
    issue(title="Nghị quyết tháng mười một")
    shown = cast.administrator.client.get(
        reverse("papers:list"), headers={"HX-Request": "true"}
    ).content.decode()
    assert "Nghị quyết tháng mười một" in shown
    assert "<html" not in shown


def test_more_papers_do_not_cost_more_queries(cast, count_queries):
    client, address = cast.administrator.client, reverse("papers:list")
    issue(1)
    client.get(address)
    few = count_queries(lambda: client.get(address))
    for n in range(2, 8):
        issue(n)
    assert count_queries(lambda: client.get(address)) == few


def test_an_old_paper_is_shown_in_its_old_wording(cast):
    paper = issue()
    register(2, compose_second)
    assert "NGHỊ QUYẾT" in cast.administrator.client.get(ADDRESSES["page"](paper)).content.decode()
