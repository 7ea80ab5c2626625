import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from chibo.kernel.period import Month
from chibo.platform.notices.models import Notice
from chibo.work.meetings.choices import ItemKind, MeetingKind, State
from chibo.work.meetings.models import AgendaItem, LeftProposal, Meeting, MeetingPattern
from chibo.work.meetings.queries.months import moment_on
from chibo.work.meetings.services.agenda import add_item
from chibo.work.meetings.services.planning import plan_meeting, set_pattern

HTMX = {"HTTP_HX_REQUEST": "true"}


def soon(days=20):
    return moment_on(timezone.localdate() + dt.timedelta(days=days), dt.time(8, 0))


def planned(cast, kind=MeetingKind.REGULAR, days=20, **facts):
    starts = soon(days)
    return plan_meeting(
        cast.cell.pk, kind=kind, month=Month.of(timezone.localdate(starts)), starts_at=starts, by="demo", **facts
    )


@pytest.fixture
def meeting(cast):
    return planned(cast, place="Phòng họp tầng 3")


def address(name, meeting, **more):
    return reverse(f"meetings:{name}", kwargs={"pk": meeting.pk, **more})


READERS = {"secretary", "deputy", "committee", "official", "probationary", "exempted", "superior", "clerk"}
COMMITTEE = {"secretary", "deputy", "committee"}
HEADS = {"secretary", "deputy"}
SIGNED_OUT = {"visitor"}


@pytest.mark.parametrize(
    "page, open_to, seen_by",
    [
        ("detail", READERS, READERS),
        ("prepare", COMMITTEE, READERS),
        ("change", COMMITTEE, READERS),
        ("move", COMMITTEE, READERS),
        ("send", HEADS, READERS),
        ("cancel", HEADS, READERS),
    ],
)
def test_who_opens_which_page(cast, meeting, page, open_to, seen_by):
    answers = {role: client.get(address(page, meeting)).status_code for role, client in cast.roles.items()}
    expected = {
        role: 302 if role in SIGNED_OUT else 200 if role in open_to else 403 if role in seen_by else 404
        for role in answers
    }
    assert answers == expected


def test_a_committee_meeting_is_the_committees_own(cast):
    meeting = planned(cast, MeetingKind.COMMITTEE)
    answers = {role: client.get(meeting.get_absolute_url()).status_code for role, client in cast.roles.items()}
    assert {role for role, status in answers.items() if status == 200} == COMMITTEE
    for name in ("official", "clerk"):
        page = cast.members[name].client.get(reverse("meetings:list")).content.decode()
        assert meeting.title not in page
        year = reverse("meetings:year", kwargs={"unit": cast.cell.pk, "year": meeting.month.year})
        assert meeting.title not in cast.members[name].client.get(year).content.decode()


@pytest.mark.parametrize(
    "page, data",
    [
        ("accept", {"key": "*"}),
        ("leave", {"key": "x.y:1"}),
        ("add_item", {"title": "Chen ngang"}),
        ("order", {"move": "1:up"}),
    ],
)
def test_only_the_committee_changes_the_agenda(cast, meeting, page, data):
    before = list(meeting.items.values_list("pk", "position"))
    for role, client in cast.roles.items():
        if role not in COMMITTEE:
            assert client.post(address(page, meeting), data).status_code in (302, 403, 404)
    assert list(meeting.items.values_list("pk", "position")) == before
    assert not LeftProposal.objects.exists()


def test_the_list_is_searched_without_diacritics_and_filtered(cast, meeting):
    other = planned(cast, MeetingKind.EXTRAORDINARY, days=21)
    client = cast.official.client
    found = client.get(reverse("meetings:list"), {"q": "thuong ky"}).content.decode()
    assert meeting.get_absolute_url() in found
    assert other.get_absolute_url() not in found
    rows = client.get(reverse("meetings:list"), {"kind": "extraordinary"}, **HTMX).content.decode()
    assert rows.lstrip().startswith('<div id="rows">')
    assert other.get_absolute_url() in rows
    assert meeting.get_absolute_url() not in rows
    nothing = client.get(reverse("meetings:list"), {"q": "khong co dau"}).content.decode()
    assert meeting.get_absolute_url() not in nothing


