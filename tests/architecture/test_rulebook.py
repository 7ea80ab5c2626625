"""Promises about the rulebook: every rule is tested by name, and the page about the rules is fresh."""

import importlib.util
import re
from pathlib import Path

import pytest

from chibo.kernel.rulebook import RULEBOOK

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def rules_doc():
    place = importlib.util.spec_from_file_location("rules_doc", ROOT / "tools" / "rules_doc.py")
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    module.load_rules()
    return module


def test_every_rule_has_a_test_that_names_it(rules_doc):
    tests = rules_doc.tests_by_function()

    assert [entry.id for entry in RULEBOOK.values() if not tests[entry.function.__name__]] == []


def test_the_page_about_the_rules_is_fresh(rules_doc):
    assert rules_doc.PAGE.read_text(encoding="utf-8") == rules_doc.page(), "run python tools/rules_doc.py"


def test_rule_ids_are_a_family_and_a_number(rules_doc):
    assert [rule_id for rule_id in RULEBOOK if not re.fullmatch(r"[A-Z]+-\d\d", rule_id)] == []


def test_no_key_stands_twice():
    """YAML would take the last of two without a word."""
    text = (ROOT / "src" / "chibo" / "rulebook" / "keys.yaml").read_text(encoding="utf-8")
    names = re.findall(r"^([a-z_.]+):", text, re.MULTILINE)
    assert sorted({name for name in names if names.count(name) > 1}) == []
