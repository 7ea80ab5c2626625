"""The rules of documents, as tables of cases."""

import datetime as dt

import pytest

from chibo.work.documents.choices import DocumentKind
from chibo.work.documents.rules.citing import KIND_WORDS, citation, day_cited, full_citation, kind_of
from chibo.work.documents.rules.secrecy import carries_secrecy_mark, number_is_of_a_secret_document
from chibo.work.documents.rules.spreading import spread_by


def test_every_kind_has_its_word():
    assert set(KIND_WORDS) == set(DocumentKind.values)


@pytest.mark.parametrize(
    ("number", "title", "kind"),
    [
        ("50-CT/TW", "về tiếp tục đổi mới, nâng cao chất lượng sinh hoạt chi bộ", "directive"),
        ("366-QĐ/TW", "Quy định về kiểm điểm, đánh giá, xếp loại chất lượng", "regulation"),
        ("366-QĐ/TW", "về kiểm điểm, đánh giá, xếp loại chất lượng", "decision"),
        ("15/QĐ-SNgV", "Quyết định thành lập tổ công tác", "decision"),
        ("42-HD/BTCTW", "", "guidance"),
        ("117/2025/QH15", "Luật Bảo vệ bí mật nhà nước", "law"),
        ("335/2025/NĐ-CP", "", "decree"),
        ("140/2025/TT-BTC", "", "circular"),
        ("18-KL/TW", "", "conclusion"),
        ("TB", "Thông báo chuyên đề năm 2026", "notice"),
        ("09-KH/ĐU", "", "plan"),
        ("12", "Giấy mời", "other"),
    ],
)
def test_the_kind_follows_from_title_then_symbol(number, title, kind):
    assert kind_of(number, title) == kind


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2025, 7, 23), "23/7/2025"), (dt.date(2026, 1, 9), "09/01/2026"),
        (dt.date(2018, 7, 6), "06/7/2018"), (dt.date(2025, 10, 28), "28/10/2025"), (dt.date(2026, 2, 3), "03/02/2026"),
    ],
)
def test_a_cited_day_takes_zeros_as_party_papers_do(day, words):
    assert day_cited(day) == words


def test_a_document_is_cited_by_kind_number_date_and_issuer():
    day = dt.date(2025, 7, 23)
    assert citation("directive", "50-CT/TW", day, "Ban Bí thư") == "Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư"


@pytest.mark.parametrize(
    ("title", "end"),
    [
        ("Chỉ thị về đổi thẻ đảng viên", "của Ban Bí thư về đổi thẻ đảng viên"),
        ("về đổi thẻ đảng viên", "của Ban Bí thư về đổi thẻ đảng viên"),
        ("Đổi thẻ đảng viên", "của Ban Bí thư “Đổi thẻ đảng viên”"),
        ("Chỉ thị đổi thẻ", "của Ban Bí thư “Chỉ thị đổi thẻ”"),
    ],
)
def test_the_first_citation_says_what_it_is_about_without_saying_its_kind_twice(title, end):
    cited = full_citation("directive", "51-CT/TW", dt.date(2025, 8, 8), "Ban Bí thư", title)
    assert cited == f"Chỉ thị số 51-CT/TW, ngày 08/8/2025 {end}"


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (dt.date(2026, 11, 1), dt.date(2026, 12, 31)),
        (dt.date(2026, 11, 30), dt.date(2026, 12, 31)),
        (dt.date(2026, 12, 15), dt.date(2027, 1, 31)),
        (dt.date(2027, 1, 31), dt.date(2027, 2, 28)),
    ],
)
def test_a_document_is_spread_by_the_end_of_the_next_month(received, last):
    assert spread_by(received) == last


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Kế hoạch Tối mật về biên giới", True),
        ("kế hoạch tuyệt  mật", True),
        ("MẬT - Kế hoạch bảo vệ đoàn", True),
        ("Mật: kế hoạch bảo vệ đoàn", True),
        ("Kế hoạch bảo vệ đoàn (Mật)", True),
        ("Kế hoạch bảo vệ đoàn [MẬT]", True),
        ("Kế hoạch MẬT về bảo vệ đoàn", True),
        ("Kế hoạch MẬT", True),
        ("Độ mật: A", True),
        ("KẾ HOẠCH BẢO VỆ ĐOÀN MẬT", True),
        ("Luật Bảo vệ bí mật nhà nước", False),
        ("LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC", False),
        ("Quy định về bảo mật khi tiếp khách nước ngoài", False),
        ("Thông báo gặp mặt thân mật đầu xuân", False),
        ("Hướng dẫn nuôi ong mật", False),
        ("Mật độ dân số tỉnh Phú Thọ", False),
        ("", False),
    ],
)
def test_a_secrecy_mark_is_seen_and_the_word_inside_other_words_is_not(text, secret):
    assert carries_secrecy_mark(text) is secret


@pytest.mark.parametrize(
    ("number", "secret"), [("05-KH/MẬT", True), ("05 (mật)", True), ("50-CT/TW", False), ("117/2025/QH15", False)]
)
def test_a_number_with_the_word_is_refused(number, secret):
    assert number_is_of_a_secret_document(number) is secret
