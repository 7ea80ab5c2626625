"""The pages of tasks: who may, what they show, what a bad answer says."""

import datetime as dt
import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from chibo.organization.mandates.choices import Post
from chibo.platform.papers.models import Paper
from chibo.work.tasks import services
from chibo.work.tasks.choices import TaskState
from chibo.work.tasks.models import Task
from tests.conftest import give_post
from tests.work.tasks.stories import give

HOSTILE = "<script>alert('x')</script> & \"việc\""


def address(name, task=None, **query):
    found = reverse(f"tasks:{name}", args=[task.pk] if task else [])
    return found + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else "")


@pytest.fixture
def story(cast, today):
    """A fresh task of the cell: led by the official member, supported by the probationary one."""
    return give(
        cast, on=today, due=today + dt.timedelta(days=10), support_ids=[cast.probationary.person.pk],
    )


INSIDE = {"secretary", "deputy", "committee", "official", "probationary", "exempted", "clerk", "superior"}
COMMITTEE = {"secretary", "deputy", "committee"}
DOING = {"official", "probationary"}
ALLOWED = {
    "detail": INSIDE,
    "return": DOING,
    "report": DOING | COMMITTEE,
    "finish": DOING | COMMITTEE,
    "answer": COMMITTEE,
    "carry": COMMITTEE,
    "cancel": COMMITTEE,
    "reopen": COMMITTEE,
}


@pytest.mark.parametrize("name", ALLOWED)
def test_who_may_open_which_page_of_a_task(cast, story, name):
    answers = {who: client.get(address(name, story)).status_code for who, client in cast.roles.items()}
    expected = {
        who: 200 if who in ALLOWED[name] else 302 if who == "visitor" else 403 if who in INSIDE else 404
        for who in cast.roles
    }
    assert answers == expected


def test_only_those_who_have_the_task_accept_it(cast, story):
    for who, client in cast.roles.items():
        story.refresh_from_db()
        Task.objects.filter(pk=story.pk).update(state=TaskState.ASSIGNED)
        client.post(address("accept", story))
        story.refresh_from_db()
        assert (story.state == TaskState.ACCEPTED) is (who in DOING), who


def test_only_the_committee_gives_tasks(cast):
    answers = {
        who: client.get(reverse("tasks:new", args=[cast.cell.pk])).status_code for who, client in cast.roles.items()
    }
    assert {who for who, status in answers.items() if status == 200} == COMMITTEE
    assert {who for who, status in answers.items() if status == 403} == INSIDE - COMMITTEE


def test_a_director_gives_tasks_of_the_state_unit(cast):
    give_post(cast.officer.person, cast.department, Post.DIRECTOR, "Giám đốc")
    assert cast.officer.client.get(reverse("tasks:new", args=[cast.department.pk])).status_code == 200
    assert cast.officer.client.get(reverse("tasks:new", args=[cast.cell.pk])).status_code == 404


def test_a_task_led_by_a_unit_is_taken_up_by_its_head(cast, story):
    give_post(cast.officer.person, cast.department, Post.DIVISION_HEAD, "Trưởng phòng")
    Task.objects.filter(pk=story.pk).update(lead=None, lead_unit=cast.department)
    cast.officer.client.post(address("accept", story))
    story.refresh_from_db()
    assert story.state == TaskState.ACCEPTED


def form_of(cast, today, **words):
    return {
        "title": "Soạn thảo kế hoạch tiếp khách", "product": "Kế hoạch", "lead": cast.official.person.pk,
        "lead_unit": "", "authority": "", "due": (today + dt.timedelta(days=5)).strftime("%d/%m/%Y"),
        "report_month": "", "key": str(uuid.uuid4()), **words,
    }


def test_a_second_click_on_save_gives_no_second_task(cast, today):
    words = form_of(cast, today, support=[cast.deputy.person.pk])
    page = reverse("tasks:new", args=[cast.cell.pk])
    first, second = (cast.secretary.client.post(page, words) for _ in range(2))
    task = Task.objects.get()
    assert first.url == second.url == task.get_absolute_url()
    assert list(task.support.all()) == [cast.deputy.person]
    assert task.steps.get().by == "Nguyễn Minh Hòa"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"lead": ""}, "Nêu tên đồng chí hoặc đơn vị chủ trì nhiệm vụ."),
        ({"due": ""}, "Nêu hạn hoàn thành, hoặc đánh dấu là nhiệm vụ thường xuyên."),
        ({"due": "01/02/2020"}, "sớm hơn ngày giao"),
        ({"due": "mai mốt"}, "05/11/2026"),
        ({"title": ""}, "Không được"),
        ({"lead": "999999"}, "999999"),
    ],
)
def test_bad_input_is_answered_beside_the_field_and_nothing_is_lost(cast, today, words, sentence):
    answer = cast.secretary.client.post(reverse("tasks:new", args=[cast.cell.pk]), form_of(cast, today, **words))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert not Task.objects.exists()
    assert "Kế hoạch" in text
    if sentence not in ("Không được", "999999"):
        assert sentence in text


