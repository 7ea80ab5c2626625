"""The living style page: every component of the kit in one place, for those who build with it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils import timezone

from chibo.web.fields import ClockField, DayField
from chibo.web.http import Request
from chibo.web.pages import page


@dataclass(frozen=True)
class SampleCard:
    """A station of the sample thread, shaped as platform.threads gives it."""

    kind: str
    label: str
    href: str
    state: str = ""
    day: str = ""
    current: bool = False


@dataclass(frozen=True)
class SampleEntry:
    """A line of the sample history."""

    at: dt.datetime
    who: str
    what: str


class SampleForm(forms.Form):
    """One field of each kind, so that each is seen with help, value and error."""

    title = forms.CharField(label="Tiêu đề", max_length=200, help_text="Như sẽ ghi trong chương trình.")
    due = DayField(label="Hạn", help_text="5/11, 05/11/2026 hoặc “thứ sáu”.")
    starts = ClockField(label="Bắt đầu lúc", required=False)
    lead = forms.ChoiceField(
        label="Chủ trì",
        choices=[("", "—"), ("1", "Trần Thúy Hằng"), ("2", "Đinh Công Sơn"), ("3", "Bùi Thị Ấu")],
    )
    kind = forms.ChoiceField(
        label="Loại", widget=forms.RadioSelect, choices=[("once", "Một lần"), ("standing", "Thường xuyên")]
    )
    product = forms.CharField(label="Sản phẩm", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    evidence = forms.FileField(label="Minh chứng", required=False)
    urgent = forms.BooleanField(label="Cần trả lời trong tuần", required=False)


def style(request: Request) -> HttpResponse:
    """For developers and administrators only; everybody else is told there is nothing here."""
    if not (settings.DEBUG or getattr(request.user, "is_administrator", False)):
        raise Http404
    form = SampleForm({"title": "Sơ kết 9 tháng", "due": "hôm kia", "kind": "once"})
    return page(request, "web/style.html", {"form": form, **samples(timezone.localdate())})


style.required_permission = "everybody"  # type: ignore[attr-defined]


def samples(today: dt.date) -> dict[str, Any]:
    """Invented content for the components, around a day."""
    return {
        "today": today,
        "ribbon": sample_ribbon(),
        "thread": sample_thread(),
        "history": [
            SampleEntry(timezone.now() - dt.timedelta(hours=hours), who, what)
            for hours, who, what in ((1, "Vũ Thị Hà", "ghi tiến độ 60 %"), (26, "Phạm Ngọc", "nhận việc"))
        ],
        "numbers": Paginator(range(1, 95), 20).page(2),
        "people": [(1, "Lê Đức Anh"), (2, "Bùi Thị Ấu"), (3, "Trần Thúy Hằng"), (4, "Đinh Công Sơn")],
    }


def sample_ribbon() -> list[dict[str, str]]:
    """A month that stands at sending the papers."""
    texts = (
        ("done", "Chuẩn bị", "8 đề xuất, nhận 6"),
        ("done", "Họp chi ủy", "20/11, có biên bản"),
        ("now", "Gửi tài liệu", "chậm nhất 04/12"),
        ("todo", "Sinh hoạt", "05/12, tối thiểu 90 phút"),
        ("late", "Nghị quyết", "báo cáo chậm 2 ngày"),
        ("todo", "Nhìn lại", "chấm điểm kỳ họp"),
    )
    return [{"state": state, "label": label, "note": note, "href": "#"} for state, label, note in texts]


def sample_thread() -> list[SampleCard]:
    """From a directive to its result."""
    return [
        SampleCard("Chỉ thị", "Số 50-CT/TW về sơ kết học tập và làm theo", "#", day="12/09/2026"),
        SampleCard("Mục họp", "Quán triệt, giao việc sơ kết 9 tháng", "#", "đã kết luận", "05/11/2026"),
        SampleCard("Biểu quyết", "Tán thành 18/19, đạt 94,7 %", "#", "thông qua"),
        SampleCard("Nghị quyết", "Số 11-NQ/CB", "#", "đã ban hành", "06/11/2026"),
        SampleCard("Nhiệm vụ", "Sơ kết học tập và làm theo 9 tháng", "#", "đang làm", current=True),
        SampleCard("Kết quả", "Báo cáo trình kỳ họp tháng 12", "", "đang chờ"),
    ]
