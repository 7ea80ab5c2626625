import pytest

from chibo.platform.papers.rules.annexes import annex_label, annex_note, lies_across, names_its_annexes


@pytest.mark.parametrize(
    ("place", "count", "label"),
    [(1, 1, "Phụ lục"), (1, 2, "Phụ lục I"), (4, 5, "Phụ lục IV"), (9, 9, "Phụ lục IX"), (14, 20, "Phụ lục XIV")],
)
def test_annexes_are_counted_in_roman_figures_where_there_are_several(place, count, label):
    assert annex_label(place, count) == label


@pytest.mark.parametrize(
    ("number", "issuer", "note"),
    [
        ("05/QĐ-SNgV", "Sở Ngoại vụ", "(Kèm theo Quyết định số 05/QĐ-SNgV ngày 05 tháng 11 năm 2026 của Sở Ngoại vụ)"),
        ("", "Sở Ngoại vụ", "(Kèm theo Quyết định ngày 05 tháng 11 năm 2026 của Sở Ngoại vụ)"),
        ("05/QĐ-SNgV", "", "(Kèm theo Quyết định số 05/QĐ-SNgV ngày 05 tháng 11 năm 2026)"),
    ],
)
def test_an_annex_is_tied_to_its_paper(number, issuer, note):
    assert annex_note("Quyết định", number, "ngày 05 tháng 11 năm 2026", issuer) == note


@pytest.mark.parametrize(("least", "across"), [([80, 85], False), ([80, 85.1], True), ([10] * 16, False), ([], False)])
def test_a_table_lies_across_where_its_words_do_not_stand_beside_each_other(least, across):
    assert lies_across(least, 165) is across


@pytest.mark.parametrize(
    ("text", "said"),
    [("có tên trong danh sách kèm theo", True), ("theo Phụ lục I", True), ("Giao Văn phòng theo dõi", False), ("", False)],
)
def test_a_paper_speaks_of_its_annexes(text, said):
    assert names_its_annexes(text) is said
