"""The meeting itself: roll, items, votes, tasks, closing, and the papers of the same day."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from chibo.kernel.period import Month
from chibo.platform.audit.services import Actor
from chibo.surfaces.demo.days import at, day_in
from chibo.surfaces.demo.resolution import texts_of
from chibo.surfaces.demo.scoring import points_for
from chibo.surfaces.demo.stage import Stage
from chibo.surfaces.demo.story import (
    ItemStory,
    MonthStory,
    TaskStory,
    VoteStory,
    WishStory,
)
from chibo.work.meetings.choices import (
    DecisionKind,
    ItemKind,
    Majority,
    Presence,
    RollStanding,
    StatementKind,
    VoteSubject,
)
from chibo.work.meetings.services.assigning import plan_task
from chibo.work.meetings.services.closing import close_meeting
from chibo.work.meetings.services.deciding import (
    adopt_decision,
    draft_decision,
    issue_decision,
    write_part,
)
from chibo.work.meetings.services.minutes import adopt_minutes
from chibo.work.meetings.services.roll import tick, tick_rest
from chibo.work.meetings.services.scoring import give_points
from chibo.work.meetings.services.session import next_item, open_meeting, record_dues
from chibo.work.meetings.services.speaking import flag_wish, record_statement, write_conclusion
from chibo.work.meetings.services.voting import count_vote, open_vote

SUMMARY = (
    "Tiếp thu các ý kiến, kết luận từng nội dung như trên; nhiệm vụ được giao cho từng đảng viên, "
    "có sản phẩm và thời hạn."
)


@dataclass
class Session:
    """One meeting while it is held; ``now`` moves on as people speak."""

    stage: Stage
    month: Month
    story: MonthStory
    meeting: Any
    now: dt.datetime
    entries: dict[int, Any] = field(default_factory=dict)
    said: int = 0
    answers: list[tuple[WishStory, Any]] = field(default_factory=list)

    @property
    def writer(self) -> Actor:
        """Who takes the minutes."""
        return self.stage.actor(self.story.minute_taker)

    @property
    def chair(self) -> Actor:
        """Who presides."""
        return self.stage.actor(self.story.chair)

    def later(self, minutes: float) -> dt.datetime:
        """Time passes."""
        self.now += dt.timedelta(minutes=minutes)
        return self.now

    def words(self, text: str) -> str:
        """The text with its years."""
        return self.stage.words(text, self.month)


def hold_meeting(stage: Stage, month: Month) -> Session:
    """From eight o'clock to the issued paper of the same day."""
    day = stage.meeting_days[month].day
    session = Session(stage, month, stage.month_story(month), stage.meetings[month], at(day, 8))
    _open(session)
    for item in list(session.meeting.items.order_by("position")):
        _treat(session, item)
    close_meeting(session.meeting, by=session.chair, at=session.later(1))
    return session


def conclude_meeting(session: Session) -> Any:
    """Points, minutes, resolution: what is finished before everybody goes home."""
    meeting, stage = session.meeting, session.stage
    meeting.refresh_from_db()
    points = points_for(meeting, session.story)
    give_points(meeting, points, by=stage.actor("ngoc"), at=session.later(4))
    adopt_minutes(meeting, by=session.writer, at=session.later(6))
    decision = adopt_decision(meeting.decision, by=session.chair, at=session.later(2))
    return issue_decision(
        decision,
        on=stage.meeting_days[session.month].day,
        signer_id=stage.people[session.story.chair],
        by=session.chair,
        at=session.later(20),
    )


def _open(session: Session) -> None:
    stage, meeting = session.stage, session.meeting
    open_meeting(meeting, by=session.writer, at=session.later(2))
    session.entries = {entry.person_id: entry for entry in meeting.roll.all()}
    for absence in session.story.absent:
        entry = session.entries.get(stage.people[absence.who])
        if entry is None or entry.presence:
            continue
        late = absence.how == "late"
        tick(
            entry,
            Presence.PRESENT if late else Presence(absence.how),
            reason="" if late else absence.reason,
            remark=absence.reason if late else "",
            by=session.writer,
            at=session.now,
        )
    tick_rest(meeting, Presence.PRESENT, by=session.writer, at=session.now)
    for guest in meeting.roll.filter(standing=RollStanding.GUEST):
        tick(guest, Presence.PRESENT, by=session.writer, at=session.now)
    expected = sum(1 for entry in session.entries.values() if entry.leave == "")
    record_dues(meeting, paid=expected, total=expected, by=session.writer, at=session.now)


def _treat(session: Session, item: Any) -> None:
    began = session.now
    script = session.stage.script.get(item.pk)
    if script:
        _play_script(session, item, script)
    if item.kind == ItemKind.RESULTS:
        for carry in session.stage.carried.pop(session.month, []):
            carry(session.now)
    if item.kind == ItemKind.NEXT_TASKS:
        _plan_tasks(session, item)
    if item.kind == ItemKind.MINUTES:
        _take_vote(session, item, VoteStory("Thông qua biên bản kỳ sinh hoạt", 0, 0), VoteSubject.MINUTES)
    if text := _usual_words(session, item):
        _conclude(session, item, text)
    if item.kind == ItemKind.CONCLUSION and _is_last(session, item):
        _vote_on_decision(session, item)
    session.now = max(session.now, began + dt.timedelta(minutes=item.minutes))
    next_item(session.meeting, by=session.writer, at=session.now)


