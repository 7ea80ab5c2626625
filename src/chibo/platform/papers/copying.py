"""What a copy adds to a paper: under a rule over the whole width who copied it, how, its number and day, who signs."""

import base64
import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chibo.kernel.programs import Program, run
from chibo.platform.papers.content import Header, PaperContent, Signature
from chibo.platform.papers.layout import PaperLayout
from chibo.platform.papers.render import render_slip
from chibo.platform.papers.rules.system import System

PROGRAM = Program(Path(__file__).with_name("copy_process.py"), seconds=60, cpu_seconds=40, memory=2048 * 1024**2)
POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True)
class Slip:
    """The words of a copy: "SAO Y", who copies, "03/SY-SNgV", place and date, who signs, who receives it."""

    words: str
    system: System
    header: Header
    number: str
    dateline: str
    signature: Signature
    recipients: tuple[str, ...]


def slip_pdf(slip: Slip, layout: PaperLayout) -> bytes:
    """The slip alone, as wide as the text of a paper and as high as it needs."""
    content = PaperContent(
        title="Bản sao", header=slip.header, kind_title="", blocks=(), number=slip.number, dateline=slip.dateline,
        signatures=(slip.signature,), recipients=slip.recipients, system=slip.system,
    )  # fmt: skip
    return render_slip(content, layout, slip.words)


def pages_of_pdf(pdf: bytes) -> int | None:
    """How many pages a PDF has, counted by a program of its own; ``None`` when it is locked or broken."""
    said = _answer({"pdf": base64.b64encode(pdf).decode()})
    return int(said["pages"]) if said else None


def copied(pdf: bytes, slip: bytes, layout: PaperLayout, *, pages: Sequence[int] = ()) -> bytes | None:
    """The PDF, or only these of its pages (from 1), with the slip right behind its last line, or on a page of its own.

    ``None`` when the PDF is locked or broken. The signatures in it are shown, but a copy holds them no longer.
    """
    said = _answer({
        "pdf": base64.b64encode(pdf).decode(), "slip": base64.b64encode(slip).decode(), "pages": list(pages),
        "left": layout.margin_left_mm * POINTS_PER_MM, "top": layout.margin_top_mm * POINTS_PER_MM,
        "bottom": layout.margin_bottom_mm * POINTS_PER_MM,
    })  # fmt: skip
    return base64.b64decode(said["made"]) if said else None


def _answer(asked: dict[str, object]) -> dict[str, str] | None:
    try:
        done = run(PROGRAM, input=json.dumps(asked).encode())
        said = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, OSError, ValueError):
        return None
    return said if isinstance(said, dict) and "broken" not in said else None
