"""What a column is, told by the words above it as offices really write them."""

import re
from enum import StrEnum

from chibo.kernel.text import canonical, fold


class Column(StrEnum):
    """What a column holds. NEVER is not read by intention, OTHER is not understood and not read."""

    INDEX = "index"
    FULL_NAME = "full_name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    BIRTH = "birth"
    BIRTH_MALE = "birth_male"
    BIRTH_FEMALE = "birth_female"
    GENDER = "gender"
    MALE = "male"
    FEMALE = "female"
    DECISION_ON = "decision_on"
    DECISION = "decision"
    CEREMONY_ON = "ceremony_on"
    OFFICIAL_ON = "official_on"
    STANDING = "standing"
    PARTY_POST = "party_post"
    STATE_POST = "state_post"
    MASS_POST = "mass_post"
    POST = "post"
    UNIT = "unit"
    EMAIL = "email"
    PHONE = "phone"
    NOTE = "note"
    NEVER = "never"
    OTHER = "other"


_PARENTHESIS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NEVER = re.compile(
    r"\b(cccd|cmnd|cmtnd|cmt|can cuoc|dinh danh|chung minh|so the|the dang|so ly lich|ly lich|que quan"
    r"|nguyen quan|noi sinh|dia chi|thuong tru|tam tru|cho o|noi o|noi cu tru|noi cu ngu|dan toc|ton giao"
    r"|luong|he so|muc dong|dang phi|suc khoe|benh|gia dinh|vo|chong|con|cha|bo|me|nhan than|ky luat"
    r"|ma so thue|bhxh|bao hiem|tai khoan|facebook|zalo|nhom mau|thanh phan|lich su)\b"
)
_EXACT = {
    "stt": Column.INDEX, "tt": Column.INDEX, "so tt": Column.INDEX, "so thu tu": Column.INDEX,
    "ho": Column.FAMILY_NAME, "ho dem": Column.FAMILY_NAME, "ho va dem": Column.FAMILY_NAME,
    "ho ten dem": Column.FAMILY_NAME, "ho va ten dem": Column.FAMILY_NAME, "ho lot": Column.FAMILY_NAME,
    "ho va chu dem": Column.FAMILY_NAME, "ho chu dem": Column.FAMILY_NAME,
    "ten": Column.GIVEN_NAME,
    "nu": Column.FEMALE, "gioi tinh": Column.GENDER, "gioi": Column.GENDER, "phai": Column.GENDER,
    "nam nu": Column.GENDER, "gioi tinh nam nu": Column.GENDER,
    "gioi tinh nam": Column.MALE, "gioi tinh nu": Column.FEMALE,
    "ghi chu": Column.NOTE, "email": Column.EMAIL, "e mail": Column.EMAIL, "thu dien tu": Column.EMAIL,
    "hop thu": Column.EMAIL, "dien thoai": Column.PHONE, "so dien thoai": Column.PHONE, "sdt": Column.PHONE,
    "dt": Column.PHONE, "dtdd": Column.PHONE, "so dt": Column.PHONE, "di dong": Column.PHONE,
    "dang": Column.PARTY_POST, "chinh quyen": Column.STATE_POST, "doan the": Column.MASS_POST,
}  # fmt: skip
_PATTERNS: list[tuple[str, Column]] = [
    (r"(sinh).*\bnam$", Column.BIRTH_MALE),
    (r"(sinh).*\bnu$", Column.BIRTH_FEMALE),
    (r"^(nam|ngay|ngay thang|ngay thang nam|ngay nam|ngay thang va nam)( |)sinh", Column.BIRTH),
    (r"^(ngay )?thang nam sinh|^sinh (ngay|nam)|^ngay sinh", Column.BIRTH),
    (r"\b(loai dang vien|tinh trang|trang thai|dien dang vien|la dang vien|tu cach)\b", Column.STANDING),
    (r"^so .*\b(qd|quyet dinh)\b", Column.DECISION),
    (r"\b(chinh thuc|cong nhan)\b", Column.OFFICIAL_ON),
    (r"\b(qd|quyet dinh)\b", Column.DECISION_ON),
    (r"\b(vao dang|ket nap|vao dcs|vao dang csvn|du bi)\b", Column.CEREMONY_ON),
    (r"\b(chuc vu|chuc danh|cap uy).*\bdoan the$|^doan the$", Column.MASS_POST),
    (r"\bchuc vu.*\b(chinh quyen|chuyen mon|cong tac)\b|^chuc danh|^nghe nghiep", Column.STATE_POST),
    (r"\bchuc vu.*\b(dang|cap uy|chi bo)\b|^cap uy", Column.PARTY_POST),
    (r"\bchuc vu\b", Column.POST),
    (r"^(phong|phong ban|don vi|bo phan|phong don vi|don vi phong|don vi cong tac|phong ban don vi|co quan"
     r"|noi cong tac|don vi cong tac hien nay|phong chuyen mon|to dang)$", Column.UNIT),
    (r"^(ho (va )?ten|ten dang vien|ten dong chi|dang vien|ho ten (dang vien|khai sinh))", Column.FULL_NAME),
    (r"^ghi chu|^dien thoai|^so dien thoai", Column.NOTE),
]  # fmt: skip


def column_of(header: str) -> Column | None:
    """What the words mean; None for no words at all."""
    words = fold(_PARENTHESIS.sub(" ", header)) or fold(header)
    if not words:
        return None
    if canonical(header) == "nam":
        return Column.MALE
    if words in _EXACT:
        return _EXACT[words]
    if _NEVER.search(words):
        return Column.NEVER
    return next((column for pattern, column in _PATTERNS if re.search(pattern, words)), Column.OTHER)


READ = frozenset(Column) - {Column.NEVER, Column.OTHER, Column.INDEX, Column.NOTE}
"""Columns whose presence makes a row of words look like the header of a members' list."""
