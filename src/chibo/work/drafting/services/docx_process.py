"""Run as a program: a template and its facts come in, the filled DOCX goes out. Knows no database and no settings.

In: four bytes with the length of the facts as JSON, the facts, the template. Out: likewise the names that the template
asks for, then the filled file.
"""

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

sys.path.insert(0, str(Path(__file__).resolve().parents[4]))  # it runs alone, also where chibo is not installed
from chibo.work.drafting.rules.template_language import names_in_template, refused_in_template

REFUSED, UNREADABLE = 3, 4
LISTS = frozenset({"can_cu", "kinh_gui", "doan", "noi_nhan", "phu_luc"})
OPEN, CLOSE = "\u27e6", "\u27e7"
RED = "C00000"


class Refused(Exception):
    """The template says something its language does not have."""


class Told(Undefined):
    """A fact that is not there is written as missing, never left blank."""

    def __str__(self) -> str:
        return f"{OPEN}{self._undefined_name}{CLOSE}"

    __html__ = __str__


class Looking(ImmutableSandboxedEnvironment):
    """A sandbox that looks at every piece of template before it runs it; ``asked`` are the facts they name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.globals.clear()
        self.asked: dict[str, None] = {}

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Any:
        """Nothing is compiled that the language of templates does not have."""
        if said := refused_in_template(source, lists=LISTS):
            raise Refused(said)
        self.asked |= dict.fromkeys(names_in_template(source))
        return super().from_string(source, *args, **kwargs)


def fill(content: bytes, facts: dict[str, Any]) -> tuple[list[str], bytes]:
    """The names it asks for, and the filled file."""
    language = Looking(undefined=Told, autoescape=True)
    template = DocxTemplate(io.BytesIO(content))
    template.render(facts, language, autoescape=True)
    for part in parts_with_text(template.docx):
        redden(part)
    out = io.BytesIO()
    template.save(out)
    return list(language.asked), out.getvalue()


def parts_with_text(document: Any) -> list[Any]:
    """Body, headers and footers."""
    found = [document.element.body]
    for section in document.sections:
        edges = (section.header, section.footer, section.first_page_header, section.first_page_footer)
        found += [edge._element for edge in edges if not edge.is_linked_to_previous]
    return found


def redden(element: Any) -> None:
    """Runs that tell of something missing are printed red, in plain brackets."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for text in element.iter(f"{w}t"):
        if text.text and OPEN in text.text:
            text.text = re.sub(f"{OPEN}([^{CLOSE}]*){CLOSE}", r"[\1]", text.text)
            look = text.getparent().get_or_add_rPr()
            for old in look.findall(f"{w}color"):
                look.remove(old)
            color = look.makeelement(f"{w}color", {f"{w}val": RED})
            look.append(color)


def main() -> int:
    """0 when the template was filled."""
    given = sys.stdin.buffer.read()
    length = int.from_bytes(given[:4], "big")
    facts = json.loads(given[4 : 4 + length])
    try:
        names, filled = fill(given[4 + length :], facts)
    except Refused as said:
        sys.stderr.buffer.write(str(said).encode("utf-8", "ignore")[:200])
        return REFUSED
    except Exception as broken:  # whatever is wrong with it, nothing was filled
        sys.stderr.buffer.write(f"{type(broken).__name__}: {broken}".encode("utf-8", "ignore")[:300])
        return UNREADABLE
    told = json.dumps(names).encode()
    sys.stdout.buffer.write(len(told).to_bytes(4, "big") + told + filled)
    return 0


if __name__ == "__main__":
    sys.exit(main())