def test_the_spreadsheet_holds_what_the_reader_may_see(cast, meeting, tmp_path):
    planned(cast, MeetingKind.COMMITTEE)
    Meeting.objects.filter(pk=meeting.pk).update(place="=1+1")
    answer = cast.official.client.get(reverse("meetings:export"))
    file = tmp_path / "list.xlsx"
    file.write_bytes(answer.content)
    rows = list(load_workbook(file).active.values)
    assert [row[1] for row in rows[3:]] == [meeting.title]
    assert rows[3][6] == "=1+1"
    assert load_workbook(file).active["G4"].data_type == "s"


@pytest.mark.parametrize("page", ["list", "detail", "prepare", "send"])
def test_pages_cost_the_same_for_few_and_for_many(cast, meeting, page, count_queries):
    client = cast.secretary.client
    where = reverse("meetings:list") if page == "list" else address(page, meeting)
    client.get(where)
    few = count_queries(lambda: client.get(where))
    for number in range(6):
        item = add_item(meeting, title=f"Mục {number}", presenter_id=cast.official.person.pk, by="demo")
        client.post(
            reverse("meetings:attach", kwargs={"item": item.pk}),
            {"file": SimpleUploadedFile(f"f{number}.txt", f"noi dung {number}".encode()), "mark": "none"},
        )
        planned(cast, MeetingKind.EXTRAORDINARY, days=1 + number % 3)
    assert count_queries(lambda: client.get(where)) <= few + 1
    assert few < 48


def test_a_meeting_is_planned_by_a_form_that_keeps_what_was_typed(cast):
    where = reverse("meetings:new", kwargs={"unit": cast.cell.pk})
    client = cast.secretary.client
    past = timezone.localdate() - dt.timedelta(days=40)
    typed = {"kind": "regular", "day": f"{past:%d/%m/%Y}", "time": "8h", "place": "Tầng 3", "mode": "in_person"}
    refused = client.post(where, typed, **HTMX)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Tầng 3" in page
    assert f"{past:%d/%m/%Y}" in page
    assert not Meeting.objects.exists()
    accepted = client.post(where, {**typed, "day": f"{soon():%d/%m/%Y}"})
    made = Meeting.objects.get()
    assert accepted.url == address("prepare", made)
    assert made.items.exists()
    again = client.post(where, {**typed, "day": f"{soon():%d/%m/%Y}"})
    assert again.status_code == 422
    assert Meeting.objects.count() == 1


def test_strangers_and_members_do_not_plan(cast):
    where = reverse("meetings:new", kwargs={"unit": cast.cell.pk})
    assert cast.official.client.get(where).status_code == 403
    assert cast.stranger.client.get(where).status_code == 404
    assert cast.stranger.client.post(reverse("meetings:propose", kwargs={"unit": cast.cell.pk})).status_code == 404
    assert not Meeting.objects.exists()


def test_the_day_of_the_month_is_set_and_proposes_the_next_meeting(cast):
    client = cast.secretary.client
    where = reverse("meetings:pattern", kwargs={"unit": cast.cell.pk})
    without = client.post(reverse("meetings:propose", kwargs={"unit": cast.cell.pk}))
    assert without.url == where
    empty = client.post(where, {"by": "weekday", "time": "8:00", "since": "01/01/2026"})
    assert empty.status_code == 422
    assert not MeetingPattern.objects.exists()
    client.post(where, {"by": "weekday", "weekday": "4", "week": "1", "time": "14:00", "since": "01/01/2026"})
    assert MeetingPattern.objects.get().weekday == 4
    made = client.post(reverse("meetings:propose", kwargs={"unit": cast.cell.pk}))
    meeting = Meeting.objects.get()
    assert made.url == address("prepare", meeting)
    assert meeting.day.weekday() == 4
    year = client.get(reverse("meetings:year", kwargs={"unit": cast.cell.pk, "year": meeting.day.year}))
    assert "thứ Sáu tuần đầu hằng tháng" in year.content.decode()


def test_moving_tells_why_or_stays(cast, meeting):
    client = cast.deputy.client
    new = f"{soon(21):%d/%m/%Y}"
    refused = client.post(address("move", meeting), {"day": new, "time": "9h", "reason": ""})
    assert refused.status_code == 422
    client.post(address("move", meeting), {"day": new, "time": "9h", "reason": "Đón đoàn"})
    meeting.refresh_from_db()
    assert (meeting.day, meeting.moved_reason) == (soon(21).date(), "Đón đoàn")


