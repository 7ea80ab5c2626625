"""The resolution or conclusion of a meeting: its draft texts, its facts, and where it stands."""

import datetime as dt
from dataclasses import dataclass, field

from chibo.kernel import wording
from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import Holder, holders
from chibo.organization.units.queries import name_on, unit_card
from chibo.work.meetings.choices import DecisionKind, ItemKind
from chibo.work.meetings.models import Decision, Meeting
from chibo.work.meetings.queries.circumstances import Circumstances, circumstances_of
from chibo.work.meetings.queries.minutes import TaskFacts, decision_vote, item_facts
from chibo.work.meetings.queries.quality import QualityFigures, figures_of
from chibo.work.tasks.queries import TaskRow, tasks_from, tasks_reported_in

PARTS: dict[str, tuple[ItemKind, ...]] = {
    "news": (ItemKind.NEWS, ItemKind.DIRECTIVE),
    "ideology": (ItemKind.IDEOLOGY,),
    "political": (ItemKind.THEMATIC, ItemKind.PARTY_BUILDING, ItemKind.OTHER),
    "results": (ItemKind.RESULTS,),
    "praise": (),
    "shortcomings": (ItemKind.DISCUSSION,),
    "direction": (ItemKind.NEXT_TASKS,),
    "organisation": (),
    "recipients": (),
}
"""The texts of a decision, and the items whose conclusions they start from."""

NUMBER_TYPES = {DecisionKind.RESOLUTION: "NQ", DecisionKind.CONCLUSION: "KL"}
"""Types of paper as they are numbered."""


@dataclass(frozen=True)
class ResultRow:
    """One row of part I.3: last month's task against its result."""

    title: str
    lead: str
    opening: str
    result: str


@dataclass(frozen=True)
class DecisionFacts:
    """Everything a resolution or conclusion says."""

    circumstances: Circumstances
    kind: str
    subject: str
    parts: dict[str, str]
    rows: list[ResultRow] = field(default_factory=list)
    tasks: list[TaskFacts] = field(default_factory=list)
    quality: QualityFigures | None = None
    votes_for: int | None = None
    electorate: int | None = None
    sentence: str = ""
    signer: str = ""
    post: str = ""
    issued_on: str = ""


def first_texts(meeting: Meeting) -> dict[str, str]:
    """The draft of every text, from the conclusions of the items; nothing is typed twice."""
    concluded: dict[str, list[str]] = {}
    for item in item_facts(meeting):
        if item.conclusion and not item.moved:
            concluded.setdefault(item.kind, []).append(item.conclusion)
    texts = {
        part: "\n".join(text for kind in kinds for text in concluded.get(kind.value, []))
        for part, kinds in PARTS.items()
    }
    texts["organisation"] = "\n".join(FIRST_ORGANISATION)
    texts["recipients"] = "\n".join(first_recipients(meeting))
    return texts


FIRST_ORGANISATION = (
    "Chi ủy phân công các đồng chí chi ủy viên theo dõi, đôn đốc từng nhiệm vụ và báo cáo tại kỳ sinh hoạt tháng sau.",
    "Các đồng chí đảng viên được giao nhiệm vụ chủ động thực hiện, kịp thời báo cáo chi ủy khi có vướng mắc.",
)
"""How every month's work is organised, until the secretary words it otherwise."""


def first_recipients(meeting: Meeting) -> list[str]:
    """Who receives the paper: the superior committee, the members, the archive."""
    card = unit_card(meeting.unit_id)
    superior = name_on(card.parent_id, meeting.day).name if card and card.parent_id else ""
    above = superior.replace("Đảng bộ", "Đảng ủy", 1)
    names = [f"{above} (để báo cáo)"] if above else []
    if holders(meeting.unit_id, Post.SUPERIOR_IN_CHARGE, on=meeting.day):
        names.append("Đồng chí cấp ủy viên cấp trên phụ trách chi bộ")
    return [*names, "Các đồng chí đảng viên trong chi bộ", "Lưu Chi bộ"]


def first_subject(meeting: Meeting) -> str:
    """ "về lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026" """
    month = wording.month_in_words(meeting.period)
    if meeting.topic:
        return f"về {meeting.topic[:1].lower()}{meeting.topic[1:]}; nhiệm vụ {month}"[:300]
    return f"về lãnh đạo thực hiện nhiệm vụ {month}"


def decision_facts(decision: Decision, *, on: dt.date | None = None) -> DecisionFacts:
    """The facts of the decision as they stand now."""
    meeting = decision.meeting
    vote = decision.vote or decision_vote(meeting)
    signer = signer_of(decision)
    return DecisionFacts(
        circumstances=circumstances_of(meeting),
        kind=DecisionKind(decision.kind).value,
        subject=decision.subject,
        parts={part: str(decision.parts.get(part, "")) for part in PARTS},
        rows=result_rows(meeting),
        tasks=[*carried_tasks(meeting), *(task for item in item_facts(meeting) for task in item.tasks)],
        quality=figures_of(meeting),
        votes_for=vote.votes_for if vote else None,
        electorate=vote.electorate if vote else None,
        sentence=vote.sentence if vote else "",
        signer=signer.full_name if signer else "",
        post=signer.title if signer else "",
        issued_on=on.isoformat() if on else "",
    )


def result_rows(meeting: Meeting) -> list[ResultRow]:
    """Part I.3: last month's tasks against their results, from the tasks themselves."""
    return [
        ResultRow(row.title, row.lead, row.opening_text, _outcome(row))
        for row in tasks_reported_in(meeting.unit_id, meeting.period, on=meeting.day)
    ]


def _outcome(row: TaskRow) -> str:
    """“Hoàn thành. Đã gửi báo cáo.” A standing task has only its words of the month."""
    if not row.result_text or row.standing:
        return row.result_text or row.status_text
    return f"{row.status_text}. {row.result_text}"


def carried_tasks(meeting: Meeting) -> list[TaskFacts]:
    """Tasks that the meeting carried over: they belong to the new month as much as the new ones."""
    rows = tasks_reported_in(meeting.unit_id, meeting.period, on=meeting.day)
    followed = tasks_from([row.reference for row in rows if row.carried_to_id], on=meeting.day)
    return [
        TaskFacts(line.title, line.lead, due=line.due.isoformat() if line.due else "", product=line.product)
        for line in followed.values()
    ]


def signer_of(decision: Decision) -> Holder | None:
    """Who signs: the one chosen, else the secretary of the day, else the deputy."""
    posts = (Post.SECRETARY, Post.DEPUTY_SECRETARY)
    found = holders(decision.meeting.unit_id, *posts, on=decision.issued_on or decision.meeting.day)
    chosen = [holder for holder in found if holder.person_id == decision.signer_id]
    return next(iter(chosen or found), None)
