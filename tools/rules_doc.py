"""Write docs/rules.md: every rule with its sentence, source, function and tests; every pack.

    python tools/rules_doc.py           write the page
    python tools/rules_doc.py --check   fail when the page on disk is not what the code says
"""

import ast
import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
PAGE = ROOT / "docs" / "rules.md"
sys.path.insert(0, str(SOURCE))

from chibo.kernel.rulebook import RULEBOOK, Entry  # noqa: E402
from chibo.kernel.states import StateTable  # noqa: E402
from chibo.platform.rulebook.packs import Pack, packs  # noqa: E402

FAMILIES = {
    "MEET": "Meetings",
    "VOTE": "Votes",
    "PAPER": "Papers",
    "WORD": "Wording of papers",
    "MEMB": "Membership",
    "ADM": "Admission",
    "UNIT": "Units",
    "TASK": "Tasks",
    "PRIV": "Personal data",
}

HEAD = """# Rules and numbers

Written by `tools/rules_doc.py` from the code; do not edit. What a rule *means* is a function; which *numbers*
hold on a day stands in the rule packs (ADR 0004) and is shown, with every office's own values, on the page
“Quy định, định mức” of the program.
"""


def load_rules() -> None:
    """Import every module below a ``rules`` folder and the kernel, so that the rulebook is full."""
    for path in sorted(SOURCE.rglob("rules/*.py")):
        import_module(".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"))


def tests_by_function() -> dict[str, list[str]]:
    """Names of the tests that mention a rule's function, by the function's name."""
    wanted = {entry.function.__name__ for entry in RULEBOOK.values()}
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("rules/test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                named = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
                for function in sorted(named & wanted):
                    found[function].append(node.name)
    return found


def state_machines() -> list[str]:
    """Every state table of the rules, drawn."""
    lines = ["## State machines", ""]
    for name, module in sorted(sys.modules.items()):
        if ".rules." not in name or not name.startswith("chibo."):
            continue
        for word, table in sorted(vars(module).items()):
            if isinstance(table, StateTable):
                lines += [f"### `{name}.{word}`", "", "```mermaid", table.mermaid().rstrip(), "```", ""]
    return lines


def rule_section(entry: Entry, tests: list[str]) -> list[str]:
    """One rule as Markdown."""
    place = f"{entry.function.__module__}.{entry.function.__name__}"
    lines = [f"### {entry.id}", "", entry.sentence, ""]
    if entry.disputed:
        lines += [f"> {entry.disputed}", ""]
    lines += [f"- Source: {entry.source}", f"- Decided in: `{place}`"]
    lines.append(f"- Tests: {', '.join(f'`{name}`' for name in tests) or '**none**'}")
    return [*lines, ""]


def pack_row(pack: Pack) -> str:
    """One pack as a row of the table."""
    unsure = sum(value.confidence == "to_be_confirmed" for value in pack.values.values())
    until = pack.valid_to.isoformat() if pack.valid_to else "in force"
    return (
        f"| `{pack.id}` | {pack.citation} | {pack.valid_from.isoformat()} | {until} | "
        f"{len(pack.values)} | {unsure or ''} |"
    )


def page() -> str:
    """The whole page."""
    load_rules()
    tests = tests_by_function()
    lines = [HEAD]
    families = sorted(
        {rule_id.split("-")[0] for rule_id in RULEBOOK},
        key=lambda name: ([*FAMILIES, name].index(name), name),
    )
    for family in families:
        lines += [f"## {FAMILIES.get(family, family)}", ""]
        for rule_id in sorted(found for found in RULEBOOK if found.split("-")[0] == family):
            entry = RULEBOOK[rule_id]
            lines += rule_section(entry, tests[entry.function.__name__])
    lines += state_machines()
    lines += ["## Rule packs", "", "| pack | document | from | to | values | to be confirmed |"]
    lines += ["|---|---|---|---|---|---|", *(pack_row(pack) for pack in packs()), ""]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Write or check."""
    fresh = page()
    if "--check" in arguments:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == fresh
        print("docs/rules.md is up to date" if same else "docs/rules.md is stale: run python tools/rules_doc.py")
        return 0 if same else 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(fresh, encoding="utf-8")
    print(f"{len(RULEBOOK)} rules, {len(packs())} packs")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
