"""One month through the services: from the plan to next month's result table."""

import datetime as dt

import pytest
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.platform.events.models import Delivery
from chibo.platform.papers.queries import paper_content
from chibo.platform.papers.render import render_text
from chibo.platform.threads.queries import thread_of
from chibo.work.meetings.choices import ItemKind, MeetingKind, Presence, ScoreColumn, State, VoteSubject
from chibo.work.meetings.errors import (
    DecisionLocked,
    DecisionNotAdopted,
    MinutesLocked,
    MinutesNotAdopted,
    TooManyAgree,
)
from chibo.work.meetings.models import Decision, Meeting
from chibo.work.meetings.queries.decisions import decision_facts
from chibo.work.meetings.queries.quality import quality_sheet
from chibo.work.meetings.rules.quality_score import Given
from chibo.work.meetings.services.assigning import plan_task
from chibo.work.meetings.services.closing import close_meeting, conclude_rest
from chibo.work.meetings.services.deciding import (
    adopt_decision,
    draft_decision,
    issue_decision,
    write_part,
)
from chibo.work.meetings.services.minutes import adopt_minutes, append_note, issue_extract, sign_minutes
from chibo.work.meetings.services.planning import plan_meeting, set_pattern
from chibo.work.meetings.services.reporting import report_meeting
from chibo.work.meetings.services.roll import tick_rest
from chibo.work.meetings.services.scoring import give_points
from chibo.work.meetings.services.session import next_item, open_meeting
from chibo.work.meetings.services.speaking import record_statement, write_conclusion
from chibo.work.meetings.services.voting import count_vote, open_vote
from chibo.work.tasks.choices import TaskState
from chibo.work.tasks.models import Task
from chibo.work.tasks.services import finish_task

pytestmark = pytest.mark.django_db(transaction=True)


def at(day: int, hour: int = 8, minute: int = 0, month: int = 11) -> dt.datetime:
    return timezone.make_aware(dt.datetime(2026, month, day, hour, minute))


@pytest.fixture
def november(cast):
    set_pattern(cast.cell.pk, since=dt.date(2026, 1, 1), day=5, by=cast.secretary.account)
    return plan_meeting(
        cast.cell.pk, kind=MeetingKind.REGULAR, month=Month(2026, 11), starts_at=at(5), place="Phòng họp",
        chair_id=cast.secretary.person.pk, minute_taker_id=cast.deputy.person.pk,
        by=cast.secretary.account, at=at(1),
    )


def hold(meeting, cast, *, month=11):
    """The meeting itself: everybody speaks, two tasks are given, the resolution and the minutes adopted."""
    by = cast.secretary.account
    open_meeting(meeting, by=by, at=at(5, month=month))
    tick_rest(meeting, Presence.PRESENT, by=by, at=at(5, 8, 2, month=month))
    while item := next_item(meeting, by=by, at=at(5, 8, 10, month=month)):
        if item.kind == ItemKind.NEXT_TASKS:
            speaker = meeting.roll.get(person=cast.official.person)
            record_statement(item, f"s-{month}", text="Nhất trí với dự thảo.", speaker=speaker, by=by)
            for number, lead in enumerate((cast.official, cast.committee), start=1):
                plan_task(
                    item, f"t-{month}-{number}", title=f"Việc số {number} tháng {month}", product="Báo cáo",
                    lead_id=lead.person.pk, due=dt.date(2026, month, 25), by=by,
                )
        item.refresh_from_db()
        write_conclusion(item, f"Kết luận: {item.title}.", version=item.version, by=by)
    last = meeting.items.order_by("-position").first()
    for subject, question in ((VoteSubject.DECISION, "Thông qua nghị quyết"), (VoteSubject.MINUTES, "Thông qua biên bản")):
        vote = open_vote(last, question=question, subject=subject, by=by, at=at(5, 9, 30, month=month))
        count_vote(vote, votes_for=vote.present, votes_against=0, abstentions=0, by=by, at=at(5, 9, 31, month=month))
    draft_decision(meeting, by=by, at=at(5, 9, 35, month=month))
    conclude_rest(meeting, text="Chi bộ thống nhất.", by=by)
    return close_meeting(meeting, by=by, at=at(5, 9, 40, month=month))


def judged(meeting):
    """Full points wherever the sheet asks."""
    return {line.item.id: Given(line.max, "chi ủy thống nhất") for line in quality_sheet(meeting).result.open}


def issue(meeting, cast, *, month=11):
    by = cast.secretary.account
    give_points(meeting, judged(meeting), by=by)
    adopt_minutes(meeting, by=by, at=at(5, 10, month=month))
    decision = Decision.objects.get(meeting=meeting)
    adopt_decision(decision, by=by)
    return issue_decision(decision, by=by, on=dt.date(2026, month, 6))