def test_an_item_is_added_moved_reworded_and_removed_with_and_without_scripts(cast, meeting):
    client = cast.committee.client
    typed = {"title": "Góp ý dự thảo quy chế", "minutes": "15", "section": "content", "kind": "other"}
    board = client.post(address("add_item", meeting), typed, **HTMX)
    assert board.status_code == 200
    assert board.content.decode().lstrip().startswith('<div id="board"')
    assert "Góp ý dự thảo quy chế" in board.content.decode()
    item = meeting.items.get(title="Góp ý dự thảo quy chế")
    plain = client.post(address("order", meeting), {"move": f"{item.pk}:0"})
    assert plain.url == address("prepare", meeting)
    assert meeting.items.filter(section="content").order_by("position").first() == item
    form = client.get(reverse("meetings:edit_item", kwargs={"item": item.pk}), **HTMX).content.decode()
    assert form.lstrip().startswith(f'<div id="item-{item.pk}"')
    edited = client.post(
        reverse("meetings:edit_item", kwargs={"item": item.pk}),
        {"title": "Góp ý quy chế làm việc", "minutes": "20", "presenter_id": cast.official.person.pk}, **HTMX,
    )
    assert edited["HX-Retarget"] == "#board"
    item.refresh_from_db()
    assert (item.title, item.minutes, item.presenter) == ("Góp ý quy chế làm việc", 20, cast.official.person)
    client.post(reverse("meetings:remove_item", kwargs={"item": item.pk}))
    assert not AgendaItem.objects.filter(pk=item.pk).exists()


@pytest.mark.parametrize(
    "typed",
    [{"title": "", "minutes": "5"}, {"title": "x" * 10_000, "minutes": "5"}, {"title": "A", "minutes": "9999"}],
)
def test_a_bad_item_is_refused_beside_its_field_and_nothing_is_lost(cast, meeting, typed):
    answer = cast.secretary.client.post(
        address("add_item", meeting), {**typed, "section": "content", "kind": "other", "note": "Ghi chú riêng"}, **HTMX
    )
    assert answer.status_code == 422
    assert "Ghi chú riêng" in answer.content.decode()


@pytest.mark.parametrize("move", ["", "abc", "1", "1:sideways", "999999:up", "1:-5", "x:1"])
def test_a_garbled_move_changes_nothing(cast, meeting, move):
    before = list(meeting.items.order_by("pk").values_list("position", flat=True))
    assert cast.secretary.client.post(address("order", meeting), {"move": move}).status_code == 302
    assert list(meeting.items.order_by("pk").values_list("position", flat=True)) == before


def test_proposals_are_taken_and_left_on_the_page(cast):
    meeting = planned(cast, days=3)
    Meeting.objects.filter(pk=meeting.pk).update(
        month=dt.date(2026, 12, 1), starts_at=moment_on(dt.date(2026, 12, 20), dt.time(8, 0))
    )
    client = cast.secretary.client
    key = "calendar.day:2026-12-15"
    assert key in client.get(address("prepare", meeting)).content.decode()
    board = client.post(address("leave", meeting), {"key": key}, **HTMX).content.decode()
    assert reverse("meetings:offer", args=[meeting.pk]) in board
    client.post(address("offer", meeting), {"key": key}, **HTMX)
    client.post(address("accept", meeting), {"key": key}, **HTMX)
    assert meeting.items.get(origin=key).title == "Kiểm điểm, đánh giá, xếp loại cuối năm"
    gone = client.post(address("accept", meeting), {"key": "tasks.task:999"}, **HTMX).content.decode()
    assert "note-late" in gone


