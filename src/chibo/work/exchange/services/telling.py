"""Writing status messages: files that the clerk hands to the gateway."""

import datetime as dt

from django.utils import timezone

from chibo.kernel.text import clean
from chibo.organization.units.queries import unit_name
from chibo.platform.audit.services import Actor, record
from chibo.work.exchange.choices import Direction, StatusCode
from chibo.work.exchange.errors import NoOwnCode
from chibo.work.exchange.models import Message, StatusNote
from chibo.work.exchange.queries import codes_of
from chibo.work.exchange.rules.content import Answered, Office, Staff, StatusWord
from chibo.work.exchange.rules.writing import written_status

STANDARD_WORDS = {
    StatusCode.ARRIVED: "Văn bản đã đến", StatusCode.REFUSED: "Từ chối nhận văn bản",
    StatusCode.ACCEPTED: "Đã tiếp nhận, vào sổ",
    StatusCode.ASSIGNED: "Đã phân công xử lý", StatusCode.IN_PROCESS: "Đang xử lý", StatusCode.FINISHED: "Đã hoàn thành",
    StatusCode.ASKED_BACK: "Đề nghị lấy lại văn bản", StatusCode.AGREED: "Đồng ý", StatusCode.DECLINED: "Từ chối",
}  # fmt: skip
"""What the file says where the clerk says nothing; Vietnamese, because another office reads it."""


def tell(message: Message, code: StatusCode, *, by: Actor, at: dt.datetime, description: str = "") -> StatusNote:
    """Make the status file, inside the transaction of the change it tells of."""
    day = timezone.localdate(at)
    own = own_office(message.unit_id, on=day)
    about = Answered(
        code=message.office_code, paper_id=message.paper_id, number=message.full_number, day=message.promulgated_on
    )
    moment = timezone.localtime(at).replace(tzinfo=None, microsecond=0)
    word = StatusWord(
        about, own, code, moment, clean(description)[:1000] or STANDARD_WORDS[code],
        Staff(department=own.name, name=str(by) if not isinstance(by, str) else ""),
    )
    note = StatusNote.objects.create(
        message=message, direction=Direction.OUT, status=code, office_code=own.code, office_name=own.name,
        said_by=word.staff.name[:200], description=word.description, at=timezone.make_aware(moment), noted_at=at,
        envelope=written_status(word).decode("utf-8"),
    )  # fmt: skip
    record("exchange.status.told", message, by=by, at=at, status=str(code))
    return note


def own_office(unit_id: int, *, on: dt.date) -> Office:
    """The unit as a sender: its newest code and its name.

    Raises:
        NoOwnCode: none is entered.
    """
    codes = codes_of(unit_id, on=on)
    if not codes:
        raise NoOwnCode()
    return Office(codes[0], unit_name(unit_id, on=on))
