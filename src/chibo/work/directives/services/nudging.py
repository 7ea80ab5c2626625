"""Nudges: only to those who have not acknowledged, not to those who are away, not too often; a draft first."""

import datetime as dt

from django.db import transaction

from chibo.kernel.wording import day_numbers
from chibo.organization.units.queries import unit_name
from chibo.platform.audit.services import Actor, record
from chibo.platform.notices.services import Addressee, draft_notice, send_notice, set_recipients, write_anew
from chibo.work.directives.choices import Way
from chibo.work.directives.errors import NobodyToNudge, NudgedLately
from chibo.work.directives.models import Directive, Nudge
from chibo.work.directives.queries.nudges import (
    draft_of,
    last_nudge,
    leaders_of,
    nudge_plan,
    nudged_every,
    waiting_in,
)
from chibo.work.directives.rules.nudging import next_nudge_on
from chibo.work.directives.services.joining import look_again
from chibo.work.directives.services.locking import locked_open
from chibo.work.documents.queries import document_card

KIND = "directives.nudge"


@transaction.atomic
def draft_nudge(
    directive: Directive, *, unit_id: int, to_leaders: bool, by: Actor, on: dt.date, at: dt.datetime
) -> Nudge:
    """Write the nudge to the readers of one unit into its outbox; nothing goes out yet.

    ``to_leaders``: whoever asks may not see the names of this unit, so its leaders get the number instead.
    """
    directive = locked_open(directive)
    look_again(directive.pk, on=on, by=by, at=at)
    ensure_not_lately(directive, unit_id, on=on)
    people = _recipients(directive, unit_id, to_leaders=to_leaders, on=on)
    title, body, mail = _words(directive, unit_id, to_leaders=to_leaders)
    if nudge := draft_of(directive, unit_id):
        assert nudge.notice is not None  # draft_of finds only those whose notice is there
        write_anew(nudge.notice, title=title, body=body, mail_text=mail, by=by, at=at)
        set_recipients(nudge.notice, people, by=by, at=at)
        return nudge
    notice = draft_notice(
        KIND, scope=f"unit:{unit_id}", sender=unit_name(directive.unit_id, on=on), title=title, body=body, by=by, at=at,
        subject=directive.reference, mail_text=mail, recipients=people,
        href=directive.get_absolute_url() if to_leaders else directive.read_url,
    )
    nudge = Nudge.objects.create(directive=directive, unit_id=unit_id, notice=notice, drafted_on=on)
    notice.send_page = f"{directive.get_absolute_url()}nudge/{unit_id}/"
    notice.save(update_fields=["send_page"])
    record("directives.nudge.drafted", nudge, by=by, at=at, directive=directive.pk, people=len(people))
    return nudge


@transaction.atomic
def send_nudge(
    directive: Directive, *, unit_id: int, to_leaders: bool, by: Actor, on: dt.date, at: dt.datetime
) -> Nudge:
    """Send the draft. Who has acknowledged since it was written is left out; the words stay as they are."""
    directive = locked_open(directive)
    ensure_not_lately(directive, unit_id, on=on)
    nudge = draft_of(directive, unit_id) or draft_nudge(
        directive, unit_id=unit_id, to_leaders=to_leaders, by=by, on=on, at=at
    )
    assert nudge.notice is not None
    people = _recipients(directive, unit_id, to_leaders=to_leaders, on=on)
    set_recipients(nudge.notice, people, by=by, at=at)
    send_notice(nudge.notice, by=by, at=at)
    nudge.sent_on = on
    nudge.save(update_fields=["sent_on"])
    record("directives.nudge.sent", nudge, by=by, at=at, directive=directive.pk, people=len(people))
    return nudge


def ensure_not_lately(directive: Directive, unit_id: int, *, on: dt.date) -> None:
    """At most one nudge in so many days to the readers of a unit (rule DIR-04)."""
    last = last_nudge(directive, unit_id)
    following = next_nudge_on(last, nudged_every(directive, on), on=on)
    if last is not None and following > on:
        raise NudgedLately(last=day_numbers(last), next=day_numbers(following))


def _recipients(directive: Directive, unit_id: int, *, to_leaders: bool, on: dt.date) -> list[Addressee]:
    if to_leaders:
        people = leaders_of(unit_id, on=on) if waiting_in(directive, unit_id) else []
        found = [Addressee(name, account) for name, account in people]
    else:
        found = [Addressee(line.name, line.account_id) for line in nudge_plan(directive, unit_id, on=on).told]
    if not found:
        raise NobodyToNudge()
    return found


def _words(directive: Directive, unit_id: int, *, to_leaders: bool) -> tuple[str, str, str]:
    card = document_card(directive.document_id)
    number = card.number if card else ""
    until = f"hạn {day_numbers(directive.due)}"
    if to_leaders:
        count = waiting_in(directive, unit_id)
        title = f"Còn {count} người trong đơn vị chưa xác nhận {number}"
        body = f"{card.citation if card else number}: {until}. Mở trang để xem và nhắc những người chưa xác nhận."
        return title[:250], body, f"Có văn bản còn người chưa xác nhận, {until}. Mở chibo để xem."
    verb = {Way.MEETING: "nghe phổ biến hoặc đọc", Way.STUDY: "học tập"}.get(Way(directive.way), "đọc")
    title = f"Nhắc {verb} {number}, {until}"
    body = (
        f"{card.citation if card else number}: {card.title if card else ''}\n"
        f"Đề nghị đồng chí {verb} và xác nhận, {until}. Mở văn bản, đọc rồi bấm “Tôi đã đọc”."
    )
    return title[:250], body, f"Có văn bản cần đồng chí đọc và xác nhận, {until}. Mở chibo để đọc."
