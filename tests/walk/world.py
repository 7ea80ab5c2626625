"""One of everything in the cell of the cast, made through the services, and where each address finds it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.models import Delegation, EmergencyAccess, Mandate
from chibo.organization.mandates.services import (
    close_emergency_access,
    delegate_post,
    open_emergency_access,
)
from chibo.organization.membership.choices import LeaveKind
from chibo.organization.membership.models import Leave
from chibo.organization.privacy.models import CorrectionRequest, RetentionRun
from chibo.organization.privacy.services import ask_correction
from chibo.organization.register.services import merge_people, preview_members_file, tell_apart
from chibo.platform.audit.models import Fingerprint
from chibo.platform.audit.services import take_fingerprint
from chibo.platform.audit.standstill import forget
from chibo.platform.notices.models import Attachment, Notice
from chibo.platform.rulebook.services import override_value
from chibo.platform.search.models import SavedSearch
from chibo.platform.search.services import save_search
from chibo.work.directives.rules.audience import Line
from chibo.work.directives.services import spread_paper
from chibo.work.documents.services import note_stub, register_document
from chibo.work.meetings.choices import MeetingKind, Presence, VoteSubject
from chibo.work.meetings.models import Attachment as MeetingAttachment
from chibo.work.meetings.models import Decision, Meeting, PlannedTask, Statement, Vote
from chibo.work.meetings.services.announcing import announce_meeting
from chibo.work.meetings.services.assigning import plan_task
from chibo.work.meetings.services.closing import close_meeting, conclude_rest
from chibo.work.meetings.services.deciding import adopt_decision, draft_decision, issue_decision
from chibo.work.meetings.services.enclosing import attach_upload
from chibo.work.meetings.services.minutes import adopt_minutes
from chibo.work.meetings.services.planning import plan_meeting, set_pattern
from chibo.work.meetings.services.roll import tick_rest
from chibo.work.meetings.services.session import next_item, open_meeting
from chibo.work.meetings.services.speaking import flag_wish, record_statement
from chibo.work.meetings.services.voting import count_vote, open_vote
from chibo.work.tasks.models import Task
from chibo.work.tasks.services import report_progress
from tests.conftest import Cast, make_member, make_person
from tests.organization.register.lists import plain_list
from tests.walk.drafts import Drafts, build_drafts, of_drafts
from tests.walk.exchanging import Exchanged, build_exchange, of_exchange
from tests.walk.lives import OF_A_CELL, OF_A_TRANSFER, build_lives
from tests.walk.registered import build_register, of_register
from tests.walk.signatures import Signatures, build_signatures, of_signatures


@dataclass
class World:
    """A month that was held, a meeting in session, a meeting being prepared, and what hangs on them."""

    cast: Cast
    held: Meeting
    live: Meeting
    planned: Meeting
    decision: Decision
    task: Task
    document: Any
    stub: Any
    notice: Notice
    preview: Any
    override: Any
    leave: Leave
    emergency: EmergencyAccess
    merge: Any = None
    apart: Any = None
    delegation: Any = None
    lives: Any = None
    exchange: Exchanged | None = None
    directive: Any = None
    drafts: Drafts | None = None
    signatures: Signatures | None = None
    registered: Any = None


def build(cast: Cast, commit: Callable[..., Any]) -> World:
    """Everything, by the secretary; ``commit`` lets the flows run as they do after a transaction."""
    today = timezone.localdate()
    by = cast.secretary.account
    set_pattern(cast.cell.pk, since=today.replace(day=1), day=5, by=by)
    document = register_document(
        cast.cell.pk, issuer="Ban Bí thư", number="50-CT/TW", issued_on=today, received_on=today, title="Chỉ thị về đại hội",
        must_be_spread=True, by=by, on=today, file=_file(),
    )
    stub = note_stub(
        cast.cell.pk, number="07-CV", issuer="Công an tỉnh", issued_on=today, holder="Văn thư", place="Tủ sắt số 2",
        by=by, on=today,
    )
    with commit(execute=True):
        held = _held(cast, today)
    decision = Decision.objects.get(meeting=held)
    task = Task.objects.filter(unit=cast.cell).order_by("pk").first()
    assert task
    report_progress(task, text="Được một nửa.", percent=50, by=cast.official.account, on=today, file=_file())
    live = _live(cast)
    with commit(execute=True):
        planned = _planned(cast, today)
    _own_data(cast, today)
    leave = Leave.objects.create(
        person=cast.probationary.person, unit=cast.cell, kind=LeaveKind.AWAY, since=today, reason="đi học"
    )
    save_search(cast.secretary.account, name="Đại hội", query="q=dai+hoi")
    world = World(
        cast=cast, held=Meeting.objects.get(pk=held.pk), live=live, planned=planned, decision=decision, task=task,
        document=document, stub=stub, notice=Notice.objects.filter(attachments__isnull=False).latest("pk"),
        preview=preview_members_file(plain_list(), unit_id=cast.cell.pk, by=by, name="ds.xlsx", on=today),
        override=override_value(
            "meeting.min_minutes", scope=f"unit:{cast.cell.pk}", value=95, reason="chi ủy thống nhất", by=by, on=today
        ),
        leave=leave, emergency=_emergency(cast), delegation=_delegation(cast, today),
        merge=merge_people(
            make_member(cast.cell, "Đỗ Thị Minh Nhung").pk, make_person("Đỗ Thị Nhung").pk,
            {"people.person.full_name": "kept"}, by=by,
        ),
        apart=tell_apart(cast.official.person.pk, cast.exempted.person.pk, by=by),
        lives=build_lives(cast), exchange=build_exchange(cast), directive=_directive(cast, today), drafts=build_drafts(cast),
        signatures=build_signatures(cast), registered=build_register(cast, document),
    )
    forget()  # some of it was written past the services
    return world


def _emergency(cast: Cast) -> EmergencyAccess:
    """An access that is over: an open one would let the administrator read everything here."""
    at = timezone.now()
    access = open_emergency_access(
        cast.administrator.account, unit_id=cast.cell.pk, reason="Tệp đính kèm không mở được", hours=1, at=at
    )
    return close_emergency_access(access.pk, by=cast.administrator.account, at=at + dt.timedelta(minutes=1))


def _own_data(cast: Cast, today: dt.date) -> None:
    """A request for correction by the official member, and a deletion run of the cell."""
    ask_correction(
        cast.official.person.pk, kind="people.Person", wrong="Năm sinh 1987", right="Năm sinh 1978",
        why="theo giấy khai sinh", by=cast.official.account, on=today, at=timezone.now(),
    )
    RetentionRun.objects.create(unit=cast.cell, on=today)


def _delegation(cast: Cast, today: dt.date) -> Delegation:
    """The secretary will act for the deputy next week: nobody's rights of today change."""
    post = Mandate.objects.get(unit=cast.cell, post=Post.DEPUTY_SECRETARY)
    return delegate_post(
        post.pk, to_person_id=cast.secretary.person.pk, since=today + dt.timedelta(days=7),
        until=today + dt.timedelta(days=14), reason="đi công tác", by=cast.deputy.account, on=today,
    )


