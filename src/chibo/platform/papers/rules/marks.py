"""The marks on the first page: how urgent a paper is, who may keep it, that it is a draft."""

from chibo.kernel.rulebook import rule

URGENCY = {"urgent": "KHẨN", "very_urgent": "THƯỢNG KHẨN", "express": "HỎA TỐC"}
"""The three stamps, by the words of the register."""
CIRCULATION = {"internal": "LƯU HÀNH NỘI BỘ", "return": "XEM XONG TRẢ LẠI"}
"""The two usual limits of circulation, by the words of the register."""
_STAMP_MM = {"KHẨN": 20, "HỎA TỐC": 30, "THƯỢNG KHẨN": 40}
STAMP_HEIGHT_MM = 8
"""Height of an urgency stamp."""


@rule("PAPER-50", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, III.2b")
def stamp_width_mm(mark: str) -> int:
    """Urgency stamps are 8 mm high and 20 (KHẨN), 30 (HỎA TỐC) or 40 mm (THƯỢNG KHẨN) wide; others 40 mm."""
    return _STAMP_MM.get(mark, 40)


@rule("PAPER-51", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, III.2; 36-HD/VPTW (03/4/2018)")
def urgency_mark(urgency: str) -> str:
    """The stamp of a degree of urgency; what is not urgent has none, words of an office's own stay as they are."""
    return "" if urgency in ("", "none") else URGENCY.get(urgency, urgency.upper())


@rule("PAPER-52", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, III.2c")
def circulation_mark(circulation: str) -> str:
    """The frame that limits circulation: "LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI", or words of the office's own."""
    return "" if circulation in ("", "none") else CIRCULATION.get(circulation, circulation.upper())


@rule("PAPER-53", source="36-HD/VPTW (03/4/2018), chỉ dẫn dự thảo")
def draft_mark(round_: int = 0) -> str:
    """A paper that is not issued says so: "DỰ THẢO", or "DỰ THẢO LẦN 2" from its second round on."""
    return f"DỰ THẢO LẦN {round_}" if round_ > 1 else "DỰ THẢO"
