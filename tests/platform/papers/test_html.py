import dataclasses
import re
from pathlib import Path

import pytest

from chibo.platform.papers import layout as layouts
from chibo.platform.papers.content import Align, Column, paragraph, table
from chibo.platform.papers.layout import PaperLayout, layout_from_key, layout_key
from chibo.platform.papers.render import render_html, render_text
from chibo.platform.papers.render.html import layout_css
from tests.platform.papers.samples import minutes, resolution

CSS = (Path(layouts.__file__).parent / "static/papers/paper.css").read_text()
LAYOUT = PaperLayout()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.replace("&#x27;", "'")).replace("\u00a0", " ").split())


@pytest.mark.parametrize("content", [resolution(), minutes()])
def test_the_sheet_says_the_words_of_the_canonical_text(content):
    shown = words(render_html(content, LAYOUT))
    for line in render_text(content).splitlines():
        for piece in line.split(" | "):
            assert " ".join(piece.split()) in shown


def test_the_sheet_needs_no_inline_style_and_no_script():
    shown = render_html(resolution(), LAYOUT)
    assert "style=" not in shown
    assert "<script" not in shown


def test_every_class_of_the_sheet_is_drawn():
    used = set(
        re.findall(r'class="([^"]+)"', render_html(resolution(), LAYOUT) + render_html(minutes(), LAYOUT))
    )
    plain = {"paper-signature", "paper-recipients"}
    for name in {one for names in used for one in names.split()} - plain:
        assert re.search(rf"\.{name}\b", CSS), name


def test_the_style_sheet_s_own_numbers_are_the_default_layout():
    for name, number in LAYOUT.as_json().items():
        assert f"--{name.replace('_', '-')}: {number};" in CSS


def test_another_layout_comes_as_numbers_in_its_address():
    layout = dataclasses.replace(LAYOUT, line_exact_pt=18)
    assert layout_from_key(layout_key(layout)) == layout
    assert f"paper-look-{layout_key(layout)}" in render_html(resolution(), layout)
    assert "--line-exact-pt:18;" in layout_css(layout)


@pytest.mark.parametrize(
    "key", ["", "1-2-3", "x" * 20, layout_key(LAYOUT) + "-1", layout_key(LAYOUT).replace("14", "0")]
)
def test_an_address_that_names_no_layout_is_refused(key):
    with pytest.raises(ValueError, match="not a layout"):
        layout_from_key(key)


def test_a_paragraph_names_the_form_field_it_comes_from():
    content = dataclasses.replace(resolution(), blocks=(paragraph("x", field='a"b'),))
    assert 'data-field="a&quot;b"' in render_html(content, LAYOUT)


def test_columns_keep_their_share_of_the_width():
    block = table((Column("TT", 1, Align.CENTRE), Column("Việc", 3)), [("1", "Một")])
    shown = render_html(dataclasses.replace(resolution(), blocks=(block,)), LAYOUT)
    assert '<col class="paper-w25"><col class="paper-w75">' in shown