def _directive(cast: Cast, today: dt.date) -> Any:
    """A paper that the whole cell is to know."""
    by = cast.secretary.account
    paper = register_document(
        cast.cell.pk, issuer="Bộ Chính trị", number="03-CT/TW", issued_on=today, received_on=today,
        title="Chỉ thị về học tập và làm theo", by=by, on=today, file=_file(),
    )
    return spread_paper(
        paper.pk, unit_id=cast.cell.pk, lines=[Line("cell", unit_id=cast.cell.pk)], way="read", due=today,
        responsible_id=cast.secretary.person.pk, by=by, on=today,
    )


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("ghi-chu.txt", "Ghi chú của chi bộ".encode(), content_type="text/plain")


def _held(cast: Cast, today: dt.date) -> Meeting:
    by = cast.secretary.account
    meeting = plan_meeting(
        cast.cell.pk, kind=MeetingKind.REGULAR, month=Month.of(today), starts_at=timezone.now(), place="Phòng họp",
        chair_id=cast.secretary.person.pk, minute_taker_id=cast.deputy.person.pk, by=by,
    )
    open_meeting(meeting, by=by)
    tick_rest(meeting, Presence.PRESENT, by=by)
    while item := next_item(meeting, by=by):
        last = item
    plan_task(last, "task-held", title="Rà soát thỏa thuận", lead_id=cast.official.person.pk, due=today, by=by)
    for subject in (VoteSubject.DECISION, VoteSubject.MINUTES):
        vote = open_vote(last, question="Thông qua", subject=subject, by=by)
        count_vote(vote, votes_for=vote.present, votes_against=0, abstentions=0, by=by)
    conclude_rest(meeting, text="Chi bộ thống nhất.", by=by)
    decision = draft_decision(meeting, by=by)
    meeting = close_meeting(meeting, by=by)
    adopt_minutes(meeting, by=by)
    adopt_decision(decision, by=by)
    issue_decision(decision, by=by, on=today)
    return meeting


