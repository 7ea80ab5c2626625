"""Every page calls the kit as it is: macros that exist, arguments that they take; no page is run for it."""

from pathlib import Path

import pytest
from django.template import engines
from jinja2 import nodes
from jinja2.runtime import Macro

PACKAGE = Path(__file__).parents[2] / "src/chibo"
PAGES = sorted(PACKAGE.rglob("templates/**/*.html"))
IN_CALL_BLOCKS_ONLY = {"card", "rows", "note", "a4_preview", "form", "form_actions", "filters", "table", "bulk_bar",
                       "sortable", "sortable_item"}


def name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def macro_of(call: nodes.Call) -> str | None:
    """The name after ``ui.``, or nothing when something else is called."""
    target = call.node
    if isinstance(target, nodes.Getattr) and isinstance(target.node, nodes.Name) and target.node.name == "ui":
        return target.attr
    return None


def problems_of(call: nodes.Call, macro: str) -> list[str]:
    """What is wrong with one call, in words."""
    known = getattr(engines["jinja2"].env.globals["ui"], macro, None)
    if not isinstance(known, Macro):
        return [f"line {call.lineno}: there is no ui.{macro}"]
    unknown = [each.key for each in call.kwargs if each.key not in known.arguments]
    too_many = len(call.args) > len(known.arguments)
    return [f"line {call.lineno}: ui.{macro} takes no {key}" for key in unknown] + (
        [f"line {call.lineno}: ui.{macro} has too many arguments"] if too_many else []
    )


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_calls_macros_that_exist_with_arguments_they_take(path: Path) -> None:
    tree = engines["jinja2"].env.parse(path.read_text(encoding="utf-8"))
    calls = [(call, macro_of(call)) for call in tree.find_all(nodes.Call)]
    assert [problem for call, macro in calls if macro for problem in problems_of(call, macro)] == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_what_needs_a_content_is_called_with_one(path: Path) -> None:
    tree = engines["jinja2"].env.parse(path.read_text(encoding="utf-8"))
    with_content = {id(block.call) for block in tree.find_all(nodes.CallBlock)}
    bare = [
        f"line {call.lineno}: use {{% call ui.{macro_of(call)}(…) %}}"
        for call in tree.find_all(nodes.Call)
        if macro_of(call) in IN_CALL_BLOCKS_ONLY and id(call) not in with_content
    ]
    assert bare == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_imports_no_macros_but_those_of_its_own_domain(path: Path) -> None:
    if "components" in path.parts or path.name == "components.html":
        return
    tree = engines["jinja2"].env.parse(path.read_text(encoding="utf-8"))
    imported = [found.template.value for found in tree.find_all((nodes.Import, nodes.FromImport))]
    assert [name for name in imported if not name.startswith(f"{path.parent.name}/")] == []
