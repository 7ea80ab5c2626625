"""What was said at a meeting lies sealed; the index keeps keyed tokens and finds whole words and phrases by them."""

import pytest
from django.db import connection
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.platform.crypto.services import rekey
from chibo.platform.search.models import Entry, Word
from chibo.platform.search.queries import find
from chibo.platform.search.services import catch_up, reseal_index
from chibo.work.meetings.choices import MeetingKind
from chibo.work.meetings.services.planning import plan_meeting
from chibo.work.meetings.services.roll import tick_rest
from chibo.work.meetings.services.session import open_meeting
from chibo.work.meetings.services.speaking import record_statement, strike_statement

SAID = "Băn khoăn về chuyển động xoáy lốc của dư luận"


@pytest.fixture
def statement(cast):
    by = cast.secretary.account
    meeting = plan_meeting(
        cast.cell.pk, kind=MeetingKind.EXTRAORDINARY, month=Month.of(timezone.localdate()), starts_at=timezone.now(),
        chair_id=cast.secretary.person.pk, minute_taker_id=cast.deputy.person.pk, by=by,
    )
    open_meeting(meeting, by=by)
    tick_rest(meeting, "present", by=by)
    said = record_statement(
        meeting.items.get(state="current"), "say-1", text=SAID, by=by, speaker=meeting.roll.order_by("pk").first()
    )
    catch_up()
    return said


def found(cast, words):
    return [hit for hit in find(cast.official.account, words).hits if hit.kind == "meetings.statement"]


@pytest.mark.parametrize("words", ["xoáy lốc", "xoay loc", '"dư luận"', "XOÁY", "băn khoăn dư luận"])
def test_whole_words_and_phrases_are_found(cast, statement, words):
    assert len(found(cast, words)) == 1


@pytest.mark.parametrize("words", ["xoa*", "xoáyy lốcc", '"luận dư"', "xoay lo"])
def test_beginnings_slips_and_other_orders_are_not(cast, statement, words):
    assert found(cast, words) == []


def test_the_find_is_marked_in_the_opened_text(cast, statement):
    assert [piece.text for piece in found(cast, "xoay loc")[0].snippet if piece.marked] == ["xoáy", "lốc"]


def test_no_word_of_it_stands_anywhere_in_clear(cast, statement):
    tables = [name for name in connection.introspection.table_names() if name.startswith("search_")]
    assert tables
    for table in tables:
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            text = " ".join(str(bytes(value) if isinstance(value, memoryview) else value) for row in cursor for value in row)
        assert "xoay" not in text, table
        assert "xoáy" not in text, table
    assert not Word.objects.filter(word__in=["xoay", "loc", "khoan"]).exists()


def test_what_was_struck_is_found_no_more(cast, statement):
    strike_statement(statement, reason="ghi nhầm", by=cast.secretary.account)
    catch_up()

    assert found(cast, "xoáy lốc") == []


def test_with_a_new_key_the_tokens_are_made_anew(cast, statement):
    before = Entry.objects.get(kind="meetings.statement").sealed_key
    rekey(by="the test", tell=lambda *_: None)
    assert len(found(cast, "xoáy lốc")) == 1, "found under the old key meanwhile"

    assert reseal_index() == 1

    after = Entry.objects.get(kind="meetings.statement").sealed_key
    assert after
    assert after != before
    assert len(found(cast, "xoáy lốc")) == 1
