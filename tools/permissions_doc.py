"""Write docs/permissions.md and the table that the product shows: who may do what, measured on the cast of the tests.

    python tools/permissions_doc.py           build a whole cell in an empty database in memory, ask, write both
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "permissions.md"
TABLE = ROOT / "src" / "chibo" / "surfaces" / "rights" / "matrix.yaml"
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

HEAD = """# Who may do what

Written by `tools/permissions_doc.py`; do not edit. Every permission of the program was asked for every role of the
cast of the tests about the things of a whole cell: {permissions} permissions, {roles} roles. `tests/walk/test_matrix.py`
measures again and fails when this page says something else, and compares it with the walk of every address.
The same table stands in the program under “Ai được làm gì” (`/rights/`), and each page answers “Tôi được làm gì ở đây?”.

● allowed · ◐ some of them · ○ only one's own (one leads or chairs it, takes its minutes, it is about oneself) · – no.
“Reaches at most” is how far the permission goes for whoever holds it; of another cell nothing is even found (404).
"""


def page(table, grants, groups, roles) -> str:
    """The whole page from a measured table."""
    lines = [HEAD.format(permissions=len(table), roles=len(roles))]
    for group in groups:
        rows = [grants[name] for name in sorted(table) if grants[name].group is group]
        if not rows:
            continue
        lines += [f"## {group.label}", "", "| permission | " + " | ".join(str(label) for label in roles.values())
                  + " | reaches at most | opened by |", "|---|" + ":-:|" * len(roles) + "---|---|"]
        for grant in rows:
            signs = " | ".join(table[grant.permission][role].sign for role in roles)
            lines.append(f"| {grant.label}<br>`{grant.permission}` | {signs} | {grant.scope.label} | {said(grant.to)} |")
        lines.append("")
    return "\n".join(lines)


def said(question) -> str:
    """A tree of questions as one line."""
    joint = question.joint.value
    if joint == "alone":
        return question.sentence
    parts = [said(part) if part.joint.value == "alone" else f"({said(part)})" for part in question.parts]
    return f"not {parts[0]}" if joint == "not" else {"any": " *or* ", "all": " *and* "}[joint].join(parts)


def written(table, roles) -> str:
    """The table as the program reads it; who may not is left out."""
    lines = ["# Written by tools/permissions_doc.py from what the cast of the tests may do; do not edit."]
    for permission in sorted(table):
        answers = ", ".join(f"{role}: {table[permission][role].value}" for role in roles
                            if table[permission][role].value != "none")
        lines.append(f"{permission}: {{{answers}}}")
    return "\n".join(lines) + "\n"


def texts(world) -> "tuple[str, str]":
    """Page and table, measured on a world. In English, whatever the language of the moment."""
    from django.utils.translation import override  # noqa: PLC0415 -- Django is set up by whoever calls

    from chibo.platform.authz.permissions import GRANTS, Group  # noqa: PLC0415
    from chibo.surfaces.rights.matrix import ROLES  # noqa: PLC0415
    from tests.walk.matrix import measure  # noqa: PLC0415

    table = measure(world)
    with override("en"):
        return page(table, GRANTS, list(Group), ROLES), written(table, ROLES)


def main() -> int:
    """Run the one test that measures, and let it write."""
    import pytest  # noqa: PLC0415

    os.environ["CHIBO_WRITE_PERMISSIONS"] = "1"
    return int(pytest.main(["-q", "-n", "0", "-p", "no:randomly", str(ROOT / "tests/walk/test_matrix.py"), "-k", "fresh"]))


if __name__ == "__main__":
    sys.exit(main())
