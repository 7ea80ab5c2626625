import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chibo.kernel.period import Month
from chibo.platform.files.errors import FileKindRefused, FileTooBig
from chibo.platform.threads.models import ThreadLink
from chibo.work.documents.models import Document
from chibo.work.meetings.choices import ItemKind, ItemState, MeetingKind, Section, State
from chibo.work.meetings.errors import (
    BadMinutes,
    EmptyTitle,
    ItemNotWaiting,
    ItemTouched,
    NoNextMeeting,
    NotEditable,
    ProposalGone,
    TooLong,
)
from chibo.work.meetings.models import AgendaItem, Attachment, Meeting
from chibo.work.meetings.queries.agenda import agenda_facts, agenda_of
from chibo.work.meetings.queries.months import moment_on
from chibo.work.meetings.queries.proposals import proposals_of
from chibo.work.meetings.services.agenda import add_item, edit_item, move_item, remove_item
from chibo.work.meetings.services.enclosing import attach_document, attach_upload, detach
from chibo.work.meetings.services.planning import plan_meeting, propose_monthly_meeting
from chibo.work.meetings.services.postponing import postpone_item
from chibo.work.meetings.services.proposals import (
    accept_all_proposals,
    accept_proposal,
    leave_proposal,
    offer_again,
)

NOW = moment_on(dt.date(2026, 11, 22), dt.time(9, 0))
TODAY = NOW.date()
FOURTH = moment_on(dt.date(2026, 12, 4), dt.time(8, 0))


@pytest.fixture
def meeting(cast):
    return plan_meeting(
        cast.cell.pk, kind=MeetingKind.REGULAR, month=Month(2026, 12), starts_at=FOURTH,
        by=cast.secretary.account, at=NOW,
    )


def titles(meeting, section):
    return [item.title for item in meeting.items.filter(section=section).order_by("position")]


def test_an_item_stands_behind_its_like_in_its_section(cast, meeting):
    add_item(meeting, title=" Việc   khác ", by=cast.deputy.account, at=NOW)
    add_item(meeting, title="Đọc chỉ thị", kind=ItemKind.IDEOLOGY, minutes=7, by=cast.deputy.account, at=NOW)
    content = titles(meeting, Section.CONTENT)
    assert content[-1] == "Việc khác"
    kinds = list(meeting.items.filter(section=Section.CONTENT).order_by("position").values_list("title", "kind"))
    last_of_kind = [title for title, kind in kinds if kind == ItemKind.IDEOLOGY]
    assert last_of_kind[-1] == "Đọc chỉ thị"
    positions = list(meeting.items.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))


@pytest.mark.parametrize(
    "wrong, refusal",
    [
        ({"title": "  "}, EmptyTitle),
        ({"title": "x" * 301}, TooLong),
        ({"note": "x" * 10_000}, TooLong),
        ({"minutes": 481}, BadMinutes),
        ({"minutes": -1}, BadMinutes),
    ],
)
def test_bad_input_changes_nothing(cast, meeting, wrong, refusal):
    item = meeting.items.first()
    before = AgendaItem.objects.values().get(pk=item.pk)
    with pytest.raises(refusal):
        edit_item(item, by=cast.secretary.account, at=NOW, **wrong)
    assert AgendaItem.objects.values().get(pk=item.pk) == before


@pytest.mark.parametrize(
    "to, place", [("up", 0), ("down", 2), (0, 0), (3, 3), (99, 4), (-1, 0)]
)
def test_an_item_moves_within_its_section_and_no_further(cast, meeting, to, place):
    before = titles(meeting, Section.OPENING)
    item = meeting.items.get(section=Section.OPENING, title=before[1])
    move_item(item, to=to, by=cast.secretary.account, at=NOW)
    after = titles(meeting, Section.OPENING)
    assert after.index(before[1]) == place
    assert sorted(after) == sorted(before)
    order = list(meeting.items.order_by("position").values_list("section", flat=True))
    assert order == sorted(order, key=list(Section).index)


