"""The month that the journeys live through: invented people, and the words that must come back on the papers."""

import datetime as dt
import io
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from docx import Document
from openpyxl import Workbook

from tests.journeys.hand import day

CELL, OFFICE, ABOVE, PLACE = "Chi bộ Sở Ngoại vụ", "Sở Ngoại vụ", "Đảng bộ UBND tỉnh Phú Thọ", "Phú Thọ"
SECRETARY, DEPUTY = "Nguyễn Minh Hòa", "Trần Thúy Hằng"
LOGIN, SECRET = "minhhoa", "Trăng-rằm-soi-bến-Việt"
TODAY = dt.datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
"""The day as the office has it."""
CONGRESS = dt.date(2025, 6, 17)
MEMBERS = ["Đỗ Thị Ánh", "Lý Văn Bảo", "Tống Công Danh", "Hà Ủy", "Mai Hoà Bình", "Vũ Đức Nghĩa"]
PROBATIONER = "Lê Đức Anh"
OPINION = "Tôi nhất trí với dự thảo; đề nghị làm rõ tiến độ từng việc."
WISH = "Đề nghị chi ủy bố trí phòng đọc tài liệu cho đảng viên."
CONCLUSION = "Chi bộ thống nhất giao hai nhiệm vụ, hoàn thành trước kỳ sinh hoạt tháng sau."
ADDED = "Bàn việc chuẩn bị đón đoàn công tác Lào"
DIRECTIVE = "Chỉ thị về tăng cường công tác đối ngoại nhân dân"
TASKS = ("Rà soát danh mục thỏa thuận quốc tế", "Xây dựng kế hoạch đón đoàn công tác Lào")
RESULT = "Đã rà soát 24 thỏa thuận, gửi chi ủy bảng tổng hợp."
REASON = "Chờ ý kiến của Ủy ban nhân dân tỉnh"


@dataclass
class Month:
    """What the journey has made so far."""

    unit: int = 0
    meeting: int = 0
    next_meeting: int = 0
    tasks: list[int] = field(default_factory=list)

    @property
    def due(self) -> dt.date:
        """When the tasks are due."""
        return TODAY + dt.timedelta(days=10)


def members_list(*, wrong: bool = False) -> bytes:
    """The office's list: titles above the header, a date before the ceremony when ``wrong``."""
    book = Workbook()
    sheet = book.active
    sheet.append(["CHI BỘ SỞ NGOẠI VỤ"])
    sheet.append(["DANH SÁCH ĐẢNG VIÊN"])
    sheet.append(["STT", "Họ và tên", "Năm sinh", "Giới tính", "Ngày vào Đảng", "Chính thức", "Chức vụ"])
    for number, name in enumerate(MEMBERS, start=1):
        official = "19/05/2010" if wrong and number == 3 else "19/05/2016"
        sheet.append([number, name, 1980 + number, "Nữ" if "Thị" in name else "Nam", "19/05/2015", official, ""])
    ceremony = TODAY - dt.timedelta(days=300)
    sheet.append([len(MEMBERS) + 1, PROBATIONER, 1999, "Nam", day(ceremony), "", "Chuyên viên"])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def handout() -> bytes:
    """A paper to attach to an item."""
    paper = Document()
    paper.add_paragraph("Dự thảo kế hoạch đón đoàn công tác Lào")
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def upload(name: str, content: bytes) -> dict[str, object]:
    """A file as the browser takes it."""
    kinds = {
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "png": "image/png",
    }
    return {"name": name, "mimeType": kinds[name.rsplit(".", 1)[-1]], "buffer": content}
