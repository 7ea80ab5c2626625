import pytest

from chibo.platform.papers.rules.authority import authorities, authority_lines
from chibo.platform.papers.rules.system import System


@pytest.mark.parametrize(
    ("authority", "over", "post", "lines"),
    [
        ("T/M", "Chi bộ", "Bí thư", ("T/M CHI BỘ", "BÍ THƯ")),
        ("T/M", "Chi bộ", "Phó Bí thư", ("T/M CHI BỘ", "PHÓ BÍ THƯ")),
        ("T/L", "Ban Thường vụ", "Chánh Văn phòng", ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")),
        ("TM.", "Ủy ban nhân dân", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("KT.", "Giám đốc", "Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("TL.", "Giám đốc", "Chánh Văn phòng", ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        ("TUQ.", "Giám đốc", "Trưởng phòng", ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG")),
        ("Q.", "", "Giám đốc", ("", "Q. GIÁM ĐỐC")),
        ("", "", "Giám đốc", ("", "GIÁM ĐỐC")),
    ],
)
def test_the_lines_above_a_signature_say_in_whose_name(authority, over, post, lines):
    assert authority_lines(authority, over, post) == lines


@pytest.mark.parametrize(
    ("system", "collective", "allowed"),
    [
        (System.PARTY, True, ("T/M", "T/L")),
        (System.STATE, True, ("", "TM.", "KT.", "TL.", "TUQ.", "Q.")),
        (System.STATE, False, ("", "KT.", "TL.", "TUQ.", "Q.")),
    ],
)
def test_a_collective_of_the_party_is_never_signed_for_by_k_t(system, collective, allowed):
    assert authorities(system, collective=collective) == allowed
