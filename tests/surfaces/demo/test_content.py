"""What the demo says, before anything is played."""

import dataclasses
import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from chibo.kernel.period import Month
from chibo.kernel.text import name_sort_key
from chibo.platform.rulebook.queries import rules_on
from chibo.surfaces.demo.days import day_in, meeting_day, months_before
from chibo.surfaces.demo.loader import BadContent, _build, load_story
from chibo.surfaces.demo.office import usual_login
from chibo.surfaces.demo.story import MonthStory, TaskStep

STORY = load_story()
MONTHS = list(STORY.months.values())
REAL_PEOPLE = (
    "Đào Xuân Hiền",
    "Nguyễn Thế Trường",
    "Nguyễn Đắc Thủy",
    "Phùng Quang Hùng",
    "Lee Si-jong",
    "Satake",
)


def texts_in(thing: Any) -> Iterator[str]:
    """Every text of the story."""
    if isinstance(thing, str):
        yield thing
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from texts_in(getattr(thing, field.name))
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from texts_in(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from texts_in(value)


def people_named_in(month: MonthStory) -> Iterator[tuple[str, str]]:
    for item in month.items:
        if item.presenter:
            yield item.presenter, f"presents {item.slot}"
        for said in item.said:
            yield said.by, f"speaks on {item.slot}"
        for wish in item.wishes:
            yield wish.by, f"wishes on {item.slot}"
    yield month.chair, "presides"
    yield month.minute_taker, "takes the minutes"


def test_the_cell_has_thirty_two_members_and_one_who_meets_here_for_a_time() -> None:
    visiting = [person for person in STORY.office.people if person.visiting]
    probationary = [p for p in STORY.office.people if p.party and not p.party.official]
    assert len(STORY.office.people) - len(visiting) == 32
    assert len(visiting) == 1
    assert len(probationary) == 3


def test_committee_of_five_is_led_by_the_director() -> None:
    seats = {p.key: {post.post for post in p.posts if post.unit == "chi-bo"} for p in STORY.office.people}
    committee = {key for key, posts in seats.items() if posts}
    assert committee == {"hoa", "hang", "son", "ngoc", "ha"}
    secretary = next(p for p in STORY.office.people if p.key == "hoa")
    assert {post.post for post in secretary.posts} == {"secretary", "director"}


def test_no_real_office_holder_is_anywhere_in_the_story() -> None:
    everything = " ".join(texts_in(STORY))
    assert [name for name in REAL_PEOPLE if name in everything] == []


def test_names_make_sorting_by_given_name_and_by_tone_matter() -> None:
    names = sorted((person.name for person in STORY.office.people), key=name_sort_key)
    given = [name.split()[-1] for name in names]
    assert given[:5] == ["Anh", "Anh", "Anh", "Ân", "Ấu"]
    assert given.index("Dung") < given.index("Dũng") < given.index("Đào") < given.index("Đức")
    assert given.index("Hoa") < given.index("Hòa")
    assert given.index("Uyên") < given.index("Ứng")


def test_every_member_has_a_login_of_their_own() -> None:
    logins = [person.login or usual_login(person.name) for person in STORY.office.everybody]
    assert len(set(logins)) == len(logins)


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: f"m{month.month:02d}")
def test_nobody_speaks_who_is_not_there(month: MonthStory) -> None:
    away = {absence.who for absence in month.absent if absence.how != "late"}
    away |= {person.key for person in STORY.office.people if person.leave or person.visiting}
    away |= {p.key for p in STORY.office.people if p.party and not p.party.official}
    assert [(who, what) for who, what in people_named_in(month) if who in away] == []


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: f"m{month.month:02d}")
def test_everybody_named_belongs_to_the_cell(month: MonthStory) -> None:
    members = {person.key for person in STORY.office.people}
    named = {who for who, _what in people_named_in(month)}
    named |= {task.lead for task in month.tasks} | {key for task in month.tasks for key in task.support}
    named |= {wish.to for item in month.items for wish in item.wishes}
    assert named <= members


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: f"m{month.month:02d}")
def test_a_month_gives_five_to_seven_tasks_and_each_comes_to_an_end(month: MonthStory) -> None:
    assert 5 <= len(month.tasks) <= 7
    assert all(task.product and task.due for task in month.tasks)
    assert {task.steps[-1].do for task in month.tasks} <= {"finish", "cancel"}


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: f"m{month.month:02d}")
def test_a_month_is_told_by_many_voices(month: MonthStory) -> None:
    speakers = {said.by for item in month.items for said in item.said}
    assert 6 <= len(speakers) <= 12
    assert any(item.wishes for item in month.items)
    assert set(month.standing) == {task.key for task in STORY.standing}


