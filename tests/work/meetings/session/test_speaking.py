import datetime as dt

import pytest

from chibo.platform.threads.models import ThreadLink
from chibo.work.meetings.choices import ItemState, MeetingKind, StatementKind
from chibo.work.meetings.errors import (
    AlreadyAnswered,
    ItemMoved,
    NothingSaid,
    NotOfThisMeeting,
    Struck,
    TextChanged,
)
from chibo.work.meetings.models import Statement
from chibo.work.meetings.services.session import open_meeting
from chibo.work.meetings.services.speaking import (
    answer_wish,
    change_statement,
    flag_wish,
    record_statement,
    strike_statement,
    unflag_wish,
    write_conclusion,
)
from tests.work.meetings.session.conftest import plan


def test_the_same_key_is_one_statement(item, entry):
    first = record_statement(item, "k1", text="Tôi nhất trí.", speaker=entry("Phạm Ngọc"), by="test")
    again = record_statement(item, "k1", text="Tôi nhất trí.", speaker=entry("Phạm Ngọc"), by="test")
    assert (again.pk, again.version) == (first.pk, 1)
    assert Statement.objects.get().speaker_name == "Phạm Ngọc"


def test_a_later_text_raises_the_version(item):
    record_statement(item, "k1", text="Tôi", by="test")
    later = record_statement(item, "k1", text="Tôi nhất trí.", version=1, by="test")
    assert (later.version, later.text) == (2, "Tôi nhất trí.")


def test_an_old_version_is_refused_with_the_text_that_stands(item):
    record_statement(item, "k1", text="Một", by="test")
    record_statement(item, "k1", text="Hai", version=1, by="test")
    with pytest.raises(TextChanged) as refused:
        record_statement(item, "k1", text="Ba", version=1, by="test")
    assert (refused.value.params["theirs"], refused.value.params["version"]) == ("Hai", 2)
    assert Statement.objects.get().text == "Hai"


def test_a_lost_answer_may_be_asked_for_again(item):
    record_statement(item, "k1", text="Một", by="test")
    record_statement(item, "k1", text="Hai", version=1, by="test")
    assert record_statement(item, "k1", text="Hai", version=1, by="test").version == 2


def test_a_statement_may_begin_with_its_speaker(item, entry):
    change_statement(item, "k1", version=0, speaker=entry("Phạm Ngọc"), by="test")
    said = change_statement(item, "k1", version=1, text="Tôi nhất trí.", by="test")
    assert (said.speaker_name, said.text, said.version) == ("Phạm Ngọc", "Tôi nhất trí.", 2)


def test_nothing_said_is_no_statement(item):
    with pytest.raises(NothingSaid):
        record_statement(item, "k1", text=" \n ", by="test")
    assert not Statement.objects.exists()


def test_text_is_kept_letter_by_letter(item):
    text = "Dòng một\r\n  thụt vào <script>alert('x')</script> & “nháy”   \n\n" + "ạ" * 40_000
    said = record_statement(item, "k1", text=text, by="test")
    said.refresh_from_db()
    assert said.text == text.replace("\r\n", "\n").replace("   \n", "\n")


def test_a_statement_is_struck_never_deleted(item):
    said = record_statement(item, "k1", text="Nhầm", by="test")
    strike_statement(said, by="test")
    said.refresh_from_db()
    assert (said.struck, said.text) == (True, "Nhầm")
    with pytest.raises(Struck):
        record_statement(item, "k1", text="Lại", version=2, by="test")


def test_a_speaker_of_another_meeting_is_refused(cast, item):
    other = open_meeting(plan(cast, MeetingKind.EXTRAORDINARY), by="test")
    with pytest.raises(NotOfThisMeeting):
        record_statement(item, "k1", text="Tôi", speaker=other.roll.first(), by="test")


def test_a_wish_is_owed_an_answer_by_somebody_by_a_day(item, cast):
    said = record_statement(item, "k1", text="Đề nghị giao một đầu mối", by="test")
    wish = flag_wish(said, by="test", answerer_id=cast.deputy.person.pk, due=dt.date(2026, 12, 15))
    said.refresh_from_db()
    assert (said.kind, wish.unit_id, wish.due) == ("wish", cast.cell.pk, dt.date(2026, 12, 15))
    assert ThreadLink.objects.filter(source=item.reference, target=f"meetings.wish:{wish.pk}").exists()


def test_a_wish_is_answered_once_also_after_the_meeting(item, meeting):
    wish = flag_wish(record_statement(item, "k1", text="Đề nghị", by="test"), by="test")
    meeting.state = "closed"
    meeting.save()
    answer_wish(wish, answer="Đã giao đồng chí Hằng.", by="test")
    answer_wish(wish, answer="Đã giao đồng chí Hằng.", by="test")
    with pytest.raises(AlreadyAnswered):
        answer_wish(wish, answer="Khác", by="test")
    wish.refresh_from_db()
    assert wish.answer == "Đã giao đồng chí Hằng."


def test_a_wish_may_turn_out_to_be_an_opinion_unless_it_was_answered(item):
    said = record_statement(item, "k1", text="Đề nghị", kind=StatementKind.WISH, by="test")
    assert said.wish.answer == ""
    unflag_wish(said, by="test")
    assert Statement.objects.get(wish=None).kind == "opinion"
    wish = flag_wish(said, by="test")
    answer_wish(wish, answer="Được.", by="test")
    with pytest.raises(AlreadyAnswered):
        unflag_wish(said, by="test")


def test_two_conclusions_do_not_overwrite_each_other(item, cast):
    assert write_conclusion(item, "Thống nhất.", version=0, by=cast.secretary.account).version == 1
    assert write_conclusion(item, "Thống nhất.", version=0, by="b").version == 1
    with pytest.raises(TextChanged):
        write_conclusion(item, "Không thống nhất.", version=0, by="b")
    item.refresh_from_db()
    assert (item.conclusion, item.written_by) == ("Thống nhất.", "Nguyễn Minh Hòa")


def test_a_moved_item_keeps_todays_record(item):
    item.state = ItemState.MOVED
    item.save()
    with pytest.raises(ItemMoved):
        record_statement(item, "k1", text="Tôi", by="test")
