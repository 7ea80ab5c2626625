"""Titles that touch the header are titles, and nobody's name ends the list."""

import datetime as dt

import pytest

from chibo.organization.register.services import preview_as_json, preview_members_file
from tests.organization.register import lists


@pytest.mark.parametrize("header", [lists.HEADER, lists.HEADER[1:]], ids=["with numbers", "without numbers"])
def test_title_rows_right_above_the_header_cost_nobody(cast, header):
    skip = len(lists.HEADER) - len(header)
    rows = [["CHI BỘ SỞ NGOẠI VỤ"], ["DANH SÁCH ĐẢNG VIÊN"], header, *(person[skip:] for person in lists.PEOPLE)]
    found = preview_members_file(
        lists.workbook([*rows, ["Tổng cộng: 04 đồng chí"]]), unit_id=cast.cell.pk, by=cast.clerk.account,
        name="ds.xlsx", on=dt.date(2026, 11, 22),
    )
    assert [row["name"] for row in preview_as_json(found)["rows"]] == [person[1] for person in lists.PEOPLE]