def _live(cast: Cast) -> Meeting:
    by = cast.secretary.account
    meeting = plan_meeting(
        cast.cell.pk, kind=MeetingKind.EXTRAORDINARY, month=Month.of(timezone.localdate()), starts_at=timezone.now(),
        chair_id=cast.secretary.person.pk, minute_taker_id=cast.deputy.person.pk, by=by,
    )
    open_meeting(meeting, by=by)
    tick_rest(meeting, Presence.PRESENT, by=by)
    item = meeting.items.get(state="current")
    said = record_statement(item, "say-live", text="Đề nghị sửa phòng đọc", by=by, speaker=meeting.roll.first())
    flag_wish(said, answerer_id=cast.deputy.person.pk, due=timezone.localdate(), by=by)
    open_vote(item, question="Nhất trí?", by=by)
    plan_task(item, "task-live", title="Chuẩn bị", lead_id=cast.official.person.pk, due=timezone.localdate(), by=by)
    return Meeting.objects.get(pk=meeting.pk)


def _planned(cast: Cast, today: dt.date) -> Meeting:
    by = cast.secretary.account
    meeting = plan_meeting(
        cast.cell.pk, kind=MeetingKind.THEMATIC, month=Month.of(today) + 2,
        starts_at=timezone.now() + dt.timedelta(days=(Month.of(today) + 2).first.toordinal() - today.toordinal() + 3), by=by,
    )
    attach_upload(meeting.items.first(), _file(), title="Dự thảo", by=by)
    announce_meeting(meeting, by=by)
    return Meeting.objects.get(pk=meeting.pk)


LIVE = frozenset({
    "table", "pulse", "projector", "officers", "dues", "next_item", "item_current", "item_done", "people", "tick_rest",
    "guest", "tick", "say", "strike_statement", "flag_wish", "unflag_wish", "answer_at_once", "conclude", "open_vote",
    "count_vote", "withdraw_vote", "plan_task", "strike_task", "closing", "conclude_rest", "answer_wish",
})
HELD = frozenset({
    "minutes", "adopt_minutes", "sign_minutes", "note_minutes", "extract", "draft_decision", "decision", "word_decision",
    "decision_kind", "refresh_decision", "adopt_decision", "issue_decision", "quality", "score", "report", "review",
    "draft_paper", "issue_paper",
})


def _of_privacy(world: World, name: str) -> dict[str, object]:
    """A request or a run of the cell, a person, a kind of record, a purpose."""
    cell, person = world.cast.cell, world.cast.official.person.pk
    requests, runs = CorrectionRequest.objects.filter(unit=cell), RetentionRun.objects.filter(unit=cell)
    found = requests if name in ("correction", "answer", "take_back") else runs
    return {
        "pk": person if name == "of_person" else found.latest("pk").pk,
        "label": "people.Person", "format": "json", "purpose": "birthday", "deed": "give",
    }


