"""Two real papers are to be known by the cell: a directive that most have read, a resolution with a newer version.

The files are short introductions written for the demo, and say so; they are not the papers themselves.
"""

import datetime as dt
from typing import Any

from chibo.organization.membership.queries import members_of
from chibo.platform.papers.content import Header, PageBreak, PaperContent, paragraph
from chibo.platform.papers.layout import PaperLayout
from chibo.platform.papers.render import render_pdf
from chibo.surfaces.demo.days import at
from chibo.surfaces.demo.stage import Stage
from chibo.work.directives.choices import AudienceKind, Way
from chibo.work.directives.queries.choosing import line_from
from chibo.work.directives.services import acknowledge, record_session, spread_paper, write_questions
from chibo.work.directives.services.asking import Asked
from chibo.work.documents.queries import document_card, documents_of
from chibo.work.documents.services import add_version, register_incoming

HEAD, CLERK = "hoa", "au"
SUPERIOR = "Đảng ủy UBND tỉnh"
NOTE = "Bản giới thiệu soạn cho cơ quan dùng thử, không phải toàn văn."
DIRECTIVE = ("03-CT/TW", dt.date(2011, 5, 14))
RESOLUTION = ("12-NQ/TW", dt.date(2012, 1, 16))
ABOUT_DIRECTIVE = (
    (
        "Văn bản yêu cầu các cấp ủy đưa việc học tập và làm theo tấm gương đạo đức Hồ Chí Minh thành nền nếp hằng tháng.",
        "Chi bộ chọn việc cụ thể gắn với công việc của từng phòng.",
    ),
    (
        "Mỗi đảng viên đăng ký việc làm theo và báo cáo tại kỳ sinh hoạt.",
        "Cấp ủy sơ kết, tổng kết, biểu dương gương tốt.",
    ),
)
ABOUT_RESOLUTION = (
    ("Nghị quyết nêu ba vấn đề cấp bách về xây dựng Đảng.", "Chi bộ tự phê bình và phê bình theo kế hoạch của cấp trên."),
    ("Đảng viên viết bản kiểm điểm cá nhân trong quý này.", "Cấp ủy nghe góp ý của tổ chức đoàn thể trước khi kiểm điểm."),
)
REWORDED = (
    ABOUT_RESOLUTION[0],
    (
        "Đảng viên viết bản kiểm điểm cá nhân trong tháng này.",
        "Cấp ủy nghe góp ý của tổ chức đoàn thể trước khi kiểm điểm.",
        "Chi ủy gửi báo cáo kết quả về Đảng ủy UBND tỉnh.",
    ),
)
QUESTIONS = (
    Asked("Nghị quyết nêu mấy vấn đề cấp bách?", ("Ba", "Hai", "Năm"), "Trang 1"),
    Asked("Đảng viên viết bản kiểm điểm khi nào?", ("Trong thời hạn văn bản nêu", "Không phải viết"), "Trang 2"),
    Asked("Ai góp ý trước khi cấp ủy kiểm điểm?", ("Tổ chức đoàn thể", "Không ai"), "Trang 2"),
)
READ_BOTH = ("hang", "son", "ngoc", "duc", "ha")
IN_THE_ROOM = 12
"""How many without a login took part in the study session."""


def let_papers_be_read(stage: Stage) -> None:
    """Put into the diary how the two papers came, went out and were read in the last weeks."""
    came, went = (stage.on - dt.timedelta(days=days) for days in (24, 22))
    stage.diary.add(at(came, 9), _come, stage, came)
    stage.diary.add(at(went, 10), _go_out, stage, went)
    newer = stage.on - dt.timedelta(days=2)
    stage.diary.add(at(newer, 9), _newer, stage, newer)


