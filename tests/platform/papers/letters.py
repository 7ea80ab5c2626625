"""One paper of every kind of both systems, long enough for two pages. Persons and places of work are invented."""

import dataclasses
import datetime as dt

from chibo.platform.papers.content import PaperContent, System
from chibo.platform.papers.kinds import Letterhead, Signer, compose_letter, kind_of
from chibo.platform.papers.layout import PaperLayout, layout_from
from chibo.platform.rulebook.lookup import Rules

DAY = dt.date(2026, 11, 5)
NUMBERS = Rules(DAY)
PARTY_CODES = ("NQ", "QĐ", "KL", "TB", "BC", "KH", "CTr", "TTr", "CV", "BB", "GM", "GGT")
STATE_CODES = ("CV", "BC", "KH", "TB", "TTr", "QĐ", "BB", "GM")
EVERY_KIND = [(System.PARTY, code) for code in PARTY_CODES] + [(System.STATE, code) for code in STATE_CODES]
LAYOUTS: dict[System, PaperLayout] = {system: layout_from(NUMBERS, system) for system in System}

_TASK = (
    "Các phòng chuyên môn chủ động phối hợp rà soát các thỏa thuận quốc tế đang có hiệu lực, đề xuất nội dung cần "
    "sửa đổi, bổ sung; báo cáo kết quả trước ngày 20 tháng 11 năm 2026 để tổng hợp, trình cấp có thẩm quyền xem xét."
)
BODY = "\n".join(
    [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        _TASK,
        "2. Yêu cầu",
        f"a) {_TASK}",
        "b) Gắn với nhiệm vụ chính trị của từng phòng.",
        "II. NỘI DUNG",
        "TT | Nhiệm vụ | Chủ trì | Thời gian",
        "1 | Xây dựng chương trình đón đoàn | Phòng Hợp tác quốc tế | 15/12/2026",
        "2 | Rà soát thỏa thuận quốc tế | Văn phòng | 20/12/2026",
        "III. TỔ CHỨC THỰC HIỆN",
        *[f"{_TASK}" for _ in range(6)],
        "- Văn phòng theo dõi, đôn đốc, tổng hợp báo cáo",
    ]
)
ARTICLES = "\n".join(
    [
        "Điều 1. Thành lập Tổ công tác đón đoàn gồm các ông, bà có tên trong danh sách kèm theo.",
        f"Điều 2. {_TASK}",
        *[_TASK for _ in range(7)],
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng và các ông, bà có tên tại Điều 1 "
        "chịu trách nhiệm thi hành",
    ]
)
FIELDS = {
    "subject": "thực hiện nhiệm vụ đối ngoại tháng 11 năm 2026",
    "addressees": "Ủy ban nhân dân tỉnh Phú Thọ\nSở Nội vụ",
    "bases": "Căn cứ Quy chế làm việc của cơ quan ban hành ngày 05 tháng 01 năm 2026 và chương trình công tác năm 2026;\n"
    "Theo đề nghị của Chánh Văn phòng.",
    "opening": "Thực hiện chương trình công tác năm 2026, nội dung như sau:",
    "body": BODY,
    "articles": ARTICLES,
    "closing": "Trong quá trình thực hiện có khó khăn, vướng mắc thì báo cáo để được hướng dẫn",
    "decider": "Giám đốc Sở Ngoại vụ",
    "started": "08 giờ 00, ngày 05 tháng 11 năm 2026",
    "venue": "Phòng họp tầng 3",
    "present": "Lãnh đạo cơ quan\nTrưởng các phòng",
    "absent": "Đồng chí Mẫu Văn Nam (đi công tác)",
    "chair": "Nguyễn Thị Thúy Mẫu",
    "secretary": "Thử Thị Hà",
    "ended": "11 giờ 30, ngày 05 tháng 11 năm 2026",
    "guests": "Lãnh đạo Sở Nội vụ\nLãnh đạo Sở Tài chính",
    "event": "Hội nghị gặp gỡ đối tác cuối năm",
    "time": "08 giờ 00, thứ Năm, ngày 12 tháng 11 năm 2026",
    "programme": "Khai mạc\nTham luận",
    "bearer": "Mẫu Văn Nam",
    "bearer_post": "Chuyên viên Văn phòng",
    "sent_to": "Sở Tài chính",
    "purpose": "đối chiếu số liệu quyết toán",
    "valid_until": "2026-12-31",
}
_HEADS = {
    System.PARTY: Letterhead("Đảng bộ UBND tỉnh Phú Thọ", "Chi bộ Sở Ngoại vụ", "Phú Thọ", DAY),
    System.STATE: Letterhead("UBND tỉnh Phú Thọ", "Sở Ngoại vụ", "Phú Thọ", DAY),
}
_SIGNERS = {
    System.PARTY: Signer("Nguyễn Thị Thúy Mẫu", "Bí thư", "T/M", "Chi bộ"),
    System.STATE: Signer("Nguyễn Thị Thúy Mẫu", "Phó Giám đốc", "KT.", "Giám đốc"),
}
_RECIPIENTS = {
    System.PARTY: "Như trên\nĐảng ủy UBND tỉnh (để báo cáo)\nLưu Chi bộ",
    System.STATE: "Như trên\nUBND tỉnh (để báo cáo)\nLưu: VT, HTQT",
}


def letter(system: System, code: str, fields: dict[str, str] | None = None, **head: object) -> PaperContent:
    """The paper of a kind, with a number and everything filled in."""
    kind = kind_of(system, code, NUMBERS)
    number = f"05/{kind.abbreviation}-SNgV" if kind.abbreviation else "05/SNgV-HTQT"
    number = f"05-{kind.abbreviation}/CB" if system is System.PARTY else number
    words = {**FIELDS, "recipients": _RECIPIENTS[system]} if fields is None else fields
    signers = (_SIGNERS[system], Signer("Thử Thị Hà")) if kind.two_signers else (_SIGNERS[system],)
    return compose_letter(
        kind, words, head=dataclasses.replace(_HEADS[system], **{"number": number, **head}), signers=signers
    )