def _of_meetings(world: World, meeting: Meeting, name: str) -> dict[str, object]:
    """Whatever a meeting consists of; all of it belongs to the meeting in session."""
    item, live = meeting.items.order_by("position").first(), {"item__meeting": world.live}
    return {
        "pk": item.pk if name == "extract" else meeting.pk,
        "item": item.pk, "unit": world.cast.cell.pk, "year": timezone.localdate().year,
        "entry": world.live.roll.order_by("pk").last().pk,
        "key": PlannedTask.objects.get(**live).key if "task" in name else Statement.objects.get(**live).key,
        "vote": Vote.objects.get(**live).pk,
        "wish": Statement.objects.get(**live).wish.pk,
        "attachment": MeetingAttachment.objects.get().pk,
        "kind": "minutes" if name == "draft_paper" else "attendance", "format": "pdf",
    }


def _post(world: World) -> int:
    return Mandate.objects.filter(person=world.cast.committee.person).earliest("pk").pk


def arguments(world: World, namespace: str, name: str, wanted: set[str]) -> dict[str, object]:
    """What to put into the address so that it leads to the thing in the world."""
    meeting = world.live if name in LIVE else world.held if name in HELD else world.planned
    cell, person = world.cast.cell.pk, world.cast.official.person.pk
    paper = {"pk": world.decision.paper_id, "format": "pdf", "numbers": "20-20-30-15"}
    known: dict[str, dict[str, Any] | Callable[[], dict[str, Any]]] = {  # called: what asks the database
        "": {"pk": 1, "provider_id": "office"},
        "accounts": {"pk": world.cast.official.account.pk, "key": "a-key-that-nobody-has"},
        "meetings": lambda: _of_meetings(world, meeting, name),
        "tasks": {"pk": cell if name == "new" else world.task.pk},
        "documents": of_register(world.registered, world.document.pk, world.stub.pk, cell, name),
        "drafting": of_drafts(world.drafts, cell, name, world.document.pk) if world.drafts else {},
        "directives": {
            "pk": world.document.pk if name == "spread" else world.directive.pk, "unit": cell, "version": 1, "number": 1,
        },
        "exchange": of_exchange(world.exchange, cell, name) if world.exchange else {},
        "feeds": {"pk": world.document.pk},
        "signing": of_signatures(world.signatures, world.document.pk, name) if world.signatures else {},
        "signing_public": of_signatures(world.signatures, 0, name) if world.signatures else {},
        "papers": paper,
        "notices": lambda: {"pk": Attachment.objects.latest("pk").pk if name == "attachment" else world.notice.pk},
        "files": {"pk": world.document.file_id},
        "rulebook": {"key": "meeting.min_minutes", "scope": f"unit:{cell}", "pk": world.override.pk},
        "people": {
            "pk": world.merge.pk if "merged" in name or name == "undo_merge"
            else world.apart.pk if name == "take_back" else person,
            "other": world.cast.committee.person.pk,
        },
        "units": {"pk": cell, "term": world.cast.term.pk},
        "privacy": lambda: _of_privacy(world, name),
        "admission": {"pk": cell if name in ("of", "new") else world.lives.candidate.pk, "step": "course"},
        "membership": {
            "pk": cell if name in OF_A_CELL else world.lives.transfer.pk if name in OF_A_TRANSFER else person,
            "leave": world.leave.pk,
        },
        "mandates": lambda: {"pk": {"give": person, "take_back": world.delegation.pk}.get(name) or _post(world)},
        "rights": {"unit": cell, "pk": world.emergency.pk},
        "trail": lambda: {"unit": cell, "pk": (Fingerprint.objects.first() or take_fingerprint(by="the walk")).pk},
        "search": lambda: {"pk": SavedSearch.objects.filter(account=world.cast.secretary.account).latest("pk").pk},
        "register": {"pk": cell if name == "import" else world.preview.pk, "row": 1},
    }
    given = known.get(namespace, {})
    given = given() if callable(given) else given
    return {key: given[key] for key in wanted}
