import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.text import canonical
from chibo.platform.papers.rules.spelling import Spelling, spelled

FIRST, SECOND = Spelling.FIRST_VOWEL, Spelling.SECOND_VOWEL


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ủy ban, ủy viên", "Uỷ ban, uỷ viên"),
        ("ĐẢNG ỦY, CỘNG HÒA", "ĐẢNG UỶ, CỘNG HOÀ"),
        ("khỏe, thủy, tùy, xóa", "khoẻ, thuỷ, tuỳ, xoá"),
        ("quý, quỳ, quỵ", "quý, quỳ, quỵ"),
        ("hoàn, hoài, huỳnh, khuỷu, toán", "hoàn, hoài, huỳnh, khuỷu, toán"),
        ("của, mía, được", "của, mía, được"),
    ],
)
def test_the_tone_of_an_open_pair_moves_and_nothing_else(first, second):
    assert spelled(first, SECOND) == second
    assert spelled(second, FIRST) == first
    assert spelled(second, Spelling.AS_TYPED) == second


def test_a_person_keeps_the_spelling_of_the_name():
    said = spelled("Đồng chí Nguyễn Thị Thúy ủy quyền", SECOND, keep=["Nguyễn Thị Thúy", ""])
    assert said == "Đồng chí Nguyễn Thị Thúy uỷ quyền"


@given(st.text(alphabet="hoaeuyqtn òóỏõọùúủũụàáảãạỳýỷỹỵ ,.", max_size=30))
def test_both_spellings_compare_as_one(text):
    assert canonical(spelled(text, FIRST)) == canonical(text)
    assert canonical(spelled(text, SECOND)) == canonical(text)
