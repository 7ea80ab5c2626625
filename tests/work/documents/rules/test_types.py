"""The signs of types, and which system a paper belongs to."""

import pytest

from chibo.work.documents.choices import DocumentKind
from chibo.work.documents.rules.types import PARTY_CODES, STATE_CODES, kind_of_code, system_of, type_code_of


@pytest.mark.parametrize(
    ("number", "issuer", "system"),
    [
        ("50-CT/TW", "Ban Bí thư", "party"),
        ("05/BC-SNgV", "Sở Ngoại vụ", "state"),
        ("30/2020/NĐ-CP", "Chính phủ", "state"),
        ("NQ TW4", "Ban Chấp hành Trung ương", "party"),
        ("", "Đảng ủy UBND tỉnh", "party"),
        ("12", "UBND tỉnh", "state"),
        ("05/NQ-TW", "Ban Chấp hành Trung ương", "state"),
    ],
)
def test_the_number_tells_the_system_and_else_the_issuer(number, issuer, system):
    assert system_of(number, issuer) == system


def test_every_sign_names_a_kind_and_comes_back_from_it():
    for system, codes in (("party", PARTY_CODES), ("state", STATE_CODES)):
        for code, kind in codes.items():
            assert kind in DocumentKind.values
            assert kind_of_code(code, system) == kind
            assert type_code_of(kind, system) == code


@pytest.mark.parametrize(
    ("kind", "system", "code"),
    [
        ("resolution", "party", "NQ"),
        ("regulation", "party", "QyĐ"),
        ("party_circ", "state", ""),
        ("circular", "party", ""),
        ("other", "state", ""),
    ],
)
def test_what_a_system_does_not_have_has_no_sign(kind, system, code):
    assert type_code_of(kind, system) == code


def test_an_unknown_sign_is_another_document():
    assert kind_of_code("XX", "party") == "other"
