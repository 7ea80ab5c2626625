"""The rooms that a paper of ours leaves for its signatures: known exactly, so nobody has to look for names in its PDF."""

from chibo.kernel.text import fold
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of
from chibo.platform.papers.errors import PaperTextChanged, UnknownPaperKind
from chibo.platform.papers.models import Paper
from chibo.platform.papers.queries import paper_content, paper_file, signature_places_of
from chibo.work.signing.rules.places import Box


def rooms_of(paper_id: int | None, file: StoredFile) -> dict[str, Box]:
    """The room of each who signs, by folded name; none where the file is not the frozen paper as it is printed here.

    Signatures that are there already lie behind the printed paper, so its rooms still hold. A paper that was scanned,
    set by LibreOffice or printed by another release has rooms elsewhere: then the names are looked for.
    """
    paper = Paper.objects.filter(pk=paper_id).first() if paper_id else None
    kept = path_of(file.sha256)
    if paper is None or not kept.is_file():
        return {}
    try:
        printed, signatures = paper_file(paper, "pdf"), paper_content(paper).signatures
    except (UnknownPaperKind, PaperTextChanged):
        return {}
    if not kept.read_bytes().startswith(printed):
        return {}
    return {
        fold(signatures[room.signer].name): Box(room.page, room.x, room.y, room.x + room.width, room.y + room.height)
        for room in signature_places_of(paper)
        if signatures[room.signer].name
    }
