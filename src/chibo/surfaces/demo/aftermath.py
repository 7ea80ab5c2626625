"""After a meeting: reported, answered, carried out, until the next one."""

import datetime as dt
from typing import Any

from chibo.kernel.period import Month
from chibo.surfaces.demo.days import at, day_in
from chibo.surfaces.demo.holding import Session
from chibo.surfaces.demo.scoring import superior_points
from chibo.surfaces.demo.stage import Stage
from chibo.surfaces.demo.story import TaskStep, TaskStory, WishStory
from chibo.work.meetings.choices import ScoreColumn
from chibo.work.meetings.services.minutes import sign_minutes
from chibo.work.meetings.services.reporting import report_meeting, review_meeting
from chibo.work.meetings.services.scoring import give_points
from chibo.work.meetings.services.speaking import answer_wish
from chibo.work.tasks.services import (
    accept_task,
    assign_task,
    cancel_task,
    carry_over,
    finish_task,
    report_progress,
)

PROGRESS = {1: 40, 2: 70}
"""Percent done that a first and a second progress report tell."""


def let_it_follow(session: Session) -> None:
    """Put into the diary what follows from a meeting that was held."""
    stage, month = session.stage, session.month
    day = stage.meeting_days[month].day + dt.timedelta(days=1)
    stage.diary.add(at(day, 8, 30), _report, stage, month, day)
    for wish, flagged in session.answers:
        _let_answer(session, wish, flagged)
    if session.story.guests:
        later = day + dt.timedelta(days=4)
        stage.diary.add(at(later, 14), _score_above, stage, month, later)
    before = month - 1
    if before in stage.meetings and before in stage.months:
        stage.diary.add(at(day, 9), _review, stage, before)


def take_up_tasks(stage: Stage, month: Month) -> None:
    """The issued resolution has made tasks of what was planned; let each have its history."""
    for story, planned in stage.planned.pop(month, []):
        task = _task_of(stage, planned, story)
        _let_task_live(stage, month, story, task)
    if month == stage.months[-1]:
        return
    for standing in stage.story.standing:
        day = month.day(28)
        text = stage.words(stage.month_story(month).standing[standing.key], month)
        stage.diary.add(at(day, 16), _report_standing, stage, standing, day, text)


def _task_of(stage: Stage, planned: Any, story: TaskStory) -> Any:
    """The task of a planned one: assigning the same origin again gives the task that exists."""
    origin = f"meetings.planned_task:{planned.pk}"
    task = assign_task(stage.cell, title=planned.title, origin=origin, by=stage.actor("hoa"), on=stage.on)
    stage.tasks[story.key] = task
    return task


def recall_month(stage: Stage, month: Month) -> None:
    """The month before the twelve: its tasks are entered by hand, so that the first meeting has results."""
    given = stage.meeting_days[stage.months[0] - 1].day
    for story in stage.month_story(month).tasks:
        task = assign_task(
            stage.cell,
            title=stage.words(story.title, month),
            product=stage.words(story.product, month),
            origin=f"tasks.hand:demo-{story.key}",
            lead_id=stage.people[story.lead],
            lead_unit_id=stage.units[story.unit] if story.unit else None,
            support_ids=[stage.people[key] for key in story.support],
            due=day_in(month, story.due, not_before=given + dt.timedelta(days=3)),
            report_month=month + 1,
            by=stage.actor("hoa"),
            on=given,
            at=at(given, 14),
        )
        _let_task_live(stage, month, story, task)


def _let_task_live(stage: Stage, month: Month, story: TaskStory, task: Any) -> None:
    stage.tasks[story.key] = task
    if story in stage.story.standing:
        return
    held = stage.meeting_days[month].day
    accepted = held + dt.timedelta(days=1 + len(story.key) % 3)
    stage.diary.add(at(accepted, 10, len(story.key)), _accept, stage, story, accepted)
    reports = 0
    for step in story.steps:
        reports += step.do == "progress"
        _let_step_come(stage, month, story, step, reports, not_before=accepted)


