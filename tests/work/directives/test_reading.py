"""Reading: one press, one version, once; a newer version asks again; meetings and sessions count."""

import datetime as dt

import pytest
from django.utils import timezone

from chibo.platform.audit.models import AuditEntry
from chibo.platform.events.models import EventRecord
from chibo.work.directives.choices import How, Way
from chibo.work.directives.errors import (
    AnotherVersion,
    DayInTheFuture,
    NoLongerOpen,
    NotAReader,
    NotYetAnswered,
    QuestionUnclear,
)
from chibo.work.directives.models import Acknowledgement
from chibo.work.directives.queries.mine import last_known, my_readings, reader_of, waiting_for
from chibo.work.directives.queries.news import news_for
from chibo.work.directives.services import (
    acknowledge,
    close_directive,
    hear_at_meeting,
    record_session,
    withdraw_directive,
    write_questions,
)
from chibo.work.directives.services.asking import Asked
from chibo.work.documents.errors import ReasonNeeded
from tests.work.directives.stories import FIRST, a_paper, newer, reader, rescanned, scan_of, spread

pytestmark = pytest.mark.django_db


def press(directive, member, *, version=None, answered=(), on=None):
    return acknowledge(
        directive.pk, person_id=member.person.pk, version=version or directive.version, by=member.account,
        on=on or timezone.localdate(), answered=answered,
    )


def test_one_press_is_dated_and_names_the_file_that_was_read(cast, today):
    directive = spread(cast)
    made = press(directive, cast.official)
    assert (made.version, made.sha256, made.on, made.how) == (1, directive.sha256, today, How.READ)
    assert reader(directive, cast.official).acknowledged_on == today
    assert reader(directive, cast.deputy).version == 0


def test_a_second_press_changes_nothing_and_writes_nothing(cast):
    directive = spread(cast)
    first = press(directive, cast.official)
    lines, events = AuditEntry.objects.count(), EventRecord.objects.count()
    assert press(directive, cast.official).pk == first.pk
    assert (AuditEntry.objects.count(), EventRecord.objects.count()) == (lines, events)
    assert Acknowledgement.objects.count() == 1


@pytest.mark.parametrize("who", ["stranger", "clerk", "officer", "superior"])
def test_who_was_not_asked_acknowledges_nothing(cast, who):
    directive = spread(cast)
    with pytest.raises(NotAReader):
        press(directive, getattr(cast, who))
    assert not Acknowledgement.objects.exists()


def test_a_new_version_asks_everybody_again(cast, today, django_capture_on_commit_callbacks):
    directive = spread(cast)
    press(directive, cast.official)
    with django_capture_on_commit_callbacks(execute=True):
        newer(cast, directive)
    directive.refresh_from_db()
    assert directive.version == 2
    (line,) = waiting_for(cast.official.person.pk, on=today)
    assert line.asked_again
    assert line.acknowledged == 1
    with pytest.raises(AnotherVersion):
        press(directive, cast.deputy, version=1)
    press(directive, cast.official, version=2)
    assert not waiting_for(cast.official.person.pk, on=today)
    assert [one.version for one in reader(directive, cast.official).acknowledgements.all()] == [2, 1]


def test_a_press_on_the_old_version_after_the_new_one_is_still_the_old_acknowledgement(
    cast, django_capture_on_commit_callbacks
):
    directive = spread(cast)
    first = press(directive, cast.official)
    with django_capture_on_commit_callbacks(execute=True):
        newer(cast, directive)
    assert press(directive, cast.official, version=1).pk == first.pk


def test_the_fact_of_a_version_told_twice_asks_once(cast, django_capture_on_commit_callbacks):
    directive = spread(cast)
    with django_capture_on_commit_callbacks(execute=True):
        newer(cast, directive)
    asked = AuditEntry.objects.filter(action="directives.directive.asked_again")
    assert asked.count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        newer(cast, directive, "Chữ khác.")
    assert asked.count() == 2


def test_the_same_paper_scanned_better_asks_nobody_again(cast, today, django_capture_on_commit_callbacks):
    directive = spread(cast, a_paper(cast, content=scan_of()))
    first = press(directive, cast.official)
    with django_capture_on_commit_callbacks(execute=True):
        version = rescanned(cast, directive, *FIRST)
    directive.refresh_from_db()
    assert (version.nr, version.words_of, directive.version, directive.sha256) == (2, 1, 1, version.sha256)
    assert not waiting_for(cast.official.person.pk, on=today)
    assert first.sha256 != version.sha256, "what was read stays what it was"
    assert press(directive, cast.deputy).sha256 == version.sha256, "who reads now reads the better file"
    trail = AuditEntry.objects.get(action="directives.directive.file_replaced")
    assert trail.data["reason"] == "Quét lại vì trang 2 mất lề"
    attached = AuditEntry.objects.filter(action="documents.document.file_attached").latest("pk")
    assert (attached.data["words_of"], attached.data["reason"]) == (1, "Quét lại vì trang 2 mất lề")


def test_a_better_scan_without_a_reason_is_refused_and_nothing_changes(cast):
    directive = spread(cast)
    with pytest.raises(ReasonNeeded):
        rescanned(cast, directive, note="  ")
    assert directive.document.versions.count() == 1


