import pytest

from chibo.platform.papers.rules.marks import circulation_mark, draft_mark, stamp_width_mm, urgency_mark


@pytest.mark.parametrize(("mark", "width"), [("KHẨN", 20), ("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40), ("KHÁC", 40)])
def test_the_stamps_have_the_width_of_the_decree(mark, width):
    assert stamp_width_mm(mark) == width


@pytest.mark.parametrize(
    ("word", "mark"),
    [
        ("none", ""),
        ("", ""),
        ("urgent", "KHẨN"),
        ("very_urgent", "THƯỢNG KHẨN"),
        ("express", "HỎA TỐC"),
        ("Hỏa tốc hẹn giờ", "HỎA TỐC HẸN GIỜ"),
    ],
)
def test_urgency_is_a_stamp(word, mark):
    assert urgency_mark(word) == mark


@pytest.mark.parametrize(
    ("word", "mark"),
    [
        ("none", ""),
        ("internal", "LƯU HÀNH NỘI BỘ"),
        ("return", "XEM XONG TRẢ LẠI"),
        ("Tài liệu hội nghị", "TÀI LIỆU HỘI NGHỊ"),
    ],
)
def test_circulation_is_a_frame(word, mark):
    assert circulation_mark(word) == mark


@pytest.mark.parametrize(("round_", "mark"), [(0, "DỰ THẢO"), (1, "DỰ THẢO"), (2, "DỰ THẢO LẦN 2")])
def test_a_draft_says_so_and_its_round(round_, mark):
    assert draft_mark(round_) == mark
