"""Own data in the demo office: consents given and one withdrawn, who looked, one request that waits for its answer."""

import datetime as dt

from chibo.organization.people.queries import person_cards
from chibo.organization.privacy.choices import Looked, Purpose, Way
from chibo.organization.privacy.services import ask_correction, give_consent, note_view, withdraw_consent
from chibo.surfaces.demo.days import at
from chibo.surfaces.demo.stage import Stage

ASKS = "huong"
AGREE = {
    "hoa": (Purpose.EMAIL_NOTICES, Purpose.BIRTHDAY, Purpose.CONTACT_IN_CELL),
    "hang": (Purpose.EMAIL_NOTICES, Purpose.BIRTHDAY),
    "duc": (Purpose.BIRTHDAY,),
    ASKS: (Purpose.EMAIL_NOTICES, Purpose.BIRTHDAY),
}
ON_PAPER = {"khoa": Purpose.BIRTHDAY, "van-on": Purpose.EMAIL_NOTICES}


def let_own_data_be(stage: Stage) -> None:
    """Put into the diary what people decide about their data in the last weeks of the story."""
    first = stage.on - dt.timedelta(days=40)
    stage.diary.add(at(first, 9), _agree, stage, first)
    for days, viewer in ((20, "hoa"), (12, "au"), (2, "hang")):
        day = stage.on - dt.timedelta(days=days)
        stage.diary.add(at(day, 10), _look, stage, viewer, day)
    withdrawn, asked = stage.on - dt.timedelta(days=4), stage.on - dt.timedelta(days=3)
    stage.diary.add(at(withdrawn, 16), _withdraw, stage, withdrawn)
    stage.diary.add(at(asked, 9), _ask, stage, asked)


def _agree(stage: Stage, day: dt.date) -> None:
    for key, purposes in AGREE.items():
        for purpose in purposes:
            give_consent(stage.people[key], purpose, way=Way.SELF, by=stage.actor(key), on=day, at=at(day, 9))
    for place, (key, purpose) in enumerate(ON_PAPER.items(), start=1):
        note = f"Tệp “Đồng ý {day.year}”, tờ {place}"
        give_consent(
            stage.people[key], purpose, way=Way.PAPER, note=note, by=stage.actor("au"), on=day, at=at(day, 9, 30)
        )


def _withdraw(stage: Stage, day: dt.date) -> None:
    by, moment = stage.actor(ASKS), at(day, 16)
    withdraw_consent(stage.people[ASKS], Purpose.BIRTHDAY, way=Way.SELF, by=by, on=day, at=moment)


def _look(stage: Stage, viewer: str, day: dt.date) -> None:
    card = person_cards([stage.people[ASKS]])[stage.people[ASKS]]
    note_view(
        card.pk, own_account=card.account_id, by=stage.accounts[viewer], page=Looked.PERSON_PAGE, on=day, at=at(day, 10)
    )


def _ask(stage: Stage, day: dt.date) -> None:
    ask_correction(
        stage.people[ASKS],
        kind="people.Person",
        wrong="Chức danh trong chi đoàn ghi chưa đúng nhiệm kỳ",
        right="Ủy viên Ban Chấp hành từ đầu nhiệm kỳ này",
        why="Quyết định chuẩn y của đoàn cấp trên, bản gốc ở Văn phòng",
        by=stage.accounts[ASKS],
        on=day,
        at=at(day, 9),
    )