def test_only_untouched_items_of_an_unannounced_meeting_are_removed(cast, meeting):
    first, second = meeting.items.all()[:2]
    remove_item(first, by=cast.secretary.account, at=NOW)
    remove_item(first, by=cast.deputy.account, at=NOW)
    assert not AgendaItem.objects.filter(title=first.title, meeting=meeting).exists()
    AgendaItem.objects.filter(pk=second.pk).update(conclusion="Đã kết luận")
    with pytest.raises(ItemTouched):
        remove_item(second, by=cast.secretary.account, at=NOW)
    Meeting.objects.update(state=State.ANNOUNCED)
    with pytest.raises(NotEditable):
        remove_item(meeting.items.last(), by=cast.secretary.account, at=NOW)


def test_minutes_are_added_up_against_the_minimum(cast, meeting):
    agenda = agenda_of(meeting)
    assert agenda.minimum == 90
    assert agenda.total == sum(item.minutes for item in meeting.items.all())
    longest = max(meeting.items.all(), key=lambda item: item.minutes)
    edit_item(longest, minutes=0, by=cast.secretary.account, at=NOW)
    agenda = agenda_of(meeting)
    assert agenda.short == max(0, 90 - agenda.total)


def test_a_postponed_item_keeps_todays_record_and_waits_next_month(cast, meeting):
    item = add_item(meeting, title="Kết nạp đồng chí A", kind=ItemKind.PARTY_BUILDING, by=cast.secretary.account, at=NOW)
    attach_upload(item, SimpleUploadedFile("to-trinh.txt", "Tờ trình".encode()), by=cast.secretary.account, at=NOW)
    copy = postpone_item(item, by=cast.secretary.account, at=NOW, reason="Thiếu xác nhận nơi cư trú")
    item.refresh_from_db()
    assert (item.state, item.postponed_to) == (ItemState.MOVED, copy)
    assert copy.meeting.month == dt.date(2027, 1, 1)
    assert copy.state == ItemState.WAITING
    assert [one.title for one in copy.attachments.all()] == ["to-trinh.txt"]
    assert ThreadLink.objects.filter(source=item.reference, target=copy.reference).exists()
    assert postpone_item(item, by=cast.deputy.account, at=NOW) == copy
    assert item.title not in [line.title for line in agenda_facts(meeting).lines]
    with pytest.raises(ItemNotWaiting):
        edit_item(item, title="Khác", by=cast.secretary.account, at=NOW)


def test_a_postponed_item_joins_the_meeting_that_is_already_there(cast, meeting):
    january = propose_monthly_meeting(cast.cell.pk, month=Month(2027, 1), by="demo", at=NOW)
    item = meeting.items.get(kind=ItemKind.DUES)
    copy = postpone_item(item, by=cast.secretary.account, at=NOW)
    assert copy.meeting == january
    assert copy.origin == item.reference


def test_an_item_that_is_done_or_has_nowhere_to_go_is_not_postponed(cast, meeting):
    item = meeting.items.first()
    AgendaItem.objects.filter(pk=item.pk).update(state=ItemState.DONE)
    with pytest.raises(ItemNotWaiting):
        postpone_item(item, by=cast.secretary.account, at=NOW)
    committee = plan_meeting(
        cast.cell.pk, kind=MeetingKind.COMMITTEE, month=Month(2026, 12), starts_at=FOURTH, by="demo", at=NOW
    )
    with pytest.raises(NoNextMeeting):
        postpone_item(committee.items.first(), by=cast.secretary.account, at=NOW)


@pytest.mark.parametrize("state, refused", [(State.PLANNED, False), (State.IN_SESSION, False), (State.CLOSED, True)])
def test_items_are_added_until_the_meeting_closes(cast, meeting, state, refused):
    Meeting.objects.update(state=state)
    if refused:
        with pytest.raises(NotEditable):
            add_item(meeting, title="Muộn", by=cast.secretary.account, at=NOW)
    else:
        assert add_item(meeting, title="Kịp", by=cast.secretary.account, at=NOW).pk


FOUNDING = "calendar.day:2026-12-15"


