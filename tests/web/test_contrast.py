"""Every pair of colours that tokens.css declares is readable, in the light and in the dark."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "src/chibo/web/static/web"
TOKENS = (STATIC / "css/tokens.css").read_text(encoding="utf-8")


def block(start: str) -> dict[str, str]:
    """The colours of one rule of the file, by name."""
    at = TOKENS.index(start)
    body = TOKENS[at : TOKENS.index("}", at)]
    return dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6});", body))


LIGHT = block(":root {")
DARK = block(':root[data-theme="dark"]')
DARK_BY_SYSTEM = block(':root:not([data-theme="light"])')


def declared(kind: str) -> list[tuple[str, str]]:
    """The pairs written in the head of the file: "pair: ink on paper, surface"."""
    lines = re.findall(rf"{kind}: ([a-z-]+) on ([a-z, -]+?)(?: \*/)?\n", TOKENS)
    return [(text, ground.strip()) for text, grounds in lines for ground in grounds.split(",")]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), declared("pair"))
def test_text_is_readable_on_its_ground(theme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), declared("mark"))
def test_shapes_stand_out_from_their_ground(theme: dict[str, str], shape: str, ground: str) -> None:
    assert contrast(theme[shape], theme[ground]) >= 3


def test_dark_by_choice_is_dark_by_system() -> None:
    assert DARK == DARK_BY_SYSTEM
    assert set(DARK) == set(LIGHT)


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_colours_are_written_in_the_tokens_only() -> None:
    for sheet in sorted((STATIC / "css").glob("*.css")):
        if sheet.name not in ("tokens.css", "print.css"):
            text = sheet.read_text(encoding="utf-8")
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;, )])", text), sheet.name
