"""Members' lists as offices keep them, made with openpyxl: titles above, merged cells, signatures below."""

import datetime as dt
import io
import unicodedata
import zipfile

from openpyxl import Workbook

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào Đảng", "Chính thức", "Chức vụ", "Ghi chú"]
PEOPLE = [
    ["1", "Đỗ Thị Ánh", dt.date(1985, 3, 14), "Nữ", dt.date(2010, 5, 19), dt.date(2011, 5, 19), "Chuyên viên", ""],
    ["2", "Lý Văn Bảo", "2/9/1990", "Nam", "19-5-2015", "19.5.2016", "", ""],
    ["3", "Tống Công Danh", "03/02/88", "Nam", 41414, 41779, "Phó Trưởng phòng", ""],
    ["4", "Hà Uỷ", 1979, "nữ", "07/11/2004", "07/11/2005", "", ""],
]


def workbook(rows, *, merged=(), title="DS", sheets=()):
    """The bytes of a workbook with these rows on one sheet; ``sheets`` adds (title, rows) before it."""
    book = Workbook()
    sheet = book.active
    for name, others in sheets:
        sheet.title = name
        for row in others:
            sheet.append(row)
        sheet = book.create_sheet(title)
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for place in merged:
        sheet.merge_cells(place)
    return _bytes(book)


def _bytes(book):
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def plain_list(people=None, header=HEADER):
    """A list as the textbook has it."""
    return workbook([header, *(PEOPLE if people is None else people)])


def ugly_list():
    """As it really arrives: title rows, a merged two-row header, column numbers, groups, signatures."""
    rows = [
        ["ĐẢNG BỘ UBND TỈNH PHÚ THỌ", None, None, None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["CHI BỘ SỞ NGOẠI VỤ", None, None, None, None, "Phú Thọ, ngày 20 tháng 11 năm 2026"],
        [],
        ["DANH SÁCH ĐẢNG VIÊN"],
        ["(Tính đến ngày 20/11/2026)"],
        [],
        ["TT", "Họ và tên", "Năm sinh", None, "Ngày vào Đảng", None, "Chức vụ", None, "Số CCCD", "Quê quán", "Ghi chú"],
        [None, None, "Nam", "Nữ", "Dự bị", "Chính thức", "Đảng", "Chính quyền"],
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
        ["I", "Lãnh đạo Sở"],
        [1, "TRẦN  VĂN   CHIẾN", "15/8/1972", None, "19/5/1999", "19/5/2000", None, "Phó Giám đốc",
         "025072000111", "Phú Thọ"],
        ["II", "Phòng Hợp tác quốc tế"],
        [2, unicodedata.normalize("NFD", "Nguyễn Thị Thuý"), None, 1983, "3-2-08", "03/02/2009", None,
         "Trưởng phòng", "x", "y"],
        [3, "Đ/c Mai Hoà", None, "'01/01/1999", dt.date(2026, 3, 26), None, None, "Chuyên viên", None, None, "dự bị"],
        [],
        ["Tổng số: 03 đảng viên"],
        [],
        [None, "NGƯỜI LẬP BIỂU", None, None, None, None, "T/M CHI BỘ"],
        [None, None, None, None, None, None, "BÍ THƯ"],
        [],
        [None, "Lê Thị Thư Ký", None, None, None, None, "Nguyễn Minh Hòa"],
    ]
    merged = ["A7:A8", "B7:B8", "C7:D7", "E7:F7", "G7:H7", "I7:I8", "J7:J8", "K7:K8", "A4:K4", "B12:K12"]
    guide = [["HƯỚNG DẪN"], ["Điền vào trang sau"]]
    return workbook(rows, merged=merged, title="Danh sách", sheets=[("Hướng dẫn", guide)])


def many(count):
    """A long clean list."""
    rows = [
        [
            number, f"Nguyễn Thị {chr(65 + number % 26)}{chr(97 + number // 26 % 26)}{chr(97 + number // 676)}",
            dt.date(1970, 1, 1) + dt.timedelta(days=number), "Nữ", dt.date(2010, 5, 19), dt.date(2011, 5, 19), "", "",
        ]
        for number in range(1, count + 1)
    ]
    return plain_list(rows)


def repacked(content, **parts):
    """The workbook with some of its parts replaced or added: name (dots for slashes) -> bytes."""
    kept = io.BytesIO()
    replaced = dict(parts.pop("files", {}))
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in replaced:
                new.writestr(entry.filename, old.read(entry))
        for name, data in replaced.items():
            new.writestr(name, data)
    return kept.getvalue()


def sheet_xml(rows):
    """The raw first sheet with this text as its rows."""
    return (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    ).encode()
