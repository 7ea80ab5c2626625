"""Before a meeting: documents arrive, the committee meets, the agenda is laid and sent."""

import datetime as dt
from typing import Any

from chibo.kernel.period import Month
from chibo.kernel.wording import day_numbers
from chibo.surfaces.demo.committee import hold_committee
from chibo.surfaces.demo.days import at
from chibo.surfaces.demo.stage import Stage
from chibo.surfaces.demo.story import FloatingItem, ItemStory, MonthStory
from chibo.work.documents.queries import document_card
from chibo.work.documents.services import register_document
from chibo.work.meetings.choices import ItemKind, MeetingKind, Section
from chibo.work.meetings.services.agenda import add_item, edit_item, move_item
from chibo.work.meetings.services.announcing import announce_meeting, record_preparation
from chibo.work.meetings.services.enclosing import attach_document
from chibo.work.meetings.services.planning import plan_meeting, set_pattern

SLOTS = {
    "dues": (ItemKind.DUES, 0),
    "news": (ItemKind.NEWS, 0),
    "papers": (ItemKind.NEWS, 1),
    "thinking": (ItemKind.IDEOLOGY, 0),
    "follow": (ItemKind.IDEOLOGY, 1),
    "review": (ItemKind.RESULTS, 0),
    "plan": (ItemKind.NEXT_TASKS, 0),
    "thematic": (ItemKind.THEMATIC, 0),
    "discussion": (ItemKind.DISCUSSION, 0),
}
"""Where the standard order has the items of the story: the first, the second item of a kind."""

PAPERS = ItemStory(
    slot="papers",
    presenter="ngoc",
    report="Điểm nhanh các văn bản của cấp trên gửi về trong tháng, nêu việc chi bộ phải làm và hạn báo cáo.",
    conclusion="Chi bộ tiếp thu; Văn phòng theo dõi hạn báo cáo từng văn bản.",
)
"""The short look at what the superior sent; the same every month."""


def fix_the_day(stage: Stage) -> None:
    """The cell meets on the fifth of every month at 08:00."""
    set_pattern(
        stage.cell,
        since=(stage.months[0] - 1).first,
        day=5,
        time=dt.time(8, 0),
        place=stage.story.office.room,
        by=stage.actor("hoa"),
        at=at((stage.months[0] - 1).first, 9),
    )


def plan_month(stage: Stage, month: Month) -> None:
    """Put the month's meeting into the plan, with its theme if it has one."""
    story, when = stage.month_story(month), stage.meeting_days[month]
    theme = story.thematic
    stage.meetings[month] = plan_meeting(
        stage.cell,
        kind=MeetingKind(story.kind),
        month=month,
        starts_at=at(when.day, 8),
        moved_reason=_why_moved(when.usual, when.day, when.why_moved),
        place=stage.story.office.room,
        topic=stage.words(theme.title.partition(": ")[2], month) if theme else "",
        guests=story.guests,
        chair_id=stage.people[story.chair],
        minute_taker_id=stage.people[story.minute_taker],
        by=stage.actor("ngoc"),
        at=planning_moment(stage, month),
        after_the_fact=True,
    )


def planning_moment(stage: Stage, month: Month) -> dt.datetime:
    """A month's meeting is planned the week before the meeting of the month before."""
    return at((month - 1).day(1), 10)


def _why_moved(usual: dt.date, day: dt.date, why: str) -> str:
    return f"{why}, chuyển sang ngày {day_numbers(day)}" if day != usual else ""


def receive_documents(stage: Stage, month: Month) -> None:
    """Directives to be studied, and papers of the superior, come in on their days."""
    meeting_on = stage.meeting_days[month].day
    for key in stage.month_story(month).documents:
        issued = stage.story.directives[key].date
        if issued < meeting_on - dt.timedelta(days=3):
            day = max(issued + dt.timedelta(days=2), meeting_on - dt.timedelta(days=12))
            stage.diary.add(at(day, 9), _file_directive, stage, key, day)
    for place, paper in enumerate(stage.month_story(month).received):
        day = meeting_on - dt.timedelta(days=paper.days_before)
        number = invented_number(month, place, paper.symbol)
        title = stage.words(paper.title, month)
        stage.diary.add(at(day, 10), _file_received, stage, month, number, title, day)


def _file_received(stage: Stage, month: Month, number: str, title: str, day: dt.date) -> None:
    paper = file_paper(stage, number, title, day, spread=False)
    stage.received.setdefault(month, []).append(paper)


def _file_directive(stage: Stage, key: str, day: dt.date) -> None:
    directive = stage.story.directives[key]
    stage.documents[key] = register_document(
        stage.cell,
        issuer=directive.issuer,
        number=directive.symbol,
        issued_on=directive.date,
        title=directive.title,
        received_on=day,
        must_be_spread=True,
        by=stage.actor("au"),
        on=day,
        at=at(day, 9),
    )


def invented_number(month: Month, place: int, symbol: str) -> str:
    """A number for a paper that does not exist: it grows with the months."""
    return f"{(month.year - 2025) * 120 + month.month * 9 + place * 4}-{symbol}/ĐU"


