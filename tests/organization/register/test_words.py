"""Headings, names and posts as lists write them; every code has a sentence."""

import unicodedata

import pytest

from chibo.organization.mandates.choices import Post
from chibo.organization.register.choices import COLUMNS, REFUSALS, SENTENCES, VERDICTS
from chibo.organization.register.rules.headers import Column, column_of
from chibo.organization.register.rules.judging import Verdict
from chibo.organization.register.rules.names import tidy_name
from chibo.organization.register.rules.posts import PostWord, read_posts
from chibo.organization.register.rules.problems import Code, Missing

HEADERS = [
    ("STT", Column.INDEX), ("TT", Column.INDEX), ("Số TT", Column.INDEX),
    ("Họ và tên", Column.FULL_NAME), ("HỌ TÊN", Column.FULL_NAME), ("Họ và tên đảng viên", Column.FULL_NAME),
    ("Họ và tên (chữ in hoa)", Column.FULL_NAME), ("Họ và tên khai sinh", Column.FULL_NAME),
    ("Họ, tên đệm", Column.FAMILY_NAME), ("Họ và đệm", Column.FAMILY_NAME), ("Tên", Column.GIVEN_NAME),
    ("Ngày sinh", Column.BIRTH), ("Năm sinh", Column.BIRTH), ("Ngày, tháng, năm sinh", Column.BIRTH),
    ("Ngày tháng năm sinh", Column.BIRTH), ("Sinh ngày", Column.BIRTH), ("Ngày sinh (dd/mm/yyyy)", Column.BIRTH),
    ("Năm sinh Nam", Column.BIRTH_MALE), ("Ngày sinh Nữ", Column.BIRTH_FEMALE),
    ("Nam", Column.MALE), ("Nữ", Column.FEMALE), ("Giới tính", Column.GENDER), ("Nam/Nữ", Column.GENDER),
    ("Ngày vào Đảng", Column.CEREMONY_ON), ("Ngày kết nạp", Column.CEREMONY_ON), ("Ngày vào Đảng Dự bị", Column.CEREMONY_ON),
    ("Ngày QĐ kết nạp", Column.DECISION_ON), ("Ngày quyết định kết nạp", Column.DECISION_ON),
    ("Số QĐ kết nạp", Column.DECISION),
    ("Chính thức", Column.OFFICIAL_ON), ("Ngày chính thức", Column.OFFICIAL_ON),
    ("Ngày vào Đảng Chính thức", Column.OFFICIAL_ON), ("Ngày công nhận đảng viên chính thức", Column.OFFICIAL_ON),
    ("Chức vụ", Column.POST), ("Chức vụ Đảng", Column.PARTY_POST), ("Chức vụ chính quyền", Column.STATE_POST),
    ("Chức vụ đoàn thể", Column.MASS_POST), ("Chức danh", Column.STATE_POST), ("Cấp ủy", Column.PARTY_POST),
    ("Đơn vị/Phòng", Column.UNIT), ("Đơn vị công tác", Column.UNIT), ("Ghi chú", Column.NOTE),
    ("Tình trạng đảng viên", Column.STANDING), ("Email", Column.EMAIL), ("Số điện thoại", Column.PHONE),
    ("Số CCCD", Column.NEVER), ("CCCD/CMND", Column.NEVER), ("Số thẻ đảng viên", Column.NEVER), ("Quê quán", Column.NEVER),
    ("Nơi sinh", Column.NEVER), ("Dân tộc", Column.NEVER), ("Tôn giáo", Column.NEVER), ("Địa chỉ thường trú", Column.NEVER),
    ("Hệ số lương", Column.NEVER), ("Họ tên vợ (chồng)", Column.NEVER), ("Nơi ở hiện nay", Column.NEVER),
    ("Trình độ chuyên môn", Column.OTHER), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "column"), HEADERS, ids=[words or "nothing" for words, _ in HEADERS])
def test_a_heading_is_understood_composed_and_decomposed(words, column):
    assert column_of(words) == column
    assert column_of(unicodedata.normalize("NFD", words)) == column


NAMES = [
    ("NGUYỄN VĂN AN", "Nguyễn Văn An"), ("Đ/c Trần Thúy Hằng", "Trần Thúy Hằng"), ("  lê   đức anh ", "Lê Đức Anh"),
    ("Ông Y-Bih Niê", "Y-Bih Niê"), ("Đồng chí: Phạm Ngọc.", "Phạm Ngọc"), ("H'Hen Niê", "H'Hen Niê"),
    (unicodedata.normalize("NFD", "Hoàng Văn Ơn"), "Hoàng Văn Ơn"), ("Bà Rịa Văn Vũng", "Rịa Văn Vũng"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "kept"), NAMES)
def test_a_name_is_tidied(written, kept):
    assert tidy_name(written) == kept


POSTS = [
    ("Bí thư", ["secretary"]), ("Phó Bí thư, Phó Giám đốc", ["deputy_secretary", "deputy_director"]),
    ("BT chi bộ - Giám đốc Sở", ["secretary", "director"]),
    ("Chi ủy viên kiêm Chánh Văn phòng", ["committee_member", "division_head"]),
    ("Bí thư Chi đoàn", ["mass_head"]), ("UV BCH Đoàn thanh niên", ["mass_member"]), ("Chủ tịch Công đoàn", ["mass_head"]),
    ("Trưởng phòng HTQT", ["division_head"]), ("Phó trưởng phòng", ["division_deputy"]), ("Chuyên viên chính", ["officer"]),
    ("Văn thư", ["officer"]), ("Giám đốc Trung tâm", ["division_head"]), ("Đảng viên", []), ("", []), ("Phù thủy", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "posts"), POSTS)
def test_posts_are_understood_several_in_one_cell(text, posts):
    assert [read.post for read in read_posts(text)] == posts


def test_the_words_of_the_reader_are_those_of_the_register():
    assert {word.value for word in PostWord} <= set(Post.values)


def test_every_code_has_a_sentence():
    assert set(SENTENCES) == set(Code)
    assert set(REFUSALS) == set(Missing)
    assert set(VERDICTS) == set(Verdict)
    assert set(COLUMNS) == set(Column) - {Column.NEVER, Column.OTHER}
