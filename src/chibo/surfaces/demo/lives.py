"""Lives in the demo office: two on the way into the Party, one comrade on the way from the cell next door."""

import datetime as dt
from typing import Any

from chibo.organization.mandates.choices import How, Post
from chibo.organization.mandates.services import give_mandate
from chibo.organization.membership.choices import Standing, TransferKind
from chibo.organization.membership.services import (
    begin_transfer,
    enter_membership,
    hand_over,
    set_party_dates,
)
from chibo.organization.people.services import add_person, open_login
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.services import establish_unit
from chibo.party.admission.choices import Matter, Vouching
from chibo.party.admission.services import (
    add_introduction,
    assign_candidate_helper,
    describe_candidate,
    list_candidate,
    record_certificate,
    record_decision,
    record_vote,
    tick_paper,
)
from chibo.party.admission.services.steps import Count
from chibo.surfaces.demo.days import at
from chibo.surfaces.demo.office import PASSWORD
from chibo.surfaces.demo.stage import PROCESS, Stage

NEXT_DOOR = "noi-vu"
NEXT_DOOR_LOGIN = "bithunoivu"
"""The secretary of the cell next door, who takes part in transfers."""
DOSSIER = ("1-KNĐ", "2-KNĐ", "3-KNĐ", "3A-KNĐ", "5-KNĐ")


def let_lives_be(stage: Stage) -> None:
    """Put into the diary who comes, and who is on the way."""
    first = stage.on - dt.timedelta(days=70)
    stage.diary.add(at(first, 10), _next_door, stage)
    stage.diary.add(at(stage.on - dt.timedelta(days=60), 10), _candidates, stage)
    stage.diary.add(at(stage.on - dt.timedelta(days=6), 10), _comes, stage)


def _next_door(stage: Stage) -> None:
    since = dt.date(2025, 3, 1)
    cell = establish_unit(
        "Chi bộ Sở Nội vụ", kind=UnitKind.PARTY_CELL, on=since, by=PROCESS, short_name="Chi bộ Sở Nội vụ", symbol="CB",
        place_name="Phú Thọ", parent_id=stage.units["dang-bo"], decision="Trực thuộc Đảng bộ UBND tỉnh",
    )  # fmt: skip
    stage.units[NEXT_DOOR] = cell.pk
    for key, name, decided in (
        ("lan", "Ngô Phương Lan", dt.date(2008, 4, 21)),
        ("quang", "Lê Vinh Quang", dt.date(2015, 8, 17)),
    ):
        person = add_person(name, invented=True, by=PROCESS)
        stage.people[key] = person.pk
        ceremony = decided + dt.timedelta(days=14)
        official = ceremony.replace(year=ceremony.year + 1)
        set_party_dates(
            person.pk, admission_decision_on=decided, ceremony_on=ceremony, official_on=official, on=since, by=PROCESS
        )
        enter_membership(person.pk, unit_id=cell.pk, standing=Standing.OFFICIAL, on=since, by=PROCESS)
    give_mandate(
        stage.people["lan"], unit_id=cell.pk, post=Post.SECRETARY, title="Bí thư", how=How.ELECTED, on=since, by=PROCESS
    )
    stage.accounts["lan"] = open_login(
        stage.people["lan"], login=NEXT_DOOR_LOGIN, password=PASSWORD, must_change_password=False, by=PROCESS
    )


def _candidates(stage: Stage) -> None:
    day = stage.on - dt.timedelta(days=60)
    yen = _listed(stage, "Lưu Hải Yến", dt.date(1997, 5, 12), helper="ha", day=day)
    bao = _listed(stage, "Đặng Quốc Bảo", dt.date(1995, 9, 8), helper="duc", day=day)
    by, today = stage.actor("ngoc"), stage.on
    record_certificate(
        yen, certified_on=stage.on.replace(year=stage.on.year - 5, day=28) + dt.timedelta(days=20), certificate="",
        by=by, on=today,
    )  # fmt: skip
    tick_paper(yen, "1-KNĐ", paper_on=day, by=by, on=today)
    record_certificate(bao, certified_on=stage.on.replace(year=stage.on.year - 1, day=15), certificate="", by=by, on=today)
    for code in DOSSIER:
        tick_paper(bao, code, paper_on=day, by=by, on=today)
    for key in ("duc", "uyen"):
        add_introduction(
            bao, who=Vouching.MEMBER, person_id=stage.people[key], together_since=dt.date(2022, 7, 1), by=by, on=today
        )
    describe_candidate(bao, schooling=True, left_on=None, folder_place="Tủ hồ sơ của Đảng ủy", by=by, on=today)
    voted, decided = stage.on - dt.timedelta(days=48), stage.on - dt.timedelta(days=32)
    record_vote(bao, Count(voted, 18, 17, 0, 1), matter=Matter.ADMISSION, by=by, on=today)
    record_decision(
        bao, decision="Số 214-QĐ/ĐU", decided_on=decided, issuer="Đảng ủy UBND tỉnh", by=by, on=today
    )


def _listed(stage: Stage, name: str, born: dt.date, *, helper: str, day: dt.date) -> Any:
    by = stage.actor("ngoc")
    person = add_person(name, birth_date=born, invented=True, by=by)
    give_mandate(
        person.pk, unit_id=stage.units["htqt"], post=Post.OFFICER, title="Chuyên viên", how=How.APPOINTED,
        on=dt.date(2025, 7, 1), by=by,
    )  # fmt: skip
    candidate = list_candidate(
        person.pk, unit_id=stage.cell, listed_on=day, decision="Biên bản kỳ sinh hoạt chi bộ", by=by, on=stage.on
    )
    return assign_candidate_helper(candidate, helper_id=stage.people[helper], by=by, on=day)


def _comes(stage: Stage) -> None:
    decided, by = stage.on - dt.timedelta(days=20), stage.actor("lan")
    letter = stage.on - dt.timedelta(days=8)
    transfer = begin_transfer(
        stage.people["quang"], kind=TransferKind.OFFICIAL, from_unit_id=stage.units[NEXT_DOOR], to_unit_id=stage.cell,
        decided_on=decided, decision="Quyết định điều động của UBND tỉnh", by=by, on=stage.on,
    )  # fmt: skip
    hand_over(
        transfer, letter="Giấy giới thiệu của Đảng ủy UBND tỉnh", introduced_on=letter,
        handed_over_on=stage.on - dt.timedelta(days=6), by=by, on=stage.on,
    )  # fmt: skip