def _come(stage: Stage, day: dt.date) -> None:
    papers = (
        (DIRECTIVE, "Chỉ thị về tiếp tục đẩy mạnh việc học tập và làm theo tấm gương đạo đức Hồ Chí Minh", "Bộ Chính trị",
         "CT-03.pdf", ABOUT_DIRECTIVE),
        (RESOLUTION, "Nghị quyết Trung ương 4 khóa XI về một số vấn đề cấp bách về xây dựng Đảng hiện nay",
         "Ban Chấp hành Trung ương", "NQ-TW4.pdf", ABOUT_RESOLUTION),
    )  # fmt: skip
    for (number, issued_on), title, issuer, name, pages in papers:
        register_incoming(
            stage.cell, issuer=issuer, number=number, issued_on=issued_on, received_on=day, title=title,
            files=[(name, _pdf(number, pages))], by=stage.actor(CLERK), on=day, at=at(day, 9),
        )


def _go_out(stage: Stage, day: dt.date) -> None:
    cell = line_from(f"{AudienceKind.CELL}:{stage.cell}")
    first = spread_paper(
        _paper(stage, DIRECTIVE).pk, unit_id=stage.cell, lines=[cell], way=Way.READ, due=stage.on + dt.timedelta(days=6),
        responsible_id=stage.people[HEAD], by=stage.actor(CLERK), on=day, at=at(day, 10),
        instruction="Chú ý phần đăng ký việc làm theo; mỗi đồng chí chuẩn bị một việc.",
        report_to=SUPERIOR, report_due=stage.on + dt.timedelta(days=20),
    )
    second = spread_paper(
        _paper(stage, RESOLUTION).pk, unit_id=stage.cell, lines=[cell], way=Way.QUESTIONS,
        due=stage.on - dt.timedelta(days=1), responsible_id=stage.people[HEAD], by=stage.actor(CLERK), on=day,
        at=at(day, 10, 30),
    )
    questions = write_questions(second, QUESTIONS, by=stage.actor(HEAD), at=at(day, 11))
    study = stage.on - dt.timedelta(days=12)
    stage.diary.add(at(study, 15), _study, stage, first.pk, study)
    asked = [one.pk for one in questions]
    for place, key in enumerate((*READ_BOTH, HEAD), start=1):
        read_on = day + dt.timedelta(days=place)
        stage.diary.add(at(read_on, 8, 10), _read, stage, key, read_on, (first.pk, second.pk), asked)


def _read(stage: Stage, key: str, day: dt.date, directives: tuple[int, int], questions: list[int]) -> None:
    for pk in directives:
        if key in stage.accounts:
            acknowledge(
                pk, person_id=stage.people[key], version=1, answered=questions, by=stage.actor(key), on=day,
                at=at(day, 8, 10),
            )


def _study(stage: Stage, directive: int, day: dt.date) -> None:
    """Comrades without a login took part in the study session on the directive."""
    readers = {stage.people[key] for key in stage.accounts if key in stage.people}
    members = [one.person_id for one in members_of(stage.cell, on=day) if one.leave is None]
    without = [person for person in members if person not in readers][:IN_THE_ROOM]
    record_session(
        directive, person_ids=without, unit_id=stage.cell, held_on=day, by=stage.actor(HEAD), on=day,
        at=at(day, 15),
    )


def _newer(stage: Stage, day: dt.date) -> None:
    add_version(
        _paper(stage, RESOLUTION).pk, ("NQ-TW4-ban-2.pdf", _pdf(RESOLUTION[0], REWORDED)), note="bản giới thiệu sửa lại",
        by=stage.actor(CLERK), on=day, at=at(day, 9),
    )


def _paper(stage: Stage, which: tuple[str, dt.date]) -> Any:
    found = next(card for card in documents_of(stage.cell) if card.number == which[0])
    return document_card(found.pk)


def _pdf(number: str, pages: Any) -> bytes:
    blocks: list[Any] = []
    for page in pages:
        blocks += [PageBreak()] if blocks else []
        blocks += [paragraph(line) for line in page]
    content = PaperContent(
        title=number, header=Header("CHI BỘ SỞ NGOẠI VỤ", "TÀI LIỆU GIỚI THIỆU"), kind_title="TÀI LIỆU GIỚI THIỆU",
        subject=f"văn bản {number}", blocks=(paragraph(NOTE), *blocks),
    )
    return render_pdf(content, PaperLayout())