def test_after_a_better_scan_new_words_still_ask_again_and_are_compared_with_the_better_file(
    cast, django_capture_on_commit_callbacks
):
    directive = spread(cast, a_paper(cast, content=scan_of()))
    press(directive, cast.official)
    with django_capture_on_commit_callbacks(execute=True):
        rescanned(cast, directive, *FIRST)
    with django_capture_on_commit_callbacks(execute=True):
        assert newer(cast, directive).words_of == 3
    directive.refresh_from_db()
    known = last_known(reader(directive, cast.official))
    news = news_for(directive, known)
    assert (directive.version, known.version, news.problem) == (3, 1, "")
    assert [change.kind for change in news.changes] == ["changed", "new"]


def test_nothing_is_acknowledged_after_the_end_and_a_withdrawn_paper_is_gone(cast, today):
    directive = spread(cast)
    close_directive(directive, by=cast.secretary.account, on=today)
    with pytest.raises(NoLongerOpen):
        press(directive, cast.official)
    assert [line.waits for line in my_readings(cast.official.person.pk, on=today)] == [False]
    other = spread(cast, directive.document)
    withdraw_directive(other, reason="nhầm", by=cast.secretary.account, on=today)
    with pytest.raises(NotAReader):
        press(other, cast.official)
    assert len(my_readings(cast.official.person.pk, on=today)) == 1


def test_who_was_in_the_room_has_heard_where_hearing_is_the_way(cast, today):
    directive = spread(cast, way=Way.MEETING)
    present = [cast.official.person.pk, cast.deputy.person.pk, cast.stranger.person.pk]
    assert hear_at_meeting(directive.document_id, person_ids=present, on=today, by="flows") == 2
    assert hear_at_meeting(directive.document_id, person_ids=present, on=today, by="flows") == 0
    assert {one.how for one in Acknowledgement.objects.all()} == {How.HEARD}
    assert reader(directive, cast.probationary).version == 0


def test_being_in_the_room_is_not_reading_where_reading_is_the_way(cast, today):
    directive = spread(cast, way=Way.READ)
    assert hear_at_meeting(directive.document_id, person_ids=[cast.official.person.pk], on=today, by="flows") == 0
    assert reader(directive, cast.official).version == 0


def test_a_meeting_before_the_paper_went_out_counts_for_nobody(cast, today):
    directive = spread(cast, way=Way.MEETING)
    yesterday = today - dt.timedelta(days=1)
    assert hear_at_meeting(directive.document_id, person_ids=[cast.official.person.pk], on=yesterday, by="flows") == 0


def test_a_study_session_counts_for_those_of_the_unit_who_took_part(cast, today):
    directive = spread(cast, way=Way.STUDY)
    people = [cast.official.person.pk, cast.stranger.person.pk]
    done = record_session(
        directive, person_ids=people, unit_id=cast.cell.pk, held_on=today, by=cast.secretary.account, on=today
    )
    assert done == 1
    assert reader(directive, cast.official).version == 1
    with pytest.raises(DayInTheFuture):
        record_session(
            directive, person_ids=people, unit_id=cast.cell.pk, held_on=today + dt.timedelta(days=1),
            by=cast.secretary.account, on=today,
        )


def test_questions_are_answered_before_the_press_and_the_answers_are_kept_nowhere(cast):
    directive = spread(cast, way=Way.QUESTIONS)
    one, two = write_questions(
        directive, [Asked("Học khi nào?", ("Trong quý", "Năm sau")), Asked("Ai đăng ký?", ("Mỗi đảng viên", "Bí thư"))],
        by=cast.secretary.account,
    )
    with pytest.raises(NotYetAnswered):
        press(directive, cast.official, answered=[one.pk])
    press(directive, cast.official, answered=[one.pk, two.pk])
    kept = [field.name for field in Acknowledgement._meta.get_fields()]
    assert not [name for name in kept if "answer" in name or "score" in name or "right" in name]
    told = str(list(AuditEntry.objects.filter(action="directives.reader.acknowledged").values_list("data", flat=True)))
    assert "Trong quý" not in told
    assert "answer" not in told


@pytest.mark.parametrize("asked", [Asked("", ("a", "b")), Asked("Hỏi gì?", ("một",)), Asked("Hỏi gì?", ("một", " một "))])
def test_a_question_needs_words_and_two_answers(cast, asked):
    directive = spread(cast, way=Way.QUESTIONS)
    with pytest.raises(QuestionUnclear):
        write_questions(directive, [asked], by=cast.secretary.account)


def test_a_paper_without_a_file_is_acknowledged_too(cast):
    directive = spread(cast, a_paper(cast, "05-CT/TW", content=b""))
    assert press(directive, cast.official).sha256 == ""


def test_the_visitor_finds_themselves_among_the_readers(cast):
    directive = spread(cast)
    mine = reader_of(directive, cast.official.account)
    assert mine is not None
    assert mine.person_id == cast.official.person.pk
    assert reader_of(directive, cast.officer.account) is None


def test_a_scan_has_a_version_too(cast):
    directive = spread(cast, a_paper(cast, "06-CT/TW", content=scan_of()))
    assert len(directive.sha256) == 64
