"""The marks of secrecy: a table of first pages, and pages nobody has thought of."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.platform.files.rules.marks import Finding, MarkWords, mark_on_page
from chibo.platform.rulebook.lookup import Rules

WORDS = MarkWords.of(Rules(dt.date(2026, 11, 22)).table("documents.secrecy_marks"))
HEAD = ["ĐẢNG BỘ TỈNH PHÚ THỌ", "CHI BỘ SỞ NGOẠI VỤ", "Số 05-KH/CB"]


def found(*lines):
    return mark_on_page([*HEAD, *lines], WORDS)


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("MẬT", "secret"), ("  MẬT  ", "secret"), ("[MẬT]", "secret"), ("(MẬT)", "secret"), ("* MẬT *", "secret"),
        ("M Ậ T", "secret"), ("TỐI MẬT", "top_secret"), ("TỐI  MẬT", "top_secret"), ("T Ố I  M Ậ T", "top_secret"),
        ("Tối mật", "top_secret"), ("TUYỆT MẬT", "utmost_secret"), ("Tuyệt Mật", "utmost_secret"),
        ("T U Y Ệ T  M Ậ T", "utmost_secret"), ("Độ mật: Mật", "secret"), ("Độ mật: Tuyệt mật", "utmost_secret"),
        ("Mức độ mật: TỐI MẬT", "top_secret"), ("Kế hoạch bảo vệ đoàn (MẬT)", "secret"),
        ("MA\u0323\u0302T", "secret"), ("TÔ\u0301I MẬT", "top_secret"), ("| MẬT |", "secret"),
    ],
)
def test_a_stamp_is_certain(line, level):
    assert found(line) == Finding(level, certain=True)


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Mật", "secret"), ("(mật)", "secret"), ("MAT", "secret"), ("TOI MAT", "top_secret"), ("TUYET MAT", "utmost_secret"),
        ("ĐẢNG BỘ TỈNH MẬT ĐẢNG CỘNG SẢN VIỆT NAM", "secret"), ("Kế hoạch MẬT về bảo vệ đoàn", "secret"),
        ("Văn bản TỐI MẬT số 5", "top_secret"), ("DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TUYỆT MẬT", "utmost_secret"),
    ],
)
def test_words_that_only_may_be_a_stamp_are_uncertain(line, level):
    assert found(line) == Finding(level, certain=False)


@pytest.mark.parametrize(
    "line",
    [
        "Quy định về bảo mật khi tiếp khách nước ngoài", "Luật Bảo vệ bí mật nhà nước", "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "BẢO MẬT", "BÍ MẬT NHÀ NƯỚC", "Mật độ dân số", "MẬT ĐỘ DÂN SỐ", "gặp mặt thân mật", "nuôi ong mật", "mật ong",
        "mật", "không nhập tài liệu mật, tối mật, tuyệt mật vào máy tính nối mạng", "tài liệu loại Mật thì không gửi",
        "MẬT KHẨU", "Mật khẩu", "LƯU HÀNH NỘI BỘ", "Lưu hành nội bộ", "TÀI LIỆU HỘI NGHỊ", "Một mất mười ngờ", "MẤT", "",
        "Độ mật: không", "TRAO ĐỔI THÂN MẬT", "Cơ quan cơ mật", "tôi mất thẻ", "MATERIAL", "MAT TRAN TO QUOC",
        "CỤC CƠ YẾU - MẬT MÃ",
    ],
)
def test_the_word_inside_other_words_is_no_mark(line):
    assert found(line) is None


def test_the_gravest_certain_mark_counts():
    assert found("MAT", "TỐI MẬT", "MẬT") == Finding("top_secret", certain=True)
    assert found("Văn bản TUYỆT MẬT số 5", "MẬT") == Finding("secret", certain=True)


def test_only_the_first_page_is_looked_at():
    assert mark_on_page(["Bình thường"] * 200 + ["TUYỆT MẬT"], WORDS) is None


@given(st.lists(st.text(max_size=60), max_size=30))
def test_no_page_makes_the_rule_stumble(lines):
    finding = mark_on_page(lines, WORDS)
    assert finding is None or finding.level in WORDS.levels


@given(
    st.lists(st.sampled_from(["bảo mật", "bí mật", "mật độ", "Sở Ngoại vụ", "họp", "thân mật"]), max_size=9),
    st.sampled_from(["MẬT", "TỐI MẬT", "TUYỆT MẬT"]), st.integers(0, 9), st.sampled_from(["", " ", "[", "* "]),
)
def test_a_stamp_is_seen_wherever_it_stands_and_harmless_words_never_are(words, stamp, place, ornament):
    lines = [f"Về việc {one} trong cơ quan" for one in words]
    assert mark_on_page(lines, WORDS) is None
    seen = mark_on_page([*lines[:place], ornament + stamp, *lines[place:]], WORDS)
    assert seen is not None
    assert seen.certain
    assert WORDS.levels[seen.level] == stamp.lower()