def test_each_quarter_has_its_theme() -> None:
    themes = sorted(month.month for month in MONTHS if month.thematic)
    assert [(number + 2) // 3 for number in themes] == [1, 2, 3, 4]


def test_one_month_ends_with_a_conclusion_and_one_is_chaired_by_the_deputy() -> None:
    assert [month.month for month in MONTHS if month.outcome == "conclusion"] == [7]
    assert [month.month for month in MONTHS if month.chair == "hang"] == [9]


def test_task_keys_are_used_once_in_the_year() -> None:
    keys = [task.key for month in MONTHS for task in month.tasks] + [task.key for task in STORY.standing]
    assert len(set(keys)) == len(keys)


def test_the_year_has_late_carried_and_cancelled_tasks() -> None:
    steps: list[TaskStep] = [step for month in MONTHS for task in month.tasks for step in task.steps]
    assert sum(step.do == "carry" for step in steps) >= 6
    assert sum(step.do == "cancel" for step in steps) == 1


def test_texts_are_composed_and_hold_only_years_as_placeholders() -> None:
    for text in texts_in(STORY):
        assert text == unicodedata.normalize("NFC", text)
        assert set(re.findall(r"\{(.*?)\}", text)) <= {"year", "next_year", "prev_year"}
        assert "uỷ" not in text


def test_directives_are_cited_by_their_whole_key() -> None:
    keys = [(d.issuer, d.symbol, d.date) for d in STORY.directives.values()]
    assert len(set(keys)) == len(keys)
    used = {key for month in MONTHS for key in month.documents}
    assert used <= set(STORY.directives)
    assert {i.document for m in MONTHS for i in m.items if i.document} <= used


@pytest.mark.parametrize(
    "data, complaint",
    [
        ({"day": "3", "do": "finish", "text": "xong", "color": "red"}, "unknown keys"),
        ({"day": "3", "do": "finish"}, "text is missing"),
        ({"day": "3", "do": "finish", "text": ["xong"]}, "is not str"),
    ],
)
def test_content_that_is_not_understood_is_refused(data: dict[str, object], complaint: str) -> None:
    with pytest.raises(BadContent, match=complaint):
        _build(TaskStep, data, "a step")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "month, day, why",
    [
        (Month(2026, 11), dt.date(2026, 11, 5), ""),
        (Month(2026, 4), dt.date(2026, 4, 6), "Ngày 05 là Chủ nhật"),
        (Month(2027, 2), dt.date(2027, 2, 11), "Ngày 05 rơi vào dịp nghỉ Tết Nguyên đán"),
        (Month(2026, 12), dt.date(2026, 12, 5), ""),
    ],
    ids=["a Thursday", "a Sunday", "the days of Tet", "a Saturday is kept"],
)
def test_the_cell_meets_on_the_fifth_unless_it_cannot(month: Month, day: dt.date, why: str) -> None:
    found = meeting_day(month, rules_on(dt.date(2026, 11, 22)))
    assert (found.day, found.why_moved) == (day, why)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "on, first, last",
    [
        (dt.date(2026, 11, 22), Month(2025, 12), Month(2026, 11)),
        (dt.date(2026, 11, 5), Month(2025, 11), Month(2026, 10)),
        (dt.date(2027, 2, 9), Month(2026, 2), Month(2027, 1)),
    ],
    ids=["after the meeting", "on its day", "before a meeting moved by Tet"],
)
def test_twelve_months_lie_behind_the_play_day(on: dt.date, first: Month, last: Month) -> None:
    months = months_before(on, rules_on(on))
    assert (len(months), months[0], months[-1]) == (12, first, last)


@pytest.mark.parametrize(
    "text, day",
    [
        ("20", dt.date(2026, 1, 20)),
        ("31", dt.date(2026, 1, 31)),
        ("+5", dt.date(2026, 2, 5)),
        ("2", dt.date(2026, 1, 8)),
    ],
)
def test_a_day_of_the_story_is_never_before_the_meeting_allows(text: str, day: dt.date) -> None:
    assert day_in(Month(2026, 1), text, not_before=dt.date(2026, 1, 8)) == day
