"""Making hits of lines: texts are opened only for the page that is shown."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from chibo.platform.search.choices import FileState
from chibo.platform.search.models import EntryFile, EntryText, FileText
from chibo.platform.search.packing import unpacked
from chibo.platform.search.queries.candidates import Line
from chibo.platform.search.queries.results import Hit
from chibo.platform.search.registry import KINDS
from chibo.platform.search.rules.marking import Piece, beginning, marked, snippet

SILENT = (FileState.READ, FileState.WAITING)
"""States of a file about which there is nothing to say."""


def shown(
    lines: Sequence[Line], marks: tuple[str, ...], names: Mapping[int, str], *, texts: bool = True
) -> list[Hit]:
    """Hits in the order of the lines."""
    full = _texts(lines) if texts else {}
    unread = _unread([line.pk for line in lines]) if texts else {}
    return [_hit(line, marks, names, full.get(line.pk, ""), unread.get(line.pk, "")) for line in lines]


def _hit(line: Line, marks: tuple[str, ...], names: Mapping[int, str], text: str, unread: str) -> Hit:
    kind = KINDS[line.kind]
    title = marked(line.title, marks)
    window: tuple[Piece, ...] = snippet(text, marks) if text else ()
    if text and not window:
        window = beginning(text)
    return Hit(
        reference=f"{line.kind}:{line.key}", kind=line.kind, kind_label=str(kind.label), icon=kind.icon, title=title,
        symbol=marked(line.symbol, marks), context=line.context, unit_name=names.get(line.unit or 0, ""),
        issuer=line.issuer, day=line.day, href=line.href, snippet=window, unread=unread,
    )  # fmt: skip


def _texts(lines: Sequence[Line]) -> dict[int, str]:
    """Kept texts in one query; sealed ones are opened by their domain, one query for each kind that has some."""
    rows = EntryText.objects.filter(entry__in=[line.pk for line in lines]).values_list("entry_id", "packed")
    texts = {pk: unpacked(content) for pk, content in rows}
    by_kind: dict[str, dict[int, int]] = defaultdict(dict)
    for line in lines:
        if KINDS[line.kind].opened:
            by_kind[line.kind][line.key] = line.pk
    for name, pks in by_kind.items():
        opened = KINDS[name].opened
        if opened:
            texts |= {pks[key]: text for key, text in opened(list(pks)).items() if key in pks}
    return texts


def _unread(entries: Collection[int]) -> dict[int, str]:
    """For entries with a file whose text cannot be searched: why."""
    rows = list(EntryFile.objects.filter(entry__in=list(entries)).values_list("entry_id", "sha256"))
    files = FileText.objects.filter(sha256__in=[sha for _pk, sha in rows]).exclude(state__in=SILENT)
    states = dict(files.values_list("sha256", "state"))
    return {pk: str(FileState(states[sha]).label) for pk, sha in rows if sha in states}
