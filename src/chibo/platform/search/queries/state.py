"""How far the index is."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from chibo.platform.audit.models import ChainHead
from chibo.platform.search.choices import FileState
from chibo.platform.search.models import Entry, FileText, IndexState
from chibo.platform.search.registry import KINDS


@dataclass(frozen=True)
class IndexReport:
    """For "State of the system": entries, lines of the trail that wait, files by what became of them."""

    entries: int
    waiting: int
    building: str
    built_at: dt.datetime | None
    files: Mapping[str, int]

    @property
    def fresh(self) -> bool:
        """Whether everything that happened can be found."""
        return not (self.waiting or self.building) and self.built_at is not None


def index_report() -> IndexReport:
    """Asked anew each time. Four queries."""
    state = IndexState.objects.first() or IndexState()
    head = ChainHead.objects.order_by("pk").values_list("number", flat=True).first() or 0
    rows = FileText.objects.order_by("state").values_list("state").annotate(number=Count("pk"))
    return IndexReport(
        entries=Entry.objects.count(),
        waiting=max(0, head - state.cursor),
        building=str(KINDS[state.building].label) if state.building in KINDS else "",
        built_at=state.built_at,
        files={str(FileState(name).label): number for name, number in rows},
    )


def file_state(sha256: str) -> FileState | None:
    """What became of the text of a file; nothing when nobody has asked for it yet."""
    state = FileText.objects.filter(sha256=sha256).values_list("state", flat=True).first()
    return FileState(state) if state else None
