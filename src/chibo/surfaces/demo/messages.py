"""Two messages came to the department through the gateway: one is registered, one waits. Everything in them is invented."""

import base64
import datetime as dt
from importlib.resources import files

from chibo.platform.files.gate import Declared
from chibo.surfaces.demo.days import at
from chibo.surfaces.demo.stage import Stage
from chibo.work.exchange.services import add_code, add_correspondent, register_message, take_in

OWN, SENDER, CLERK = "H41.12", "H41.15", "au"
OTHERS = (("H41.02", "Văn phòng UBND tỉnh"), ("H41.18", "Sở Công Thương"))
BODY = "Kính gửi Sở Ngoại vụ. Đề nghị quý Sở phối hợp giới thiệu hát Xoan với các địa phương kết nghĩa."


def let_messages_come(stage: Stage) -> None:
    """Put them into the diary: six days ago and yesterday."""
    stage.diary.add(at(stage.on - dt.timedelta(days=6), 9), _come, stage, 6, True)
    stage.diary.add(at(stage.on - dt.timedelta(days=1), 9), _come, stage, 1, False)


def _come(stage: Stage, days_ago: int, registered: bool) -> None:
    day = stage.on - dt.timedelta(days=days_ago)
    office, by, moment = stage.units["so"], stage.accounts[CLERK], at(day, 9)
    if registered:
        add_code(office, code=OWN, since=dt.date(2025, 7, 1), by=by)
        for code, name in OTHERS:
            add_correspondent(office, code=code, name=name, by=by)
    taken = take_in(office, _file(day, 30 + days_ago), declared=Declared(), by=by, on=day, at=moment)
    if registered:
        register_message(taken, by=by, on=day, at=moment)  # type: ignore[arg-type]  # the file holds a message


def _file(day: dt.date, number: int) -> bytes:
    sheet = files("chibo.surfaces.demo").joinpath("content", "thong-diep.edxml.txt").read_text("utf-8")
    return sheet.format(
        sender=SENDER, own=OWN, day=f"{day:%Y/%m/%d}", number=number, content=base64.b64encode(BODY.encode()).decode()
    ).encode()
