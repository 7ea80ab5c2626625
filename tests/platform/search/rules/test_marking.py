"""Finds are marked in the text's own letters."""

import pytest

from chibo.platform.search.rules.marking import Piece, beginning, marked, snippet


def finds(pieces):
    return [piece.text for piece in pieces if piece.marked]


@pytest.mark.parametrize(
    ("text", "marks", "found"),
    [
        ("Uỷ ban nhân dân", ("uy", "ban"), ["Uỷ", "ban"]),
        ("U\u0309y ban", ("uy",), ["Ủy"]),
        ("Đảng ủy, đảng bộ", ("dang",), ["Đảng", "đảng"]),
        ("04-NQ/TW", ("4", "nq"), ["04", "NQ"]),
        ("năm 2026, số 20", ("20",), ["20"]),
        ("Nghị  quyết", ("nghi quyet",), ["Nghị  quyết"]),
        ("giao, giáo, gia", ("giao*",), ["giao", "giáo"]),
        ("TW4", ("tw", "4"), ["TW", "4"]),
        ("bàn", (), []),
        ("banh", ("ban",), []),
    ],
)  # fmt: skip
def test_marks(text, marks, found):
    assert finds(marked(text, marks)) == found


def test_nothing_is_lost_by_marking():
    text = "Kế hoạch số 09-KH/ĐU của Đảng ủy"
    assert "".join(piece.text for piece in marked(text, ("ke", "hoach", "9", "uy"))) == text


def test_a_window_has_the_place_with_most_different_finds():
    text = "đảng " * 60 + "lời mở đầu " * 30 + "Đảng ủy và chi bộ họp bàn" + " lời kết" * 60
    window = snippet(text, ("dang", "uy", "chi", "bo"))

    assert {"Đảng", "ủy", "chi", "bộ"} <= set(finds(window))
    assert window[0].text.startswith("…")
    assert window[-1].text.endswith("…")


def test_a_find_far_in_a_long_text_is_reached():
    assert finds(snippet("chữ " * 60_000 + "kim trong rơm", ("kim",))) == ["kim"]


def test_no_find_no_window():
    assert snippet("không có gì", ("vang",)) == ()
    assert beginning("Một  dòng\nhai dòng") == (Piece("Một dòng hai dòng"),)
    assert beginning("") == ()


@pytest.mark.parametrize("mark", ["(", "[a", "a+", "\\", "*"])
def test_a_mark_is_never_a_pattern(mark):
    assert finds(marked("a ( [a a+ \\ *", (mark,))) in ([], ["("], ["[a"], ["a+"], ["\\"], ["a"], ["a", "a", "a"], [""])
