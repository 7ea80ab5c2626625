import datetime as dt
import io

import pytest
from django.db import IntegrityError, transaction
from docx import Document

from chibo.platform.audit.models import AuditEntry
from chibo.platform.papers.choices import NumberState
from chibo.platform.papers.errors import PaperAlreadyFrozen, PaperTextChanged, UnknownPaperKind
from chibo.platform.papers.models import Paper, ReservedNumber
from chibo.platform.papers.queries import (
    facts_of,
    file_name,
    paper_content,
    paper_file,
    paper_layout,
    paper_of,
    papers_about,
    papers_of,
)
from chibo.platform.papers.render import render_text
from chibo.platform.papers.services import freeze_paper, reserve_number
from chibo.platform.rulebook.models import RuleOverride
from tests.platform.papers.conftest import KIND, NoteFacts, compose_second, register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]

DAY = dt.date(2026, 11, 5)
FACTS = NoteFacts("Chi bộ thống nhất.\nGiao đồng chí Lan thực hiện.")


def freeze(facts=FACTS, *, origin="tests.note:1", number=None, title=""):
    return freeze_paper(
        KIND, facts, scope="unit:3", origin=origin, on=DAY, by="tests", number=number, title=title
    )


def numbered():
    return reserve_number("unit:3", "term:2025-2030", "NQ", by="tests", on=DAY)


def test_a_frozen_paper_carries_its_number_facts_layout_and_fingerprint():
    paper = freeze(number=numbered())
    assert (paper.number, paper.kind, paper.version, paper.scope) == ("01-NQ/CB", KIND, 1, "unit:3")
    assert facts_of(paper, NoteFacts) == FACTS
    assert paper_layout(paper).line_exact_pt == 19
    assert len(paper.text_hash) == 64
    assert ReservedNumber.objects.get().state == NumberState.USED
    assert ReservedNumber.objects.get().paper == paper


def test_the_number_replaces_the_blank_of_the_draft():
    assert "Số 01-NQ/CB" in render_text(paper_content(freeze(number=numbered()))).splitlines()


def test_freezing_the_same_facts_again_gives_the_same_paper():
    paper = freeze()
    assert freeze() == paper
    assert Paper.objects.count() == 1


@pytest.mark.parametrize("facts", [NoteFacts("Lời khác."), NoteFacts(FACTS.words, subject="khác")])
def test_other_words_for_the_same_origin_are_refused(facts):
    freeze()
    with pytest.raises(PaperAlreadyFrozen):
        freeze(facts)
    assert facts_of(Paper.objects.get(), NoteFacts) == FACTS


def test_a_second_number_for_an_issued_paper_is_refused():
    freeze(number=numbered())
    with pytest.raises(PaperAlreadyFrozen), transaction.atomic():
        freeze(number=numbered())
    assert list(ReservedNumber.objects.values_list("text", flat=True)) == ["01-NQ/CB"]


def test_exporting_twice_gives_the_same_bytes():
    paper = freeze(number=numbered())
    for format in ("docx", "pdf"):
        assert paper_file(paper, format) == paper_file(Paper.objects.get(), format)


def test_an_old_paper_comes_out_in_the_version_it_was_made_with():
    paper = freeze()
    before = render_text(paper_content(paper))
    register(2, compose_second)
    assert render_text(paper_content(Paper.objects.get())) == before
    assert "KẾT LUẬN" in render_text(paper_content(freeze(origin="tests.note:2")))


def test_an_old_paper_keeps_the_layout_of_its_day():
    paper = freeze()
    RuleOverride.objects.create(
        scope="unit:3",
        key="documents.line_exact_pt",
        value=18,
        valid_from=DAY,
        reason="mẫu của tỉnh",
        by_label="tests",
    )
    newer = freeze(origin="tests.note:2")
    assert (paper_layout(paper).line_exact_pt, paper_layout(newer).line_exact_pt) == (19, 18)
    heights = [
        Document(io.BytesIO(paper_file(each, "docx"))).styles["Normal"].paragraph_format.line_spacing.pt
        for each in (paper, newer)
    ]
    assert heights == [19, 18]


def test_a_paper_whose_facts_were_tampered_with_is_not_handed_out():
    paper = freeze()
    Paper.objects.filter(pk=paper.pk).update(facts={"words": "Lời bị sửa.", "subject": FACTS.subject})
    with pytest.raises(PaperTextChanged):
        paper_file(Paper.objects.get(), "pdf")


def test_a_template_that_was_edited_in_place_is_noticed(monkeypatch):
    paper = freeze()
    from chibo.platform.papers import registry

    del registry.TEMPLATES[KIND, 1]
    register(1, compose_second)
    with pytest.raises(PaperTextChanged):
        paper_content(paper)


def test_a_kind_that_is_not_installed_is_said_so():
    paper = freeze()
    Paper.objects.filter(pk=paper.pk).update(kind="gone.kind")
    with pytest.raises(UnknownPaperKind):
        paper_content(Paper.objects.get())


def test_an_issued_paper_is_neither_changed_nor_deleted():
    paper = freeze()
    paper.title = "khác"
    with pytest.raises(TypeError):
        paper.save()
    with pytest.raises(TypeError):
        paper.delete()


def test_the_database_refuses_two_papers_of_a_kind_for_one_origin():
    paper = freeze()
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.create(
            kind=paper.kind,
            version=1,
            scope=paper.scope,
            origin=paper.origin,
            title="hai",
            issued_on=DAY,
            facts={},
            layout={},
            text_hash="",
            created_by="tests",
        )


def test_a_number_of_another_type_is_a_programming_error():
    number = reserve_number("unit:3", "term:2025-2030", "KL", by="tests", on=DAY)
    with pytest.raises(ValueError, match="KL"):
        freeze(number=number)


def test_issuing_is_on_the_audit_trail_with_the_fingerprint():
    paper = freeze()
    entry = AuditEntry.objects.get(action="papers.paper.issued")
    assert entry.data["text_hash"] == paper.text_hash


def test_papers_are_found_by_unit_and_by_what_they_tell_of():
    first, second = freeze(), freeze(origin="tests.note:2")
    assert list(papers_of("unit:3")) == [second, first]
    assert list(papers_of("unit:4")) == []
    assert paper_of("tests.note:2", KIND) == second
    assert paper_of("tests.note:3", KIND) is None
    assert papers_about(["tests.note:1", "tests.note:9"]) == {"tests.note:1": [first]}


@pytest.mark.parametrize(
    ("number", "title", "name"),
    [
        ("05-NQ/CB", "", "05-NQ-CB_2026-11-05.docx"),
        ("12-TB/ĐU", "", "12-TB-DU_2026-11-05.docx"),
        ("", "Biên bản sinh hoạt tháng 11", "bien-ban-sinh-hoat-thang-11_2026-11-05.docx"),
        ("", "…", "paper_2026-11-05.docx"),
    ],
)
def test_file_names_are_ascii_and_sort(number, title, name):
    assert file_name(Paper(number=number, title=title, issued_on=DAY), "docx") == name
