"""Setting the stage: units, people, logins, posts, and the members' dates as they fall."""

import datetime as dt

from chibo.kernel.text import fold
from chibo.organization.mandates.choices import COMMITTEE, How, Post
from chibo.organization.mandates.services import give_mandate
from chibo.organization.membership.choices import Standing
from chibo.organization.membership.services import (
    admit,
    enter_membership,
    grant_leave,
    recognise_official,
    set_party_dates,
)
from chibo.organization.people.services import add_person, open_login
from chibo.organization.units.services import (
    describe_unit,
    dissolve_unit,
    establish_unit,
    move_unit,
    open_term,
    rename_unit,
)
from chibo.surfaces.demo.cast import PartyStory, PersonStory, UnitStory
from chibo.surfaces.demo.days import at
from chibo.surfaces.demo.stage import PROCESS, Stage
from chibo.surfaces.demo.terms import tell_of_the_term

PASSWORD = "chibo-demo-phu-tho"  # noqa: S105 - printed on purpose: the demo's only secret is that it has none
"""What everybody of the demo signs in with."""


def set_stage(stage: Stage) -> None:
    """The office as it stands before the first of the twelve months."""
    for unit in stage.story.office.units:
        _establish(stage, unit)
    for unit in stage.story.office.units:
        _reorganise(stage, unit)
    _open_term(stage)
    for person in stage.story.office.everybody:
        _introduce(stage, person)
    for person in stage.story.office.people:
        _enlist(stage, person)
    for person in stage.story.office.everybody:
        _give_posts(stage, person)
    tell_of_the_term(stage)


def _establish(stage: Stage, unit: UnitStory) -> None:
    stage.units[unit.key] = establish_unit(
        unit.formerly.name if unit.formerly else unit.name,
        kind=unit.kind,
        on=unit.since,
        by=PROCESS,
        short_name=unit.short_name,
        symbol=unit.symbol,
        place_name=unit.place_name,
        parent_id=stage.units.get(unit.parent),
        decision=unit.decision,
    ).pk


def _reorganise(stage: Stage, unit: UnitStory) -> None:
    here = stage.units[unit.key]
    if unit.leads:
        describe_unit(here, leads_id=stage.units[unit.leads], by=PROCESS)
    if unit.formerly:
        rename_unit(
            here, name=unit.name, short_name=unit.short_name, on=unit.formerly.day, decision=unit.formerly.decision,
            by=PROCESS,
        )  # fmt: skip
    if unit.moved:
        parent = stage.units[unit.moved.parent]
        move_unit(here, parent_id=parent, on=unit.moved.day, decision=unit.moved.decision, by=PROCESS)
    if unit.dissolved:
        dissolve_unit(here, on=unit.dissolved.day, decision=unit.dissolved.decision, by=PROCESS)


def _open_term(stage: Stage) -> None:
    term = stage.story.office.term
    open_term(
        stage.cell,
        ordinal=term.ordinal,
        label=term.label,
        congress_on=term.congress_on,
        on=term.since,
        by=PROCESS,
    )


def _introduce(stage: Stage, person: PersonStory) -> None:
    added = add_person(person.name, gender=person.gender, birth_date=person.born, invented=True, by=PROCESS)
    stage.people[person.key] = added.pk
    stage.accounts[person.key] = open_login(
        added.pk,
        login=person.login or usual_login(person.name),
        password=PASSWORD if person.login else None,
        is_administrator=person.administrator,
        must_change_password=False,
        by=PROCESS,
    )


def usual_login(name: str) -> str:
    """ "Trịnh Ngọc Điệp" signs in as "diep.tn"."""
    *before, given = fold(name).split()
    return f"{given}.{''.join(word[0] for word in before)}"


def _give_posts(stage: Stage, person: PersonStory) -> None:
    for post in person.posts:
        elected = Post(post.post) in COMMITTEE or post.post == Post.MASS_HEAD
        give_mandate(
            stage.people[person.key],
            unit_id=stage.units[post.unit],
            post=post.post,
            title=post.title,
            how=How.ELECTED if elected else How.APPOINTED,
            decision=post.decision,
            on=post.since,
            by=PROCESS,
        )


def _enlist(stage: Stage, person: PersonStory) -> None:
    """Members of long standing now; who came in the twelve months comes on the day."""
    dates, who = person.party, stage.people[person.key]
    if dates is None:
        return
    if person.visiting:
        since = stage.day(person.visiting.since)
        stage.diary.add(at(since, 9), _visit, stage, person, since)
    elif dates.official and stage.day(dates.official) < _first_day(stage):
        _enter_official(stage, who, dates)
    else:
        stage.diary.add(at(stage.day(dates.ceremony), 15), _admit, stage, person, dates)
    if dates.recognised:
        stage.diary.add(at(stage.day(dates.recognised), 10), _recognise, stage, who, dates)
    if person.leave:
        stage.diary.add(at(stage.day(person.leave.since), 8), _leave, stage, person)


def _first_day(stage: Stage) -> dt.date:
    return (stage.months[0] - 1).first


def _enter_official(stage: Stage, who: int, dates: PartyStory) -> None:
    official = stage.day(dates.official or dates.ceremony)
    _set_dates(stage, who, dates)
    founded = next(unit.since for unit in stage.story.office.units if unit.key == stage.story.office.cell)
    enter_membership(
        who, unit_id=stage.cell, standing=Standing.OFFICIAL, on=max(official, founded), by=PROCESS
    )


def _set_dates(stage: Stage, who: int, dates: PartyStory) -> None:
    official = stage.day(dates.official) if dates.official else None
    set_party_dates(
        who,
        on=_first_day(stage),
        admission_decision_on=stage.day(dates.decided),
        ceremony_on=stage.day(dates.ceremony),
        official_on=official,
        by=PROCESS,
    )


def _visit(stage: Stage, person: PersonStory, since: dt.date) -> None:
    who = stage.people[person.key]
    if person.party and person.visiting:
        _set_dates(stage, who, person.party)
        enter_membership(
            who,
            unit_id=stage.cell,
            standing=Standing.TEMPORARY_HERE,
            on=since,
            decision=person.visiting.decision,
            by=stage.actor("ngoc"),
        )


def _admit(stage: Stage, person: PersonStory, dates: PartyStory) -> None:
    admit(
        stage.people[person.key],
        unit_id=stage.cell,
        decision_on=stage.day(dates.decided),
        ceremony_on=stage.day(dates.ceremony),
        decision="Quyết định kết nạp của Đảng ủy UBND tỉnh",
        helper_id=stage.people.get(person.helper),
        by=stage.actor("ngoc"),
    )


def _recognise(stage: Stage, who: int, dates: PartyStory) -> None:
    if dates.official:
        recognise_official(
            who,
            unit_id=stage.cell,
            official_on=stage.day(dates.official),
            decision="Quyết định công nhận đảng viên chính thức của Đảng ủy UBND tỉnh",
            by=stage.actor("ngoc"),
        )


def _leave(stage: Stage, person: PersonStory) -> None:
    leave = person.leave
    if leave:
        grant_leave(
            stage.people[person.key],
            unit_id=stage.cell,
            kind=leave.kind,
            on=stage.day(leave.since),
            until=stage.day(leave.until) if leave.until else None,
            reason=leave.reason,
            decision=leave.decision,
            by=stage.actor("hang"),
        )