def _let_step_come(
    stage: Stage, month: Month, story: TaskStory, step: TaskStep, reports: int, *, not_before: dt.date
) -> None:
    day = day_in(month, step.day, not_before=not_before)
    text = stage.words(step.text, month)
    if step.do == "carry":
        following = stage.carried.setdefault(month + 1, [])
        following.append(lambda now: _carry(stage, month, story, step, now))
        return
    if step.do == "progress":
        stage.diary.add(at(day, 15), _tell, stage, story, day, text, PROGRESS.get(reports, 80))
        return
    end = {"finish": _finish, "cancel": _cancel}[step.do]
    stage.diary.add(at(day, 15, len(story.key)), end, stage, story, day, text)


def _accept(stage: Stage, story: TaskStory, day: dt.date) -> None:
    moment = at(day, 10, len(story.key))
    accept_task(stage.tasks[story.key], by=stage.actor(story.lead), on=day, at=moment)


def _tell(stage: Stage, story: TaskStory, day: dt.date, text: str, percent: int) -> None:
    report_progress(
        stage.tasks[story.key],
        text=text,
        percent=percent,
        by=stage.actor(story.lead),
        on=day,
        at=at(day, 15),
    )


def _finish(stage: Stage, story: TaskStory, day: dt.date, text: str) -> None:
    moment = at(day, 15, len(story.key))
    finish_task(stage.tasks[story.key], result=text, by=stage.actor(story.lead), on=day, at=moment)


def _cancel(stage: Stage, story: TaskStory, day: dt.date, text: str) -> None:
    moment = at(day, 15, len(story.key))
    cancel_task(stage.tasks[story.key], reason=text, by=stage.actor("hang"), on=day, at=moment)


def _carry(stage: Stage, month: Month, story: TaskStory, step: TaskStep, now: dt.datetime) -> None:
    """Decided by the next meeting, while it compares results."""
    text = stage.words(step.text, month)
    on = stage.meeting_days[month + 1].day
    due = day_in(month, step.due, not_before=on + dt.timedelta(days=3))
    stage.tasks[story.key] = carry_over(
        stage.tasks[story.key], due=due, reason=text, by=stage.actor("hoa"), on=on, at=now
    )


def _report_standing(stage: Stage, story: TaskStory, day: dt.date, text: str) -> None:
    by = stage.actor(story.lead)
    report_progress(stage.tasks[story.key], text=text, by=by, on=day, at=at(day, 16))


def _report(stage: Stage, month: Month, day: dt.date) -> None:
    meeting = stage.meetings[month]
    sign_minutes(meeting, by=stage.actor(stage.month_story(month).chair), at=at(day, 8, 30))
    report_meeting(meeting, on=day, by=stage.actor("ngoc"), at=at(day, 9))


def _score_above(stage: Stage, month: Month, day: dt.date) -> None:
    """The member of the superior committee who was a guest scores too."""
    meeting = stage.meetings[month]
    meeting.refresh_from_db()
    give_points(
        meeting,
        superior_points(meeting),
        column=ScoreColumn.SUPERIOR,
        by=stage.actor("thang"),
        at=at(day, 14),
    )


def _review(stage: Stage, month: Month) -> None:
    meeting = stage.meetings[month]
    review_meeting(meeting, by=stage.actor("hoa"), at=meeting.closed_at)


def _let_answer(session: Session, wish: WishStory, flagged: Any) -> None:
    stage = session.stage
    if not wish.answer:
        return
    held = stage.meeting_days[session.month].day
    day = day_in(session.month, wish.day, not_before=held + dt.timedelta(days=2))
    text = session.words(wish.answer)
    stage.diary.add(at(day, 11), _answer, stage, flagged, text, wish.to, day)


def _answer(stage: Stage, flagged: Any, text: str, who: str, day: dt.date) -> None:
    answer_wish(flagged, answer=text, by=stage.actor(who), at=at(day, 11))
