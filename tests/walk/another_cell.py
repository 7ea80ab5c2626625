"""The same cast once more, in a cell of its own under the same superior: what nobody of the first may find."""

import datetime as dt

from chibo.organization.mandates.choices import Post
from chibo.organization.membership.choices import LeaveKind
from chibo.organization.membership.models import Leave
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.models import Term
from tests.conftest import (
    CAST,
    LONG_AGO,
    Cast,
    Member,
    give_post,
    make_account,
    make_member,
    make_person,
    make_unit,
)

OTHER_NAMES = {
    "secretary": "Cao Xuân Lộc", "deputy": "Mai Thị Sen", "committee": "Tô Hữu Nghĩa", "official": "Lương Bích Đào",
    "probationary": "Kiều Gia Huy", "exempted": "Doãn Thị Mơ", "clerk": "Ninh Thị Cúc", "officer": "Quách Văn Tới",
    "superior": "Triệu Đình Phú",
}


def make_another_cast(cast: Cast) -> Cast:
    """People of another cell with the same roles; the administrator and the stranger are the same."""
    department = make_unit(UnitKind.STATE_BODY, "Sở Du lịch", symbol="SDL", place_name="Phú Thọ")
    cell = make_unit(
        UnitKind.PARTY_CELL, "Chi bộ Sở Du lịch", parent=cast.superior_unit, leads=department, symbol="CBDL",
        place_name="Phú Thọ",
    )
    term = Term.objects.create(
        unit=cell, ordinal="II", label="2025–2030", congress_on=dt.date(2025, 6, 17), since=dt.date(2025, 6, 18)
    )
    other = Cast(cast.superior_unit, cell, department, cast.other_cell, term)
    for role, (_name, standing, posts) in CAST.items():
        person = make_member(cell, OTHER_NAMES[role], standing)
        for post in posts:
            give_post(person, cell, post)
        other.members[role] = Member(person, make_account(f"{role}-2", person))
    Leave.objects.create(
        person=other.exempted.person, unit=cell, kind=LeaveKind.EXEMPTED, since=LONG_AGO, reason="tuổi cao"
    )
    for role, unit, post in (
        ("clerk", cell, Post.CLERK), ("officer", department, Post.OFFICER), ("superior", cell, Post.SUPERIOR_IN_CHARGE),
    ):
        person = make_person(OTHER_NAMES[role])
        give_post(person, unit, post)
        other.members[role] = Member(person, make_account(f"{role}-2", person))
    other.members |= {role: cast.members[role] for role in ("stranger", "administrator")}
    return other