def file_paper(stage: Stage, number: str, title: str, day: dt.date, *, spread: bool) -> Any:
    """Register an invented paper of the superior committee; its title says that it is invented."""
    return register_document(
        stage.cell,
        issuer="Đảng ủy UBND tỉnh Phú Thọ",
        number=number,
        issued_on=day - dt.timedelta(days=1),
        title=f"{title} (văn bản giả định)",
        received_on=day,
        must_be_spread=spread,
        by=stage.actor("au"),
        on=day,
        at=at(day, 10),
    )


def prepare_meeting(stage: Stage, month: Month) -> None:
    """The committee meets, words the agenda and has it sent."""
    story, meeting = stage.month_story(month), stage.meetings[month]
    day = committee_day(stage, month)
    committee = hold_committee(stage, month, day)
    moment = at(day, 16, 20)
    _word_agenda(stage, month, story, moment)
    record_preparation(meeting, on=day, committee_meeting_id=committee.pk, by=stage.actor("ngoc"), at=moment)
    announce_meeting(meeting, by=stage.actor("au"), at=at(day, 16, 45))


def committee_day(stage: Stage, month: Month) -> dt.date:
    """One or two days before the meeting, never on a Sunday."""
    day = stage.meeting_days[month].day - dt.timedelta(days=stage.month_story(month).committee_days_before)
    return day - dt.timedelta(days=1) if day.weekday() == 6 else day


def _word_agenda(stage: Stage, month: Month, story: MonthStory, moment: dt.datetime) -> None:
    meeting = stage.meetings[month]
    standard = list(meeting.items.order_by("position"))
    for item in (PAPERS, *story.items):
        if item.slot in SLOTS:
            kind, nth = SLOTS[item.slot]
            there = [one for one in standard if one.kind == kind]
            if len(there) > nth:
                _word_item(stage, month, there[nth], item, moment)
    _lay_papers(stage, month, standard, moment)
    _add_directives(stage, month, story, moment)
    _add_floating(stage, month, moment)


def _lay_papers(stage: Stage, month: Month, items: list[Any], moment: dt.datetime) -> None:
    """Papers of the month, and directives without an item of their own, are cited where papers are read."""
    story = stage.month_story(month)
    own = {item.document for item in story.items}
    rest = [stage.documents[key] for key in story.documents if key in stage.documents and key not in own]
    place = next(item for item in items if stage.script.get(item.pk) is PAPERS)
    for paper in [*rest, *stage.received.get(month, [])]:
        attach_document(place, document_id=paper.pk, title=cited(paper), by=stage.actor("au"), at=moment)


def cited(document: Any) -> str:
    """Kind, number, date, issuer and title, as a paper cites it for the first time."""
    card = document_card(document.pk)
    return card.full_citation[:300] if card else str(document)


def _word_item(stage: Stage, month: Month, item: Any, script: ItemStory, moment: dt.datetime) -> None:
    stage.script[item.pk] = script
    edit_item(
        item,
        title=stage.words(script.title, month) or item.title,
        minutes=script.minutes or item.minutes,
        presenter_id=stage.people[script.presenter] if script.slot != "discussion" else None,
        by=stage.actor("ngoc"),
        at=moment,
    )


def _add_directives(stage: Stage, month: Month, story: MonthStory, moment: dt.datetime) -> None:
    known = [item for item in story.items if item.slot == "policy" and item.document in stage.documents]
    for nth, script in enumerate(known):
        document = stage.documents[script.document]
        item = add_item(
            stage.meetings[month],
            title=cited(document),
            kind=ItemKind.DIRECTIVE,
            minutes=script.minutes or 8,
            presenter_id=stage.people[script.presenter],
            origin=document.reference,
            by=stage.actor("ngoc"),
            at=moment,
        )
        stage.script[item.pk] = script
        move_item(item, to=_place_after(stage, month, ItemKind.NEWS) + nth, by=stage.actor("ngoc"), at=moment)


def _place_after(stage: Stage, month: Month, kind: ItemKind) -> int:
    content = list(stage.meetings[month].items.filter(section=Section.CONTENT).order_by("position"))
    return max(place for place, item in enumerate(content) if item.kind == kind) + 1


def _add_floating(stage: Stage, month: Month, moment: dt.datetime) -> None:
    for floating in floating_in(stage, month):
        script = floating.item
        item = add_item(
            stage.meetings[month],
            title=stage.words(script.title, month),
            kind=ItemKind.PARTY_BUILDING,
            minutes=script.minutes,
            presenter_id=stage.people[script.presenter],
            by=stage.actor("ngoc"),
            at=moment,
        )
        stage.script[item.pk] = script
        before = _place_after(stage, month, ItemKind.DISCUSSION) - 1
        move_item(item, to=before, by=stage.actor("ngoc"), at=moment)


def floating_in(stage: Stage, month: Month) -> list[FloatingItem]:
    """Party-building items that fall into this month."""
    here = Month.of(stage.on)
    return [one for one in stage.story.floating if here + one.months == month]
