import pytest

from chibo.platform.papers.rules.lists import addressee_lines, bare_lines, base_lines, recipient_lines
from chibo.platform.papers.rules.system import System

PARTY, STATE = System.PARTY, System.STATE
BASES = ("Căn cứ Điều lệ Đảng", "Xét đề nghị của chi ủy;")


@pytest.mark.parametrize(
    ("system", "deciding", "lines"),
    [
        (PARTY, False, ("- Căn cứ Điều lệ Đảng;", "- Xét đề nghị của chi ủy.")),
        (PARTY, True, ("- Căn cứ Điều lệ Đảng;", "- Xét đề nghị của chi ủy,")),
        (STATE, False, ("Căn cứ Điều lệ Đảng;", "Xét đề nghị của chi ủy.")),
        (STATE, True, ("Căn cứ Điều lệ Đảng;", "Xét đề nghị của chi ủy.")),
    ],
)
def test_each_base_has_its_line_and_its_stop(system, deciding, lines):
    assert base_lines(system, BASES, deciding=deciding) == lines


@pytest.mark.parametrize(
    ("addressees", "lines"),
    [
        (("Sở Nội vụ;",), ("Sở Nội vụ",)),
        (("Sở Nội vụ", "- Sở Tài chính."), ("- Sở Nội vụ;", "- Sở Tài chính.")),
        ((), ()),
    ],
)
def test_one_addressee_stands_alone_and_several_have_a_line_each(addressees, lines):
    assert addressee_lines(addressees) == lines


@pytest.mark.parametrize(
    ("system", "lines"),
    [
        (PARTY, ("- Như trên,", "- Đảng ủy,", "- Lưu Chi bộ.")),
        (STATE, ("- Như trên;", "- Đảng ủy;", "- Lưu Chi bộ.")),
    ],
)
def test_the_list_of_recipients_ends_with_a_full_stop(system, lines):
    assert recipient_lines(("Như trên", "Đảng ủy;", "Lưu Chi bộ."), system) == lines


def test_the_party_way_is_the_one_of_the_papers_issued_so_far():
    assert recipient_lines(("Đảng ủy", "Lưu Chi bộ")) == ("- Đảng ủy,", "- Lưu Chi bộ.")


def test_a_typed_list_is_read_without_its_dashes_and_stops():
    assert bare_lines("- Như trên;\n\n  Sở Nội vụ,\n- Lưu: VT, HTQT.\n") == ("Như trên", "Sở Nội vụ", "Lưu: VT, HTQT")