def test_the_lead_cannot_support_as_well(cast, today):
    words = form_of(cast, today, support=[cast.official.person.pk])
    answer = cast.secretary.client.post(reverse("tasks:new", args=[cast.cell.pk]), words)
    assert answer.status_code == 422
    assert "Người chủ trì không đồng thời phối hợp" in answer.content.decode()


def test_a_report_with_evidence_is_seen_on_the_page_and_opened_only_inside(cast, story):
    upload = SimpleUploadedFile("bien-ban.txt", "Biên bản làm việc".encode())
    words = {"text": "Đã họp", "percent": "50", "file": upload, "mark": "none"}
    sent = cast.official.client.post(address("report", story), words)
    assert sent.url == story.get_absolute_url()
    page = cast.secretary.client.get(address("detail", story)).content.decode()
    assert "Đã họp" in page
    assert "bien-ban.txt" in page
    file = reverse("files:download", args=[story.steps.last().file_id])
    assert b"".join(cast.committee.client.get(file)) == "Biên bản làm việc".encode()
    assert cast.stranger.client.get(file).status_code == 404


def test_a_refused_verb_says_why_and_keeps_the_words(cast, story):
    services.cancel_task(story, reason="Thôi", by="tests", on=story.assigned_on)
    answer = cast.official.client.post(
        address("finish", story), {"result": "Đã xong rồi", "on": story.assigned_on.strftime("%d/%m/%Y")}
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Đã xong rồi" in text
    assert "Đã hủy" in text


def test_htmx_gets_the_form_alone_and_the_rows_alone(cast, story):
    form = cast.official.client.get(address("report", story), headers={"HX-Request": "true"}).content.decode()
    assert form.lstrip().startswith('<div id="form">')
    assert "<html" not in form
    rows = cast.official.client.get(address("list"), headers={"HX-Request": "true"}).content.decode()
    assert rows.lstrip().startswith('<div id="rows">')
    assert story.title in rows


def test_the_menu_says_why_a_verb_waits(cast, story):
    services.return_task(story, question="Ai ký?", by="tests", on=story.assigned_on)
    page = cast.official.client.get(address("detail", story)).content.decode()
    assert "Câu hỏi phải được trả lời trước" in page
    assert "Ai ký?" in page
    assert address("answer", story) not in page
    assert address("answer", story) in cast.secretary.client.get(address("detail", story)).content.decode()


def test_the_six_clear_things_say_what_is_missing(cast, story):
    page = cast.official.client.get(address("detail", story)).content.decode()
    assert page.count("còn thiếu") == 1, "only the authority"
    assert "Rõ thẩm quyền" in page


def test_my_tasks_show_mine_and_nobody_elses(cast, story, today):
    give(cast, title="Việc của người khác", lead_id=cast.deputy.person.pk, on=today, due=today)
    mine = cast.official.client.get(reverse("tasks:mine")).content.decode()
    assert story.title in mine
    assert "Việc của người khác" not in mine
    assert address("accept", story) in mine


def test_questions_wait_on_the_pages_of_those_who_answer(cast, story):
    services.return_task(story, question="Ai ký?", by="tests", on=story.assigned_on)
    assert address("answer", story) in cast.secretary.client.get(reverse("tasks:mine")).content.decode()
    assert address("answer", story) not in cast.exempted.client.get(reverse("tasks:mine")).content.decode()


def listed(client, **query):
    return client.get(address("list", **query)).content.decode()


def test_the_list_is_filtered_by_its_address(cast, today):
    late = give(cast, title="Rà soát thỏa thuận", on=today - dt.timedelta(days=9), due=today - dt.timedelta(days=1))
    give(cast, title="Báo cáo quý", on=today, due=today, lead_id=cast.deputy.person.pk)
    client = cast.official.client
    month = f"{late.report_month:%Y-%m}"
    for query, seen in [
        ({"q": "ra soat thoa thuan"}, "Rà soát thỏa thuận"),
        ({"q": "hang"}, "Báo cáo quý"),
        ({"overdue": "1"}, "Rà soát thỏa thuận"),
        ({"lead": cast.deputy.person.pk}, "Báo cáo quý"),
        ({"state": "open", "month": month, "lead": cast.official.person.pk}, "Rà soát thỏa thuận"),
    ]:
        text = listed(client, **query)
        other = {"Rà soát thỏa thuận", "Báo cáo quý"} - {seen}
        assert seen in text, query
        assert other.pop() not in text, query


@pytest.mark.parametrize(
    "query", [{"month": "2026-13"}, {"lead": "x"}, {"state": "'"}, {"sort": "password"}, {"page": "9999"}, {"page": "x"}]
)
def test_a_filter_that_cannot_be_read_is_ignored(cast, story, query):
    assert story.title in listed(cast.official.client, **query)


def test_the_list_is_sorted_both_ways(cast, today):
    for title in ("An ninh mạng", "Ứng phó bão"):
        give(cast, title=title, on=today, due=today)
    up, down = (listed(cast.official.client, sort=sort) for sort in ("title", "-title"))
    assert up.index("An ninh mạng") < up.index("Ứng phó bão")
    assert down.index("An ninh mạng") > down.index("Ứng phó bão")


def test_another_units_tasks_are_not_listed(cast, story):
    assert cast.stranger.client.get(address("list", unit=cast.cell.pk)).status_code == 404
    assert story.title not in listed(cast.stranger.client)


def test_the_workbook_holds_what_the_list_shows(cast, today):
    give(cast, title='=HYPERLINK("http://evil")', on=today, due=today)
    answer = cast.official.client.get(address("list", format="xlsx"))
    assert answer["Content-Disposition"].endswith('.xlsx"')
    page = load_workbook(io.BytesIO(answer.content)).active
    rows = list(page.iter_rows(min_row=4, values_only=True))
    assert [row[1] for row in rows] == ['=HYPERLINK("http://evil")']
    assert page.cell(4, 2).data_type == "s", "a title that begins with = stays a title"
    assert rows[0][5] == dt.datetime.combine(today, dt.time())
    assert rows[0][3] == "Phạm Ngọc"


@pytest.mark.parametrize("name", ["detail", "list", "mine"])
def test_hostile_titles_are_shown_and_never_run(cast, today, name):
    task = give(cast, title=HOSTILE, product=HOSTILE, on=today, due=today)
    services.return_task(task, question=HOSTILE, by=HOSTILE, on=today)
    client = cast.secretary.client
    text = client.get(address(name, task if name == "detail" else None)).content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


@pytest.mark.parametrize("name", ["list", "mine"])
def test_queries_of_a_page_do_not_grow_with_its_rows(cast, count_queries, today, name):
    client = cast.official.client
    client.get(address(name))
    counted = []
    for _ in range(2):
        give(cast, on=today, due=today, support_ids=[cast.deputy.person.pk])
        counted.append(count_queries(lambda: client.get(address(name))))
        give(cast, on=today, due=today)
    assert counted[0] == counted[1]


def test_queries_of_the_task_page_do_not_grow_with_its_history(cast, count_queries, story):
    client = cast.official.client
    client.get(address("detail", story))
    counted = []
    for _ in range(2):
        services.report_progress(story, text="Đang làm", by="tests", on=story.assigned_on)
        counted.append(count_queries(lambda: client.get(address("detail", story))))
    assert counted[0] == counted[1]


def test_the_task_sheet_is_seen_issued_and_then_stays(cast, story):
    page = cast.official.client.get(address("sheet", story)).content.decode()
    assert "PHIẾU GIAO VIỆC" in page
    assert "CHI BỘ SỞ NGOẠI VỤ" in page
    assert address("issue_sheet", story) not in page
    assert cast.official.client.post(address("issue_sheet", story)).status_code == 403
    assert cast.stranger.client.get(address("sheet", story)).status_code == 404
    for _ in range(2):
        cast.secretary.client.post(address("issue_sheet", story))
    paper = Paper.objects.get(kind="tasks.sheet")
    Task.objects.filter(pk=story.pk).update(title="Tên khác sau khi ban hành")
    later = cast.official.client.get(address("sheet", story)).content.decode()
    assert "Trình kế hoạch đối ngoại năm 2027" in later
    download = cast.official.client.get(address("sheet", story, format="docx"))
    assert download.url == reverse("papers:download", args=[paper.pk, "docx"])


def test_the_draft_sheet_opens_in_word_with_the_six_clear_things(cast, story):
    answer = cast.official.client.get(address("sheet", story, format="docx"))
    cells = [cell.text for table in Document(io.BytesIO(answer.content)).tables for row in table.rows for cell in row.cells]
    assert {"Rõ người", "Rõ việc", "Rõ thời gian", "Rõ trách nhiệm", "Rõ sản phẩm", "Rõ thẩm quyền"} <= set(cells)
    assert "Chủ trì: đồng chí Phạm Ngọc. Phối hợp: đồng chí Lê Đức Anh." in cells


def test_a_state_unit_has_no_party_sheet(cast, story):
    Task.objects.filter(pk=story.pk).update(unit=cast.department)
    assert cast.official.client.get(address("sheet", story)).status_code == 404