def test_what_the_calendar_offers_is_taken_or_left(cast, meeting):
    offered = [one.key for one in proposals_of(meeting, on=TODAY).waiting]
    assert FOUNDING in offered
    leave_proposal(meeting, key=FOUNDING, by=cast.deputy.account, at=NOW)
    leave_proposal(meeting, key=FOUNDING, by=cast.secretary.account, at=NOW)
    after = proposals_of(meeting, on=TODAY)
    assert FOUNDING not in [one.key for one in after.waiting]
    assert [one.key for one in after.left] == [FOUNDING]
    offer_again(meeting, key=FOUNDING, by=cast.deputy.account, at=NOW)
    item = accept_proposal(meeting, key=FOUNDING, by=cast.deputy.account, at=NOW)
    assert (item.origin, item.section) == (FOUNDING, Section.CONTENT)
    assert ThreadLink.objects.filter(source=FOUNDING, target=item.reference).exists()
    assert FOUNDING not in [one.key for one in proposals_of(meeting, on=TODAY).waiting]


def test_two_committee_members_who_accept_the_same_proposal_get_one_item(cast, meeting):
    mine = accept_proposal(meeting, key=FOUNDING, by=cast.committee.account, at=NOW)
    theirs = accept_proposal(meeting, key=FOUNDING, by=cast.deputy.account, at=NOW)
    assert mine == theirs
    assert meeting.items.filter(origin=FOUNDING).count() == 1


def test_accepting_all_leaves_out_what_was_left(cast, meeting):
    offered = proposals_of(meeting, on=TODAY).waiting
    leave_proposal(meeting, key=FOUNDING, by=cast.deputy.account, at=NOW)
    taken = accept_all_proposals(meeting, by=cast.secretary.account, at=NOW)
    assert len(taken) == len(offered) - 1
    assert not proposals_of(meeting, on=TODAY).waiting


def test_a_proposal_that_is_gone_is_refused(cast, meeting):
    with pytest.raises(ProposalGone):
        accept_proposal(meeting, key="tasks.task:999", by=cast.secretary.account, at=NOW)


def test_files_are_laid_before_the_meeting_and_taken_back(cast, meeting, settings):
    item = meeting.items.first()
    attached = attach_upload(
        item, SimpleUploadedFile("de-dan.txt", "Đề dẫn".encode()), title="Đề dẫn chuyên đề",
        by=cast.secretary.account, at=NOW,
    )
    assert attached.file.subject == meeting.reference
    with pytest.raises(FileKindRefused):
        attach_upload(item, SimpleUploadedFile("a.exe", b"MZ\x00\x00"), by=cast.secretary.account, at=NOW)
    settings.FILES_MAX_MEGABYTES = 0
    with pytest.raises(FileTooBig):
        attach_upload(item, SimpleUploadedFile("to.txt", b"x" * 2000), by=cast.secretary.account, at=NOW)
    assert [one.title for one in item.attachments.all()] == ["Đề dẫn chuyên đề"]
    detach(attached, by=cast.secretary.account, at=NOW)
    detach(attached, by=cast.deputy.account, at=NOW)
    assert not Attachment.objects.exists()


def test_a_cited_document_is_tied_to_the_item_once(cast, meeting):
    paper = Document.objects.create(
        unit=cast.cell, issuer="Ban Bí thư", number="50-CT/TW", issued_on=TODAY, title="Chỉ thị", folded="chi thi",
        received_on=TODAY,
    )
    item = meeting.items.first()
    for member in (cast.secretary, cast.deputy):
        attach_document(item, document_id=paper.pk, title="50-CT/TW Chỉ thị", by=member.account, at=NOW)
    assert item.attachments.count() == 1
    assert ThreadLink.objects.filter(source=paper.reference, target=item.reference).exists()


def test_the_agenda_costs_the_same_for_few_and_for_many_items(cast, meeting, count_queries):
    few = count_queries(lambda: agenda_of(meeting))
    for number in range(5):
        item = add_item(meeting, title=f"Mục {number}", by="demo", at=NOW, presenter_id=cast.official.person.pk)
        attach_upload(item, SimpleUploadedFile("a.txt", b"noi dung"), by="demo", at=NOW)
    assert count_queries(lambda: agenda_of(meeting)) <= few
    assert few <= 8
