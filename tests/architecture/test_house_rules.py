"""Promises of the house that import-linter cannot see."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from chibo.platform.authz.permissions import GRANTS

PACKAGE = Path(__file__).parents[2] / "src" / "chibo"
CODE = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
FLOORS = ["kernel", "web", "platform", "organization", "work", "party", "surfaces", "flows", "config"]
ORGANIZATION = ["people", "units", "membership", "mandates", "privacy", "register"]
WORK = ["documents", "tasks", "signing", "drafting", "exchange", "directives", "meetings"]
PARTY = ["admission"]


def every_view(resolver=None, prefix=""):
    """(address, view) of every page of the product."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from every_view(pattern, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern), pattern.callback


def short(path):
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize(("address", "view"), [pytest.param(*pair, id=pair[0] or "/") for pair in every_view()])
def test_every_address_names_the_permission_that_opens_it(address, view):
    permission = getattr(view, "required_permission", None)
    assert permission is not None, f"{address} has no guard"
    assert permission == "everybody" or permission in GRANTS


@pytest.mark.parametrize("path", CODE, ids=short)
def test_files_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300, "split it by noun"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < 40, f"{node.name} is too long"


@pytest.mark.parametrize("path", CODE, ids=short)
def test_no_import_inside_a_function_and_no_model_by_string(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = [child for child in ast.walk(node) if isinstance(child, ast.Import | ast.ImportFrom)]
            allowed = [child for child in inner if _is_a_heavy_library(child)]
            assert inner == allowed, f"{node.name} imports inside"
        if isinstance(node, ast.Attribute) and node.attr == "get_model":
            raise AssertionError("models are imported, never looked up by name")


def _is_a_heavy_library(node):
    """Rendering libraries are loaded on first use, so that an idle process stays small (ADR 0003)."""
    names = [alias.name for alias in node.names] + [getattr(node, "module", "") or ""]
    return any(name.split(".")[0] in ("typst", "docx", "xlsxwriter", "granian") for name in names)


@pytest.mark.parametrize("path", CODE, ids=short)
def test_rooms_have_names(path):
    assert not re.search(r"(^|/)(utils?|helpers?|common|mixins?|misc)(\.py|/)", short(path))


def _place(model):
    parts = model.__module__.split(".")
    if parts[0] != "chibo":
        return (-1, 0)
    inner = {"organization": ORGANIZATION, "work": WORK, "party": PARTY}.get(parts[1], [])
    return FLOORS.index(parts[1]), inner.index(parts[2]) if inner else 0


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_down(model):
    for field in model._meta.get_fields():
        related = field.concrete and field.is_relation and field.related_model is not None
        if related and model.__module__.startswith("chibo"):
            assert _place(field.related_model) <= _place(model), f"{field.name} points up"


@pytest.mark.parametrize("model", [m for m in apps.get_models() if m.__module__.startswith("chibo")],
                         ids=lambda model: model._meta.label)
def test_no_forbidden_facts_have_a_field(model):
    forbidden = re.compile(r"cccd|identity|id_card|address|salary|religion|health|family|ethnic|card_no")
    names = [field.name for field in model._meta.get_fields() if field.concrete]
    assert [name for name in names if forbidden.search(name)] in ([], ["ip_address"])


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_templates_keep_the_strict_content_security_policy(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "inline script"
    assert not re.search(r"\sstyle=|<style", text), "inline style"
    assert not re.search(r"\son[a-z]+=", text), "inline handler"
    assert not re.search(r"(src|href)=[\"']https?://", text), "something from another host"


@pytest.mark.parametrize(
    "path", sorted(p for p in PACKAGE.rglob("static/**/*") if p.suffix in (".css", ".js") and "vendor" not in p.parts),
    ids=short,
)
def test_nothing_is_fetched_from_elsewhere(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"url\([\"']?https?:|@import|fetch\([\"']https?:|eval\(|new Function", text)
