"""Plays the demo office through the services, in order of time, up to a day."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from chibo.kernel.period import Month
from chibo.kernel.wording import day_numbers
from chibo.organization.units.queries import all_units
from chibo.platform.accounts.models import Account
from chibo.platform.notices.services import mark_all_read
from chibo.platform.rulebook.queries import rules_on
from chibo.surfaces.demo.aftermath import let_it_follow, recall_month, take_up_tasks
from chibo.surfaces.demo.days import EARLIEST, at, meeting_day, months_before
from chibo.surfaces.demo.directives import let_papers_be_read
from chibo.surfaces.demo.drafts import let_drafts_be
from chibo.surfaces.demo.errors import DatabaseNotEmpty, DayNotPlayable
from chibo.surfaces.demo.holding import conclude_meeting, hold_meeting
from chibo.surfaces.demo.lives import let_lives_be
from chibo.surfaces.demo.loader import load_story
from chibo.surfaces.demo.messages import let_messages_come
from chibo.surfaces.demo.office import PASSWORD, set_stage
from chibo.surfaces.demo.own_data import let_own_data_be
from chibo.surfaces.demo.preparing import (
    committee_day,
    file_paper,
    fix_the_day,
    invented_number,
    plan_month,
    planning_moment,
    prepare_meeting,
    receive_documents,
)
from chibo.surfaces.demo.registered import let_the_register_grow
from chibo.surfaces.demo.signatures import let_a_plan_be_signed
from chibo.surfaces.demo.stage import Progress, Stage
from chibo.surfaces.demo.trust import let_trust_be
from chibo.surfaces.demo.twins import enter_somebody_twice
from chibo.work.meetings.queries.months import monthly_meeting

DEMO_PASSWORD = PASSWORD
LATEST = dt.date(2030, 5, 31)
"""The term of the story ends in June 2030."""


@dataclass(frozen=True)
class DemoLogin:
    """One login to print: who it is and what can be seen with it."""

    login: str
    name: str
    role: str


@dataclass(frozen=True)
class DemoOffice:
    """What was played."""

    meetings: int
    tasks: int
    last_meeting: dt.date
    next_meeting: dt.date
    logins: tuple[DemoLogin, ...]


def play_demo(on: dt.date, progress: Progress = lambda done, total, what: None) -> DemoOffice:
    """Play the whole story before ``on``, into an empty database.

    Raises:
        DatabaseNotEmpty: an office is there already.
        DayNotPlayable: the story has no twelve months before that day.
    """
    _ensure_playable(on)
    rules = rules_on(on)
    months = months_before(on, rules)
    around = [months[0] - 1, *months, months[-1] + 1]
    stage = Stage(on, load_story(), months, {month: meeting_day(month, rules) for month in around})
    progress(0, len(months) + 1, "dựng cơ quan")
    with transaction.atomic():
        set_stage(stage)
    _write_diary(stage)
    let_own_data_be(stage)
    let_trust_be(stage)
    enter_somebody_twice(stage)
    let_drafts_be(stage)
    let_papers_be_read(stage)
    let_a_plan_be_signed(stage)
    let_messages_come(stage)
    let_the_register_grow(stage)
    for done, month in enumerate(months, start=1):
        progress(done, len(months) + 1, f"tháng {month.month}/{month.year}")
        stage.diary.play(at(stage.meeting_days[month].day, 12))
    stage.diary.play(at(on, 8))
    progress(len(months) + 1, len(months) + 1, "xong")
    upcoming = monthly_meeting(stage.cell, months[-1] + 1)
    return DemoOffice(
        meetings=len(months),
        tasks=len(stage.tasks),
        last_meeting=stage.meeting_days[months[-1]].day,
        next_meeting=upcoming.day if upcoming else stage.meeting_days[months[-1] + 1].day,
        logins=demo_logins(),
    )


def demo_logins() -> tuple[DemoLogin, ...]:
    """Who may sign in with the demo's password, in the order of the story."""
    people = load_story().office.everybody
    return tuple(DemoLogin(person.login, person.name, person.role) for person in people if person.login)


def _ensure_playable(on: dt.date) -> None:
    if Account.objects.exists() or all_units(on=on):
        raise DatabaseNotEmpty()
    if not EARLIEST <= on <= LATEST:
        raise DayNotPlayable(day=day_numbers(on), first=day_numbers(EARLIEST), last=day_numbers(LATEST))


def _write_diary(stage: Stage) -> None:
    first = stage.months[0] - 1
    let_lives_be(stage)
    stage.diary.add(at(first.first, 9), fix_the_day, stage)
    stage.diary.add(at(stage.meeting_days[first].day, 14), recall_month, stage, first)
    for month in [*stage.months, stage.months[-1] + 1]:
        stage.diary.add(planning_moment(stage, month), plan_month, stage, month)
    for month in stage.months:
        receive_documents(stage, month)
        prepared = at(committee_day(stage, month), 14)
        held = at(stage.meeting_days[month].day, 8)
        stage.diary.add(prepared, prepare_meeting, stage, month)
        stage.diary.add(held, _hold, stage, month)
    for place, paper in enumerate(stage.story.waiting):
        day = stage.on - dt.timedelta(days=paper.days_before)
        number = invented_number(Month.of(stage.on), place + 5, paper.symbol)
        stage.diary.add(at(day, 10), _file_waiting, stage, number, paper.title, day)


def _file_waiting(stage: Stage, number: str, title: str, day: dt.date) -> None:
    file_paper(stage, number, title, day, spread=True)


def _hold(stage: Stage, month: Month) -> None:
    session = hold_meeting(stage, month)
    day = stage.meeting_days[month].day
    stage.diary.add(at(day, 11), conclude_meeting, session)
    stage.diary.add(at(day, 11, 30), take_up_tasks, stage, month)
    if month != stage.months[-1]:
        stage.diary.add(at(day, 20), _read_notices, at(day, 20))
    let_it_follow(session)


def _read_notices(moment: dt.datetime) -> None:
    """In the evening after a meeting everybody has read what had come; the last month's is still new."""
    for account in Account.objects.all():
        mark_all_read(account, at=moment)
