"""The pages of drafts: who may, what is kept, what is shown, what another cell sees (nothing)."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.work.documents.services import register_incoming
from chibo.work.drafting.choices import DraftState, Verdict
from chibo.work.drafting.models import Comment, Draft, Part, RecipientGroup, Review
from chibo.work.drafting.services import (
    add_part,
    ask_review,
    comment_on,
    issue_draft,
    keep_group,
    keep_version,
    start_draft,
)
from chibo.work.meetings.choices import MeetingKind
from chibo.work.meetings.services.planning import plan_meeting
from tests.work.drafting.stories import plan

JSON = {"HTTP_ACCEPT": "application/json"}
SECRET = "nội dung chưa công bố"


def page(who, draft, **headers):
    return who.client.get(draft.get_absolute_url(), **headers)


def url(name, *args):
    return reverse(f"drafting:{name}", args=args)


@pytest.mark.parametrize(
    "who, status",
    [
        ("secretary", 200), ("deputy", 200), ("committee", 200), ("clerk", 200), ("official", 404), ("probationary", 404),
        ("superior", 404), ("stranger", 404), ("officer", 404), ("administrator", 404),
    ],
)  # fmt: skip
def test_a_draft_is_read_by_who_writes_papers_of_the_unit(cast, today, who, status):
    draft = plan(cast, today, subject=SECRET)

    answer = page(getattr(cast, who), draft)

    assert answer.status_code == status
    assert (SECRET in answer.content.decode()) == (status == 200)
    assert (SECRET in getattr(cast, who).client.get(url("list")).content.decode()) == (status == 200)


def test_who_is_asked_sees_this_draft_and_no_other(cast, today):
    asked, other = plan(cast, today, subject="bản được hỏi"), plan(cast, today, subject=SECRET)
    ask_review(asked, reviewer_id=cast.official.person.pk, due=today, by=cast.secretary.account, on=today)

    shown = page(cast.official, asked)

    assert shown.status_code == 200
    assert "data-autosave" not in shown.content.decode()
    assert page(cast.official, other).status_code == 404
    assert SECRET not in cast.official.client.get(url("list")).content.decode()
    assert cast.official.client.post(url("write", asked.pk), {"subject": "x"}).status_code == 403
    assert cast.official.client.post(url("issue", asked.pk)).status_code == 403


@pytest.mark.parametrize(
    "name", ["write", "write_end", "add_part", "receivers", "keep", "comment", "ask", "issue", "drop", "differences"]
)
def test_another_cell_finds_no_door(cast, today, name):
    draft = plan(cast, today, subject=SECRET)
    client = cast.stranger.client

    for answer in (client.get(url(name, draft.pk)), client.post(url(name, draft.pk), {"subject": "x", "text": "x"})):
        assert answer.status_code in (404, 405)
        assert SECRET not in answer.content.decode()
    assert client.get(url("file", draft.pk, "docx")).status_code == 404
    assert client.post(url("write_part", draft.parts.first().pk), {"text": "x"}).status_code == 404
    assert Draft.objects.get(pk=draft.pk).subject == SECRET


def test_only_heads_issue(cast, today):
    draft = plan(cast, today)

    for who in ("committee", "clerk"):
        assert getattr(cast, who).client.post(url("issue", draft.pk)).status_code == 403
    cast.deputy.client.post(url("issue", draft.pk))

    assert Draft.objects.get(pk=draft.pk).state == DraftState.ISSUED


def test_beginning_offers_only_kinds_of_the_unit_and_opens_the_draft(cast, today):
    client = cast.secretary.client
    shown = client.get(url("start", cast.cell.pk)).content.decode()
    assert 'value="KH"' in shown
    assert 'value="QyĐ"' not in shown

    answer = client.post(url("start", cast.cell.pk), {"kind": "KH", "subject": "công tác tháng"})

    draft = Draft.objects.get()
    assert answer.url == draft.get_absolute_url()
    assert (draft.subject, draft.created_by) == ("công tác tháng", cast.secretary.account)


def test_a_draft_does_not_spring_from_what_one_may_not_see(cast, today):
    secret = register_incoming(
        cast.other_cell.pk, issuer="Đảng ủy", number="12-TB/ĐU", issued_on=today, received_on=today, title=SECRET,
        by="tests", on=today,
    )  # fmt: skip
    client, origin = cast.secretary.client, secret.reference

    assert client.get(url("start", cast.cell.pk), {"origin": origin}).status_code == 404
    assert client.post(url("start", cast.cell.pk), {"kind": "KH", "origin": origin}).status_code == 404
    assert client.get(url("start", cast.cell.pk), {"origin": "no.such:1"}).status_code == 404
    assert not Draft.objects.exists()


def test_a_text_saves_itself_and_tells_when(cast, today):
    draft = plan(cast, today)

    answer = cast.secretary.client.post(
        url("write", draft.pk), {"field": "subject", "value": "mới", "version": draft.version}, **JSON
    )

    assert answer.json()["version"] == draft.version + 1
    assert Draft.objects.get().subject == "mới"


def test_a_second_writer_gets_both_texts(cast, today):
    draft = plan(cast, today)
    asked = {"field": "subject", "version": draft.version}
    cast.secretary.client.post(url("write", draft.pk), {**asked, "value": "một"}, **JSON)

    answer = cast.deputy.client.post(url("write", draft.pk), {**asked, "value": "hai"}, **JSON)

    assert answer.status_code == 409
    assert answer.json()["theirs"] == "một"
    assert Draft.objects.get().subject == "một"


def test_without_scripts_a_second_writer_gets_both_texts_on_the_page(cast, today):
    draft = plan(cast, today)
    part = draft.parts.first()
    cast.secretary.client.post(url("write_part", part.pk), {"text": "của bí thư", "version": 1})

    answer = cast.deputy.client.post(url("write_part", part.pk), {"text": "của phó bí thư", "version": 1})

    assert answer.status_code == 409
    assert "của bí thư" in answer.content.decode()
    assert "của phó bí thư" in answer.content.decode()
    assert Part.objects.get(pk=part.pk).text == "của bí thư"


def test_without_scripts_a_whole_form_is_kept(cast, today):
    draft = plan(cast, today)

    cast.secretary.client.post(
        url("write", draft.pk), {"subject": "mới", "bases": "Căn cứ một\r\nCăn cứ hai", "version": draft.version}
    )

    kept = Draft.objects.get()
    assert (kept.subject, kept.fields["bases"]) == ("mới", "Căn cứ một\nCăn cứ hai")


@pytest.mark.parametrize("name, value", [("state", "issued"), ("day", "hôm kia kìa"), ("signer", "99999"), ("body", "x")])
def test_what_cannot_be_kept_is_said_and_changes_nothing(cast, today, name, value):
    draft = plan(cast, today)

    typed = {"field": name, "value": value, "version": draft.version}
    answer = cast.secretary.client.post(url("write", draft.pk), typed, **JSON)

    assert answer.status_code == 422
    assert answer.json()["error"]
    assert Draft.objects.get().version == draft.version


def test_the_paper_comes_fresh_and_names_what_is_missing(cast, today):
    draft = start_draft(cast.cell.pk, system="party", type_code="KH", subject="công tác", by="tests", on=today)

    sheet = page(cast.secretary, draft, HTTP_HX_REQUEST="true").content.decode()

    assert sheet.lstrip().startswith('<div id="sheet"')
    assert "mục đích" in sheet
    assert "<html" not in sheet


def test_words_that_look_like_markup_stay_words(cast, today):
    draft = plan(cast, today, subject="<script>alert(1)</script>", parts=[("<b>", "<img src=x onerror=alert(1)>")])
    comment_on(draft, field="subject", text="<script>x</script>", by=cast.deputy.account)

    shown = page(cast.secretary, draft).content.decode()

    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "<script>x" not in shown


def test_remarks_are_made_answered_and_dealt_with_on_the_page(cast, today):
    draft = plan(cast, today)
    part, client = draft.parts.first(), cast.deputy.client
    client.post(url("comment", draft.pk), {"spot": f"{part.field}:1", "text": "Nêu rõ hơn"})
    remark = Comment.objects.get()
    assert (remark.field, remark.quote, remark.author) == (part.field, "Thực hiện Chỉ thị.", cast.deputy.person)

    client.post(url("comment", draft.pk), {"answers": remark.pk, "text": "Đã sửa"})
    client.post(url("resolve", remark.pk), {"resolved": "yes"})

    remark.refresh_from_db()
    assert remark.resolved_by == cast.deputy.account
    assert Comment.objects.filter(answers=remark).count() == 1


def test_an_empty_remark_keeps_nothing(cast, today):
    draft = plan(cast, today)

    assert cast.deputy.client.post(url("comment", draft.pk), {"spot": "subject:0", "text": " "}).status_code == 422
    assert not Comment.objects.exists()


def test_readers_are_asked_and_answer_on_the_page(cast, today):
    draft = plan(cast, today)
    due = (today + dt.timedelta(days=2)).strftime("%d/%m/%Y")
    people = [cast.official.person.pk, cast.committee.person.pk]
    cast.secretary.client.post(url("ask", draft.pk), {"reviewers": people, "due": due, "question": "Thời hạn?"})
    review = Review.objects.get(reviewer=cast.official.person)
    assert Review.objects.count() == 2
    assert "Thời hạn?" in page(cast.official, draft).content.decode()

    assert cast.committee.client.post(url("answer", review.pk), {"verdict": "agrees"}).status_code == 403
    assert cast.official.client.post(url("answer", review.pk), {"verdict": "remarks"}).status_code == 422
    cast.official.client.post(url("answer", review.pk), {"verdict": "agrees"})

    review.refresh_from_db()
    assert (review.verdict, review.answered_on) == (Verdict.AGREES, today)


def test_the_page_of_differences_says_in_words_what_went_and_came(cast, today):
    draft = plan(cast, today)
    keep_version(draft, by="tests")
    cast.secretary.client.post(url("write", draft.pk), {"subject": "thực hiện Chỉ thị 51-CT/TW", "version": draft.version})

    shown = cast.secretary.client.get(url("differences", draft.pk)).content.decode()

    assert "</span>50</del>" in shown
    assert "</span>51</ins>" in shown
    assert cast.secretary.client.get(url("differences", draft.pk), {"from": "9"}).status_code == 404


def test_an_issued_paper_is_read_by_its_cell_and_the_draft_by_its_writers(cast, today):
    draft = issue_draft(plan(cast, today), by="tests", on=today)

    paper = reverse("papers:detail", args=[draft.paper_id])
    assert cast.official.client.get(paper).status_code == 200
    assert page(cast.official, draft).status_code == 404
    assert cast.stranger.client.get(paper).status_code == 404
    shown = page(cast.secretary, draft).content.decode()
    assert "01-KH/CB" in shown
    assert "data-autosave" not in shown


def test_groups_are_kept_by_who_keeps_the_office(cast, today):
    client = cast.clerk.client
    client.post(url("groups", cast.cell.pk), {"name": "Cấp trên", "lines": "Đảng ủy"})
    group = RecipientGroup.objects.get()
    client.post(url("edit_group", group.pk), {"name": "Cấp trên", "lines": "Đảng ủy\nBan Tổ chức"})
    group.refresh_from_db()
    assert group.lines == "Đảng ủy\nBan Tổ chức"
    assert client.post(url("groups", cast.cell.pk), {"name": "Cấp trên", "lines": "x"}).status_code == 422
    assert cast.stranger.client.post(url("remove_group", group.pk)).status_code == 404
    assert cast.official.client.get(url("groups", cast.cell.pk)).status_code == 404

    client.post(url("remove_group", group.pk))

    assert not RecipientGroup.objects.exists()


def test_the_page_costs_the_same_for_one_and_for_many(cast, today, count_queries):
    draft = plan(cast, today)
    client = cast.secretary.client

    def look():
        assert client.get(draft.get_absolute_url()).status_code == 200

    ask_review(draft, reviewer_id=cast.official.person.pk, due=today, by="tests", on=today)
    comment_on(draft, field="subject", text="một", by=cast.deputy.account)
    keep_group(cast.cell.pk, name="một", lines="x", by="tests")
    look()
    few = count_queries(look)
    for n in range(12):
        add_part(draft, heading=f"Phần {n}", text="x", by="tests")
        comment_on(draft, field="subject", text=f"ý {n}", by=cast.deputy.account)
        keep_version(draft, by="tests")
        keep_group(cast.cell.pk, name=f"nhóm {n}", lines="x", by="tests")
    for who in ("committee", "deputy", "probationary", "exempted"):
        ask_review(draft, reviewer_id=getattr(cast, who).person.pk, due=today, by="tests", on=today)

    assert count_queries(look) == few


def test_the_list_costs_the_same_for_one_and_for_many(cast, today, count_queries):
    client = cast.secretary.client
    plan(cast, today)

    def look():
        assert client.get(url("list")).status_code == 200

    look()
    few = count_queries(look)
    for n in range(20):
        plan(cast, today, subject=f"việc {n}")

    assert count_queries(look) == few


def test_the_list_is_found_without_diacritics_and_goes_out_as_a_sheet(cast, today):
    plan(cast, today, subject="sinh hoạt chuyên đề")
    plan(cast, today, subject="tổng kết năm")
    client = cast.secretary.client

    shown = client.get(url("list"), {"q": "chuyen de"}).content.decode()

    assert "sinh hoạt chuyên đề" in shown
    assert "tổng kết năm" not in shown
    assert client.get(url("list"), {"format": "xlsx"})["Content-Type"].startswith("application/vnd.openxml")
    assert client.get(url("list"), {"unit": cast.other_cell.pk}).status_code == 404


@pytest.mark.parametrize("format, begins", [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_draft_as_a_file(cast, today, format, begins):
    draft = plan(cast, today)

    assert cast.secretary.client.get(url("file", draft.pk, format)).content.startswith(begins)
    assert cast.secretary.client.get(f"/drafts/{draft.pk}/file/exe/").status_code == 404


def test_a_draft_from_a_meeting_knows_its_day(cast, today):
    meeting = plan_meeting(
        cast.cell.pk, kind=MeetingKind.REGULAR, month=Month.of(today), starts_at=timezone.now(), by=cast.secretary.account
    )

    cast.secretary.client.post(url("start", cast.cell.pk), {"kind": "TB", "subject": "x", "origin": meeting.reference})

    draft = Draft.objects.get()
    assert draft.values["ngày họp"] == today.strftime("%d/%m/%Y")
    assert meeting.title in draft.values["kỳ họp"]
