"""With which parts a draft of a kind begins. Vietnamese: papers are. A name in braces is a field to be filled."""

PARTY, STATE = "party", "state"

Parts = tuple[tuple[str, str], ...]

_PLAN: Parts = (
    ("Mục đích, yêu cầu", "{mục đích}\n{yêu cầu}"),
    ("Nội dung, nhiệm vụ", "1. {nhiệm vụ thứ nhất}\nChủ trì: {người chủ trì}. Hoàn thành trước ngày {thời hạn}."),
    ("Tổ chức thực hiện", "{người theo dõi, đôn đốc}\nĐịnh kỳ báo cáo kết quả tại kỳ sinh hoạt chi bộ hằng tháng."),
)
_STATE_PLAN: Parts = (
    *_PLAN[:2],
    (
        "Tổ chức thực hiện",
        "{đơn vị theo dõi, đôn đốc}\nTrong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo {đơn vị} để xem xét, "
        "giải quyết.",
    ),
)
_REPORT: Parts = (
    ("Tình hình chung", "{đặc điểm tình hình}"),
    ("Kết quả thực hiện", "{kết quả đạt được}"),
    ("Hạn chế, nguyên nhân", "{hạn chế}\n{nguyên nhân}"),
    ("Phương hướng, nhiệm vụ thời gian tới", "{nhiệm vụ trọng tâm}"),
    ("Kiến nghị, đề xuất", "{kiến nghị}"),
)
_RESOLUTION: Parts = (
    ("Đánh giá tình hình", "{kết quả}\n{hạn chế, nguyên nhân}"),
    ("Mục tiêu, phương hướng", "{mục tiêu}"),
    ("Nhiệm vụ, giải pháp", "1. {nhiệm vụ thứ nhất}"),
    ("Tổ chức thực hiện", "{phân công}"),
)
_PROGRAMME: Parts = (
    ("Mục tiêu", "{mục tiêu}"),
    ("Nội dung trọng tâm", "{nội dung}"),
    ("Phân công thực hiện", "{phân công}"),
)
_CONCLUSION: Parts = (("", "{nội dung kết luận}"), ("", "{phân công thực hiện}"))
_NOTICE: Parts = (("", "{nội dung thông báo}"),)
_PROPOSAL: Parts = (
    ("Sự cần thiết", "{lý do trình}"),
    ("Nội dung trình", "{nội dung trình}"),
    ("Kiến nghị", "{cấp có thẩm quyền} xem xét, quyết định."),
)
_LETTER: Parts = (("", "{nội dung}"),)
_DECISION: Parts = (
    ("", "{nội dung quyết định}"),
    ("", "{nơi thi hành} chịu trách nhiệm thi hành Quyết định này."),
    ("", "Quyết định này có hiệu lực kể từ ngày ký."),
)

SKELETONS: dict[tuple[str, str], Parts] = {
    (PARTY, "NQ"): _RESOLUTION,
    (PARTY, "QĐ"): _DECISION,
    (PARTY, "KL"): _CONCLUSION,
    (PARTY, "TB"): _NOTICE,
    (PARTY, "BC"): _REPORT,
    (PARTY, "KH"): _PLAN,
    (PARTY, "CTr"): _PROGRAMME,
    (PARTY, "TTr"): _PROPOSAL,
    (PARTY, "CV"): _LETTER,
    (STATE, "CV"): _LETTER,
    (STATE, "BC"): _REPORT,
    (STATE, "KH"): _STATE_PLAN,
    (STATE, "TB"): _NOTICE,
    (STATE, "TTr"): _PROPOSAL,
    (STATE, "QĐ"): _DECISION,
}
"""Kinds that are not here begin with one empty part, or with none when all they say stands in their fields."""

_EMPTY: Parts = (("", "{nội dung}"),)


def skeleton(system: str, type_code: str) -> Parts:
    """The parts with which a draft of the kind begins."""
    return SKELETONS.get((system, type_code), _EMPTY)