def test_a_month_goes_round(cast, november):
    meeting = hold(november, cast)
    assert meeting.state == State.CLOSED
    decision = issue(meeting, cast)

    assert decision.number == "01-NQ/CB"
    tasks = Task.objects.filter(unit=cast.cell).order_by("pk")
    assert [task.title for task in tasks] == ["Việc số 1 tháng 11", "Việc số 2 tháng 11"]
    assert {task.report_month for task in tasks} == {dt.date(2026, 12, 1)}
    assert not Delivery.objects.filter(delivered_at=None).exists()

    december = Meeting.objects.get(unit=cast.cell, month=dt.date(2026, 12, 1))
    finish_task(tasks[0], result="Đã gửi báo cáo.", by=cast.official.account, on=dt.date(2026, 11, 20))
    Meeting.objects.filter(pk=december.pk).update(
        chair=cast.secretary.person, minute_taker=cast.deputy.person
    )
    december.refresh_from_db()
    closed = hold(december, cast, month=12)
    rows = decision_facts(Decision.objects.get(meeting=closed)).rows
    assert [row.title for row in rows] == ["Việc số 1 tháng 11", "Việc số 2 tháng 11"]
    assert "Đã gửi báo cáo" in rows[0].result

    second = issue(closed, cast, month=12)
    assert second.number == "02-NQ/CB"
    text = render_text(paper_content(second.paper))
    assert "Kết quả thực hiện nghị quyết tháng trước" in text
    assert "Việc số 1 tháng 11" in text
    assert "T/M CHI BỘ" in text


def test_the_golden_thread_runs_from_the_item_to_the_task(cast, november):
    decision = issue(hold(november, cast), cast)
    task = Task.objects.filter(unit=cast.cell).first()
    kinds = [card.kind for card in thread_of(task.reference, user=cast.secretary.account)]
    assert {"meetings.decision", "tasks.task", "meetings.vote"} <= set(kinds) or len(kinds) >= 4
    assert thread_of(decision.reference, user=cast.stranger.account) == []


def test_the_old_paper_yields_the_old_text(cast, november):
    decision = issue(hold(november, cast), cast)
    before = render_text(paper_content(decision.paper))
    cast.secretary.person.full_name = "Tên Đã Đổi"
    cast.secretary.person.save()
    cast.cell.name = "Chi bộ đổi tên"
    cast.cell.save()
    assert render_text(paper_content(decision.paper)) == before
    assert "Nguyễn Minh Hòa" in before


def test_minutes_are_locked_by_adoption_and_corrected_by_notes(cast, november):
    meeting = hold(november, cast)
    minutes = adopt_minutes(meeting, by=cast.secretary.account)
    assert minutes.agreed == minutes.paper.facts["agreed"] > 0
    with pytest.raises(MinutesLocked):
        adopt_minutes(meeting, by=cast.secretary.account)
    text = render_text(paper_content(minutes.paper))
    append_note(meeting, "Sửa: 09 giờ 45, không phải 09 giờ 40.", by=cast.deputy.account)
    assert minutes.notes.get().text.startswith("Sửa")
    assert render_text(paper_content(minutes.paper)) == text
    assert sign_minutes(meeting, by=cast.secretary.account).locked_at is not None


def test_more_voices_than_people_are_refused(cast, november):
    meeting = hold(november, cast)
    with pytest.raises(TooManyAgree):
        adopt_minutes(meeting, agreed=99, by=cast.secretary.account)
    meeting.refresh_from_db()
    assert meeting.state == State.CLOSED


def test_nothing_is_signed_without_vote_and_minutes(cast, november):
    meeting = hold(november, cast)
    decision = Decision.objects.get(meeting=meeting)
    with pytest.raises(DecisionNotAdopted):
        issue_decision(decision, by=cast.secretary.account, on=dt.date(2026, 11, 6))
    adopt_decision(decision, by=cast.secretary.account)
    with pytest.raises(MinutesNotAdopted):
        issue_decision(decision, by=cast.secretary.account, on=dt.date(2026, 11, 6))
    assert not Task.objects.exists()


def test_adopted_words_stay(cast, november):
    meeting = hold(november, cast)
    decision = Decision.objects.get(meeting=meeting)
    adopt_decision(decision, by=cast.secretary.account)
    with pytest.raises(DecisionLocked):
        write_part(decision, "praise", "khác", version=decision.version, by=cast.secretary.account)


def test_an_extract_tells_one_item_and_nothing_else(cast, november):
    meeting = hold(november, cast)
    adopt_minutes(meeting, by=cast.secretary.account)
    item = meeting.items.get(kind=ItemKind.NEXT_TASKS)
    text = render_text(paper_content(issue_extract(meeting, item=item, by=cast.secretary.account)))
    assert item.title in text
    other = meeting.items.exclude(pk=item.pk).filter(kind=ItemKind.RESULTS).first()
    assert other.title not in text


def test_the_superior_scores_beside_the_cell(cast, november):
    meeting = hold(november, cast)
    give_points(meeting, judged(meeting), by=cast.secretary.account)
    own = quality_sheet(meeting).result
    assert own.complete
    give_points(
        meeting, {line.item.id: Given(0, "cấp trên") for line in list(own.items.values())[:1]},
        by=cast.superior.account, column=ScoreColumn.SUPERIOR,
    )
    assert quality_sheet(meeting).superior is not None
    assert quality_sheet(meeting).result.total == own.total


def test_a_finished_month_is_reported(cast, november):
    meeting = hold(november, cast)
    issue(meeting, cast)
    reported = report_meeting(meeting, on=dt.date(2026, 11, 7), by=cast.secretary.account)
    assert reported.state == State.REPORTED
    assert Task.objects.filter(state=TaskState.ASSIGNED).count() == 2
