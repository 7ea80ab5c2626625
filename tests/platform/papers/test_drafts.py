"""A paper that is not issued says that it is a draft; books and issued papers do not."""

import dataclasses
import datetime as dt

import pytest

from chibo.platform.papers import registry
from chibo.platform.papers.content import System
from chibo.platform.papers.layout import PaperLayout
from chibo.platform.papers.previews import draft_file, preview
from chibo.platform.papers.queries import paper_file, paper_layout, signature_places_of
from chibo.platform.papers.services import freeze_paper
from tests.platform.papers.conftest import KIND, NoteFacts, compose_first, find_subject
from tests.platform.papers.letters import LAYOUTS, letter
from tests.platform.papers.reading import pdf_words, word_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]
DAY = dt.date(2026, 11, 5)
FACTS = NoteFacts("Một việc")


def test_a_draft_carries_its_mark_in_every_face(tmp_path):
    assert '<p class="paper-mark">DỰ THẢO</p>' in preview(KIND, FACTS, on=DAY)
    assert "DỰ THẢO" in word_lines(draft_file(KIND, FACTS, "docx", on=DAY))
    assert "DỰ THẢO" in pdf_words(draft_file(KIND, FACTS, "pdf", on=DAY), tmp_path)


def test_an_issued_paper_carries_none():
    paper = freeze_paper(KIND, FACTS, scope="unit:3", origin="tests.note:1", on=DAY, by="test")
    assert "DỰ THẢO" not in preview(KIND, FACTS, on=DAY, paper=paper)


def test_a_book_is_no_draft():
    registry.paper(
        KIND, version=2, facts=NoteFacts, label="Sổ", permission="authz.administer", subject=find_subject, draft_mark=False
    )(compose_first)
    assert "DỰ THẢO" not in preview(KIND, FACTS, on=DAY)


def test_a_state_paper_is_frozen_in_the_layout_of_the_state_and_comes_out_again(tmp_path):
    def compose_state(facts):
        return dataclasses.replace(letter(System.STATE, "KH"), subject=facts.subject)

    registry.paper(
        KIND, version=2, facts=NoteFacts, label="Kế hoạch", permission="authz.administer", subject=find_subject
    )(compose_state)
    paper = freeze_paper(KIND, FACTS, scope="unit:3", origin="tests.note:2", on=DAY, by="test")
    assert paper_layout(paper) == LAYOUTS[System.STATE] != PaperLayout()
    words = pdf_words(paper_file(paper, "pdf"), tmp_path)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    (place,) = signature_places_of(paper)
    assert place.signer == 0
    assert place.height == paper_layout(paper).signature_pt
