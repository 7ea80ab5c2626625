"""What the documents say about the environment and the commands is what the program reads."""

import re
from pathlib import Path

import pytest

from chibo.surfaces.cli.commands import cli

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
CODE = sorted((ROOT / "src" / "chibo").rglob("*.py"))
READ = sorted(
    {
        name
        for path in CODE
        for name in re.findall(
            r'(?:text|flag|numbers?|words|counts|get|environ)\W{1,2}"(CHIBO_[A-Z_]+)"', path.read_text("utf-8")
        )
    }
)
TABLE = dict(re.findall(r"^\| `(CHIBO_[A-Z_]+)` \| (.+?) \|", README, re.MULTILINE))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_every_variable_that_is_read_stands_in_the_table_and_no_other():
    assert len(READ) > 15
    assert sorted(TABLE) == READ


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_stands_in_the_operations_page(command):
    assert f"`chibo {command}" in OPERATIONS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_link_between_the_pages_is_broken(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)#\s]+)", text):
        assert (page.parent / target).exists(), target


def test_every_library_that_is_installed_stands_in_the_list_of_what_comes_from_others():
    listed = (ROOT / "docs" / "third-party.md").read_text(encoding="utf-8").lower()
    locked = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    for name in re.findall(r"^([a-z0-9-]+)==", locked, re.MULTILINE):
        assert name in listed, name


def test_the_changelog_knows_the_version():
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert f"## [{version[1]}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
