import datetime as dt

import pytest

from chibo.platform.papers.rules.header import issuing_name, place_and_date


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(2026, 11, 5), "Phú Thọ, ngày 05 tháng 11 năm 2026"),
        (dt.date(2026, 2, 5), "Phú Thọ, ngày 05 tháng 02 năm 2026"),
        (dt.date(2026, 1, 31), "Phú Thọ, ngày 31 tháng 01 năm 2026"),
        (dt.date(2026, 5, 27), "Phú Thọ, ngày 27 tháng 5 năm 2026"),
        (dt.date(2026, 3, 9), "Phú Thọ, ngày 09 tháng 3 năm 2026"),
        (dt.date(2026, 12, 10), "Phú Thọ, ngày 10 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_months_one_and_two_take_a_zero(day, written):
    assert place_and_date("Phú Thọ", day) == written


@pytest.mark.parametrize(
    ("unit", "congress", "written"),
    [
        ("Chi bộ Sở Ngoại vụ", "", "CHI BỘ SỞ NGOẠI VỤ"),
        ("Chi bộ Sở Ngoại vụ", "III", "ĐẠI HỘI CHI BỘ SỞ NGOẠI VỤ LẦN THỨ III"),
        ("Đảng bộ UBND tỉnh Phú Thọ", "", "ĐẢNG BỘ UBND TỈNH PHÚ THỌ"),
    ],
)
def test_who_issues_is_written_in_capitals_and_a_congress_by_its_number(unit, congress, written):
    assert issuing_name(unit, congress=congress) == written
