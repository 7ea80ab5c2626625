"""Filling an office template in a process of its own that may use little memory and little time."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from chibo.kernel.programs import Program, run
from chibo.work.drafting.errors import TemplateNotFilled, TemplateRefused
from chibo.work.drafting.rules.packages import dangers_in

PROGRAM = Program(Path(__file__).with_name("docx_process.py"), seconds=25, cpu_seconds=15, memory=1024**3)
REFUSED = 3
LARGEST = 20 * 1024 * 1024
"""Bytes of a filled file."""

Facts = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Filled:
    """The filled DOCX and the names of the facts its template asks for."""

    content: bytes
    names: tuple[str, ...]


def ensure_tame(content: bytes) -> None:
    """Refuse a DOCX that holds more than words.

    Raises:
        TemplateRefused: with the dangers in words.
    """
    if found := dangers_in(content):
        raise TemplateRefused(why=", ".join(str(_danger_words()[one]) for one in found))


def fill_template(content: bytes, facts: Facts) -> Filled:
    """The template with the facts in their places; what is missing is written out in red.

    Raises:
        TemplateRefused: it says something that the language of templates does not have.
        TemplateNotFilled: it is broken, or filling it takes more time or memory than a template may.
    """
    told = json.dumps({name: value if isinstance(value, str) else list(value) for name, value in facts.items()}).encode()
    try:
        done = run(PROGRAM, input=len(told).to_bytes(4, "big") + told + content)
    except subprocess.TimeoutExpired as late:
        raise TemplateNotFilled(why=_("it takes too long")) from late
    said = done.stderr.decode("utf-8", "ignore").strip()[:200]
    if done.returncode == REFUSED:
        raise TemplateRefused(why=_("“%(word)s” is not possible in a template") % {"word": said})
    if done.returncode or len(done.stdout) > LARGEST:
        raise TemplateNotFilled(why=_("Word itself may open it, but it cannot be read as a template"))
    length = int.from_bytes(done.stdout[:4], "big")
    return Filled(done.stdout[4 + length :], tuple(json.loads(done.stdout[4 : 4 + length])))


def _danger_words() -> dict[str, str]:
    return {
        "programs": _("it holds macros or controls"),
        "foreign": _("another file is embedded in it"),
        "links": _("it loads something from elsewhere"),
        "running": _("it has fields that fetch or start something"),
        "size": _("it is larger than a paper can be"),
        "tags": _("it has more places to fill than a paper can have"),
        "broken": _("it is no Word document, or it is damaged or locked"),
    }
