import datetime as dt

import pytest

from chibo.work.meetings.rules.wording import list_letter, padded_number, paper_date, paper_time


def test_list_letter_follows_the_alphabet_of_party_papers():
    letters = " ".join(list_letter(index) for index in range(23))

    assert letters == "a b c d đ e g h i k l m n o p q r s t u v x y"
    assert (list_letter(23), list_letter(24)) == ("aa", "ab")


def test_list_letter_has_nothing_before_the_first():
    with pytest.raises(ValueError, match="starts at 0"):
        list_letter(-1)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (dt.date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (dt.date(2026, 5, 27), "ngày 27 tháng 5 năm 2026"),
        (dt.date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (dt.date(2026, 11, 5), "ngày 05 tháng 11 năm 2026"),
        (dt.date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_paper_date(day, words):
    assert paper_date(day) == words


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (dt.time(8, 0), "08 giờ 00"),
        (dt.time(16, 5), "16 giờ 05"),
        (dt.time(0, 0), "00 giờ 00"),
    ],
)
def test_paper_time(time, words):
    assert paper_time(time) == words


@pytest.mark.parametrize(("number", "written"), [(1, "01"), (9, "09"), (10, "10"), (112, "112")])
def test_padded_number(number, written):
    assert padded_number(number) == written


def test_padded_number_has_no_zero():
    with pytest.raises(ValueError, match="start at 1"):
        padded_number(0)
