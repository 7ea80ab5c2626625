"""Write docs/personal-data.md: every model with what it says of the people in it.

    python tools/personal_doc.py           write the page
    python tools/personal_doc.py --check   fail when the page on disk is not what the code says
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "personal-data.md"
sys.path[:0] = [str(ROOT / "src")]
if "DJANGO_SETTINGS_MODULE" not in os.environ:
    os.environ["DJANGO_SETTINGS_MODULE"] = "chibo.config.settings"
    os.environ.setdefault("CHIBO_DATA", tempfile.mkdtemp(prefix="chibo-doc-"))

import django  # noqa: E402
from django.apps import apps  # noqa: E402

if not apps.ready:
    django.setup()

import datetime as dt  # noqa: E402

from chibo.kernel.personal import LEAVING, Blank, Keep, Personal  # noqa: E402
from chibo.organization.privacy.queries.declared import declared, label_of  # noqa: E402
from chibo.platform.rulebook.lookup import Rules  # noqa: E402

DAY = dt.date(2026, 11, 22)
"""The numbers of the packs as of this day; an office may have its own."""

HEAD = f"""# Personal data, model by model

Written by `tools/personal_doc.py` from the declarations in the code (`kernel/personal.py`); do not edit. Months are those
of the rule packs on {DAY:%d/%m/%Y}; an office may decide its own. How it is used: [privacy](privacy.md).
"""


def purposes() -> list[str]:
    """The purposes with their basis."""
    rows = Rules(DAY).table("privacy.purposes")
    lines = ["## Purposes", "", "| purpose | basis | source |", "|---|---|---|"]
    return [*lines, *(f"| `{row['id']}` | {row['basis']} | {row['cite']} |" for row in rows), ""]


def about(personal: Personal) -> str:
    """Whom a row is about."""
    paths = [f"person: `{path}`" for path in personal.people] + [f"account: `{path}`" for path in personal.accounts]
    return "; ".join([*paths, *([personal.mentions] if personal.mentions else [])])


def end(personal: Personal) -> str:
    """What becomes of it."""
    if isinstance(personal.at_end, Keep):
        return f"kept: {personal.at_end.why}"
    since = "the day of leaving" if personal.since == LEAVING else f"`{personal.since}`"
    what = "emptied: " + ", ".join(personal.at_end.fields) if isinstance(personal.at_end, Blank) else "deleted"
    months = Rules(DAY).integer(f"retention.{personal.keep}")
    return f"{months} months from {since}, then {what}"


def page() -> str:
    """The whole page."""
    lines = [HEAD, *purposes(), "## What holds something on people", ""]
    lines += ["| model | purpose | class | about | end |", "|---|---|---|---|---|"]
    nothing = ["## What holds nothing on people", "", "| model | why |", "|---|---|"]
    for one in sorted(declared(), key=label_of):
        said = one.declaration
        if isinstance(said, Personal):
            lines.append(f"| `{label_of(one)}` | {said.purpose} | {said.keep} | {about(said)} | {end(said)} |")
        else:
            nothing.append(f"| `{label_of(one)}` | {said.why} |")
    return "\n".join([*lines, "", *nothing, ""])


def main(arguments: list[str]) -> int:
    """Write or check."""
    fresh = page()
    if "--check" in arguments:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == fresh
        stale = "docs/personal-data.md is stale: run python tools/personal_doc.py"
        print("docs/personal-data.md is up to date" if same else stale)
        return 0 if same else 1
    PAGE.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
