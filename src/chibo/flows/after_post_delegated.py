"""Somebody acts for the holder of a post, or no longer does: both are told, and nobody else."""

import datetime as dt

from django.utils import timezone

from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.events import DelegationRevoked, PostDelegated
from chibo.organization.mandates.queries import DelegationLine, delegation_line
from chibo.organization.people.queries import person_cards
from chibo.platform.events.bus import handles
from chibo.platform.notices.services import Addressee, send_once

FLOW = "flows.after_post_delegated"


@handles(PostDelegated)
def tell_both(fact: PostDelegated) -> None:
    """The holder and who acts for them know from when to when."""
    line = delegation_line(fact.delegation_id)
    if line:
        until = f" đến hết ngày {day_numbers(line.last_day)}" if line.last_day else ""
        words = f"từ ngày {day_numbers(line.since)}{until}. Lý do: {line.reason}."
        _tell(line, "delegated", f"Ủy quyền: {line.mandate.title}", words)


@handles(DelegationRevoked)
def tell_both_that_it_is_over(fact: DelegationRevoked) -> None:
    """From this day nobody acts any more."""
    line = delegation_line(fact.delegation_id)
    if line:
        words = f"thôi từ ngày {day_numbers(dt.date.fromisoformat(fact.on))}. Việc đã làm trước đó giữ nguyên."
        _tell(line, "revoked", f"Thôi ủy quyền: {line.mandate.title}", words)


def _tell(line: DelegationLine, what: str, title: str, words: str) -> None:
    pair = [line.to_person_id, line.mandate.person_id]
    cards = person_cards(pair)
    names = f"Đồng chí {line.to_name} thay mặt đồng chí {line.mandate.full_name} ({line.mandate.title}, "
    send_once(
        f"mandates.{what}",
        origin=f"mandates.delegation:{line.pk}:{what}",
        scope=f"unit:{line.mandate.unit_id}",
        sender=line.mandate.unit_name,
        title=title[:250],
        body=f"{names}{line.mandate.unit_name}) {words}",
        recipients=[Addressee(cards[pk].full_name, cards[pk].account_id) for pk in pair if cards[pk].account_id],
        by=FLOW,
        at=timezone.now(),
        subject=f"mandates.delegation:{line.pk}",
        href=cards[line.mandate.person_id].href,
    )
