"""What the kit ships: no style or script inside pages, icons that exist, files that stay small."""

import gzip
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src/chibo"
STATIC = PACKAGE / "web/static"
PAGES = sorted(PACKAGE.rglob("templates/**/*.html"))
SCRIPTS = sorted(path for path in PACKAGE.rglob("static/**/*.js") if "vendor" not in path.parts)
CODE = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
SPRITE = set(re.findall(r'<symbol id="([a-z0-9-]+)"', (STATIC / "web/icons.svg").read_text(encoding="utf-8")))
ICON = re.compile(r"""(?:icon\(|icon=|"icon": |icon_button\()\s*["']([a-z0-9-]+)["']""")


def packed(*files: Path) -> int:
    """Bytes on the wire."""
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_has_no_inline_style_or_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|hx-on|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


@pytest.mark.parametrize("path", [*PAGES, *CODE], ids=name)
def test_every_icon_that_is_named_is_in_the_sprite(path: Path) -> None:
    unknown = set(ICON.findall(path.read_text(encoding="utf-8"))) - SPRITE
    assert not unknown, f"add to tools/icons.py: {unknown}"


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_is_short_and_says_why_it_exists(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 200
    assert lines[0].startswith("//")


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_writes_no_html_from_strings(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"innerHTML\s*=|insertAdjacentHTML|document\.write|eval\(", text)


def test_the_style_sheets_weigh_less_than_fifteen_kilobytes() -> None:
    sheets = sorted((STATIC / "web/css").glob("*.css"))
    assert len(sheets) <= 6
    assert packed(*sheets) <= 15_000


def test_the_first_page_weighs_less_than_two_hundred_kilobytes() -> None:
    fonts = sum(path.stat().st_size for path in (STATIC / "web/fonts").glob("*.woff2"))
    rest = packed(
        *(STATIC / "web/css").glob("*.css"), *(STATIC / "web/js").glob("*.js"),
        STATIC / "vendor/htmx.min.js", STATIC / "web/icons.svg", STATIC / "web/logo.svg",
    )
    assert fonts + rest <= 170_000


def test_everything_made_elsewhere_carries_its_licence() -> None:
    for licence in ("vendor/htmx.LICENSE.txt", "web/icons.LICENSE.txt", "web/fonts/OFL.txt"):
        assert (STATIC / licence).stat().st_size > 300
