"""The register has papers of foreign affairs work, and a plan that implements the directive of the campaign."""

import datetime as dt

from chibo.surfaces.demo.days import at
from chibo.surfaces.demo.stage import Stage
from chibo.work.documents.queries import documents_of
from chibo.work.documents.services import register_incoming, relate

CLERK = "au"
DIRECTIVE = "03-CT/TW"
PAPERS = (
    ("36-NQ/TW", dt.date(2004, 3, 26), "Bộ Chính trị", "Nghị quyết về công tác đối với người Việt Nam ở nước ngoài"),
    ("41-CT/TW", dt.date(2010, 4, 15), "Ban Bí thư", "Chỉ thị về tăng cường công tác ngoại giao kinh tế"),
    ("22-NQ/TW", dt.date(2013, 4, 10), "Bộ Chính trị", "Nghị quyết về hội nhập quốc tế"),
)
PLAN = ("09-KH/ĐU", dt.date(2011, 7, 4), "Đảng ủy Khối", "Kế hoạch thực hiện Chỉ thị 03-CT/TW (ngày giả định để dùng thử)")


def let_the_register_grow(stage: Stage) -> None:
    """Put into the diary how the papers came in, after the directive that one of them implements."""
    day = stage.on - dt.timedelta(days=20)
    stage.diary.add(at(day, 8, 30), _come, stage, day)


def _come(stage: Stage, day: dt.date) -> None:
    by = stage.actor(CLERK)
    for number, issued_on, issuer, title in (*PAPERS, PLAN):
        paper = register_incoming(
            stage.cell, number=number, issued_on=issued_on, issuer=issuer, title=title, received_on=day, pages=4,
            original_at="Tủ văn bản phòng Văn thư", holder="Văn thư cơ quan", by=by, on=day, at=at(day, 8, 30),
        )  # fmt: skip
    directive = next((card for card in documents_of(stage.cell) if card.number == DIRECTIVE), None)
    if directive:
        relate(paper, "implements", directive.pk, since=PLAN[1], by=by, on=day)