def test_files_are_attached_and_refused_in_words(cast, meeting):
    item = meeting.items.get(kind=ItemKind.DUES)
    where = reverse("meetings:attach", kwargs={"item": item.pk})
    client = cast.secretary.client
    refused = client.post(where, {"file": SimpleUploadedFile("virus.exe", b"MZ\x00\x01\x02"), "mark": "none"})
    assert refused.status_code == 422
    assert "virus.exe" in refused.content.decode()
    assert client.post(where, {}).status_code == 422
    report = SimpleUploadedFile("bao-cao.txt", "Báo cáo".encode())
    client.post(where, {"file": report, "title": "Báo cáo đảng phí", "mark": "none"})
    attached = item.attachments.get()
    page = cast.official.client.get(meeting.get_absolute_url()).content.decode()
    assert "Báo cáo đảng phí" in page
    download = reverse("files:download", args=[attached.file_id])
    assert b"".join(cast.official.client.get(download).streaming_content) == "Báo cáo".encode()
    assert cast.stranger.client.get(download).status_code == 404
    client.post(reverse("meetings:take_back", kwargs={"attachment": attached.pk}))
    assert not item.attachments.exists()


def test_postponing_asks_first_and_then_moves(cast, meeting):
    item = meeting.items.get(kind=ItemKind.DUES)
    where = reverse("meetings:postpone_item", kwargs={"item": item.pk})
    client = cast.secretary.client
    assert item.title in client.get(where).content.decode()
    assert client.post(where).url == address("prepare", meeting)
    item.refresh_from_db()
    assert item.postponed_to.meeting.month == (meeting.period + 1).first


def test_the_committee_meeting_is_recorded_on_the_prepare_page(cast, meeting):
    client = cast.deputy.client
    late = client.post(address("prepared", meeting), {"on": f"{soon(30):%d/%m/%Y}"}, **HTMX)
    assert late.status_code == 422
    client.post(address("prepared", meeting), {"on": "hôm nay"}, **HTMX)
    meeting.refresh_from_db()
    assert meeting.prepared_on == timezone.localdate()


def test_the_announcement_is_drafted_reworded_seen_and_sent(cast, meeting):
    client = cast.secretary.client
    client.post(address("draft_announcement", meeting))
    page = client.get(address("send", meeting)).content.decode()
    assert "08 giờ 00" in page
    client.post(address("reword_announcement", meeting), {"title": "Mời họp", "body": "Lời riêng của Bí thư"})
    assert Notice.objects.get().body == "Lời riêng của Bí thư"
    assert Meeting.objects.get(pk=meeting.pk).state == State.PLANNED
    client.post(address("announce", meeting), {"documents": "later"})
    meeting.refresh_from_db()
    assert (meeting.state, meeting.documents_sent_at) == (State.ANNOUNCED, None)
    assert "Lời riêng của Bí thư" in cast.official.client.get(Notice.objects.get().get_absolute_url()).content.decode()
    client.post(address("send_documents", meeting))
    meeting.refresh_from_db()
    assert meeting.documents_sent_at is not None


def test_the_committee_member_does_not_send(cast, meeting):
    for name in ("draft_announcement", "announce", "send_documents"):
        assert cast.committee.client.post(address(name, meeting)).status_code == 403
        assert cast.stranger.client.post(address(name, meeting)).status_code == 404
    assert not Notice.objects.exists()


def test_a_changed_day_asks_to_tell_everybody_again(cast, meeting):
    client = cast.secretary.client
    client.post(address("announce", meeting))
    client.post(address("move", meeting), {"day": f"{soon(21):%d/%m/%Y}", "time": "9h", "reason": "Đón đoàn"})
    meeting.refresh_from_db()
    page = client.get(address("send", meeting)).content.decode()
    assert meeting.announced_as in page


def test_a_cancelled_meeting_says_why(cast, meeting):
    client = cast.secretary.client
    assert client.post(address("cancel", meeting), {"reason": " "}).status_code == 422
    client.post(address("cancel", meeting), {"reason": "Trùng hội nghị tỉnh"})
    assert "Trùng hội nghị tỉnh" in cast.official.client.get(meeting.get_absolute_url()).content.decode()


def test_the_year_warns_of_days_and_offers_the_plan(cast):
    set_pattern(cast.cell.pk, since=dt.date(2025, 1, 1), day=5, by="demo")
    where = reverse("meetings:year", kwargs={"unit": cast.cell.pk, "year": 2027})
    page = cast.secretary.client.get(where).content.decode()
    assert page.count('class="year-month') == 12
    assert "05/06/2027" in page
    assert "2027-06" in page
    assert "2027-06" not in cast.official.client.get(where).content.decode()
    assert cast.stranger.client.get(where).status_code == 404