def _is_last(session: Session, item: Any) -> bool:
    last = session.meeting.items.filter(kind=ItemKind.CONCLUSION).order_by("position").last()
    return bool(last.pk == item.pk)


def _play_script(session: Session, item: Any, script: ItemStory) -> None:
    presenter = script.presenter or session.story.chair
    if script.report:
        _say(session, item, presenter, script.report, StatementKind.REPORT)
    for said in script.said:
        kind = StatementKind.CRITICISM if said.frank else StatementKind.OPINION
        _say(session, item, said.by, said.text, kind)
    for wish in (*script.wishes, *_open_wish(session, script)):
        statement = _say(session, item, wish.by, wish.ask, StatementKind.WISH)
        answerer, due = session.stage.people[wish.to], _day(session, wish.due)
        flagged = flag_wish(statement, answerer_id=answerer, due=due, by=session.writer, at=session.now)
        session.answers.append((wish, flagged))
    if script.vote:
        _take_vote(session, item, script.vote, VoteSubject.QUESTION)
    if script.conclusion:
        _conclude(session, item, session.words(script.conclusion))


def _conclude(session: Session, item: Any, text: str) -> None:
    item.refresh_from_db()
    write_conclusion(item, text, version=item.version, by=session.writer, at=session.later(1))


def _usual_words(session: Session, item: Any) -> str:
    """What is said every month on the items that need no story."""
    writer = session.stage.member(session.story.minute_taker).name
    return {
        "Cử thư ký": f"Chi bộ nhất trí cử đồng chí {writer} làm thư ký kỳ sinh hoạt.",
        ItemKind.PROGRAMME: "Chi bộ nhất trí nội dung, chương trình như dự thảo đã gửi.",
        ItemKind.CONCLUSION: "" if _is_last(session, item) else SUMMARY,
        ItemKind.SCORE: f"Điểm cần khắc phục ở kỳ sau: {session.story.weak_point[0].lower()}"
        f"{session.story.weak_point[1:]}",
    }.get(item.title if item.kind == ItemKind.OPENING else ItemKind(item.kind), "")


def _open_wish(session: Session, script: ItemStory) -> list[WishStory]:
    """The last meeting held leaves a wish that still waits for its answer."""
    last = session.stage.months[-1] == session.month
    return [session.stage.story.open_wish] if last and script.slot == "discussion" else []


def _day(session: Session, text: str) -> dt.date:
    held = session.stage.meeting_days[session.month].day
    return day_in(session.month, text, not_before=held + dt.timedelta(days=3))


def _say(session: Session, item: Any, who: str, text: str, kind: StatementKind) -> Any:
    session.said += 1
    return record_statement(
        item,
        f"demo-{session.meeting.pk}-{session.said}",
        text=session.words(text),
        speaker=session.entries[session.stage.people[who]],
        kind=kind,
        by=session.writer,
        at=session.later(1.5),
    )


def _take_vote(session: Session, item: Any, story: VoteStory, subject: VoteSubject) -> None:
    vote = open_vote(
        item,
        question=session.words(story.question),
        subject=subject,
        majority=Majority.TWO_THIRDS if story.two_thirds else Majority.HALF,
        by=session.chair,
        at=session.later(0.5),
    )
    count_vote(
        vote,
        votes_for=vote.present - story.against - story.abstain,
        votes_against=story.against,
        abstentions=story.abstain,
        by=session.chair,
        at=session.later(0.5),
    )


def _vote_on_decision(session: Session, item: Any) -> None:
    kind = DecisionKind(session.story.outcome)
    decision = draft_decision(session.meeting, kind=kind, by=session.chair, at=session.now)
    for part, text in texts_of(session.stage, session.month, decision).items():
        decision = write_part(
            decision, part, text, version=decision.version, by=session.stage.actor("ngoc"), at=session.now
        )
    name = "nghị quyết" if kind == DecisionKind.RESOLUTION else "kết luận"
    _take_vote(session, item, VoteStory(f"Thông qua {name} của kỳ sinh hoạt", 0, 0), VoteSubject.DECISION)


def _plan_tasks(session: Session, item: Any) -> None:
    stage = session.stage
    first = session.month == stage.months[0]
    for task in session.story.tasks:
        _plan_one(session, item, task, due=_day(session, task.due), standing=False)
    for task in stage.story.standing if first else ():
        _plan_one(session, item, task, due=None, standing=True)


def _plan_one(session: Session, item: Any, task: TaskStory, *, due: dt.date | None, standing: bool) -> None:
    people, units = session.stage.people, session.stage.units
    planned = plan_task(
        item,
        f"demo-{session.meeting.pk}-{task.key}"[:40],
        title=session.words(task.title),
        product=session.words(task.product),
        lead_id=people[task.lead],
        lead_unit_id=units[task.unit] if task.unit else None,
        support_ids=[people[key] for key in task.support],
        due=due,
        standing=standing,
        by=session.writer,
        at=session.later(0.5),
    )
    session.stage.planned.setdefault(session.month, []).append((task, planned))
