"""Templates of the office: brought, looked through, tried out, filled, turned into PDF; hostile ones leave nothing."""

import datetime as dt
import io
import zipfile
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document as Word

from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of
from chibo.platform.papers.models import ReservedNumber
from chibo.work.documents.queries import versions_of
from chibo.work.drafting import errors
from chibo.work.drafting.choices import DraftState, PdfState
from chibo.work.drafting.models import Draft, OfficeTemplate
from chibo.work.drafting.queries.templates import template_bytes, words_in_docx
from chibo.work.drafting.services import bring_template, convert_waiting, end_template, issue_draft
from chibo.work.drafting.services import converting as converting_module
from chibo.work.drafting.services import filling as filling_module
from chibo.work.drafting.services.filling import ensure_tame, fill_template
from tests.work.drafting.stories import docx, fill, plan

DAY = dt.timedelta(days=1)
LOOP = ("{%p for dong in doan %}", "{{ loop.index }}. {{ dong }}", "{%p endfor %}")
USUAL = ("{{ don_vi }} số {{ so }}", "{{ trich_yeu }}", LOOP[0], "{{ dong }}", LOOP[2], "{{ nguoi_ky }}")


def bring(cast, today, *paragraphs, since=None, name="Mẫu kế hoạch", content=None, **words):
    file = SimpleUploadedFile("mau.docx", content or docx(*(paragraphs or USUAL)))
    return bring_template(
        cast.cell.pk, system="party", type_code="KH", name=name, file=file, since=since or today, by=cast.clerk.account,
        on=today, **words,
    )  # fmt: skip


def with_part(name: str, text: str) -> bytes:
    """A good template with one more part in its package."""
    out = io.BytesIO(docx(*USUAL))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(name, text)
    return out.getvalue()


def nothing_kept():
    return not OfficeTemplate.objects.exists() and not StoredFile.objects.exists()


def test_facts_are_filled_in_and_what_is_missing_is_red():
    filled = fill_template(
        docx("{{ don_vi }} & {{ trich_yeu }}", *LOOP, header="{{ so }}"),
        {"don_vi": "Chi <b>bộ</b>", "doan": ["một", "hai & ba"], "so": "05-KH/CB"},
    )

    assert words_in_docx(filled.content)[:4] == ["05-KH/CB", "Chi <b>bộ</b> & [trich_yeu]", "1. một", "2. hai & ba"]
    assert set(filled.names) == {"don_vi", "trich_yeu", "doan", "so"}
    run = next(run for run in Word(io.BytesIO(filled.content)).paragraphs[0].runs if "[trich_yeu]" in run.text)
    assert str(run.font.color.rgb) == "C00000"


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{% for i in range(10**9) %}x{% endfor %}",
        "{{ don_vi.__class__ }}", "{{ 'a' * 10**9 }}", "{% set x = 1 %}", "{{ x",
    ],
)  # fmt: skip
def test_a_hostile_template_is_refused_wherever_it_stands(hostile):
    for content in (docx(hostile), docx("x", header=hostile)):
        with pytest.raises(errors.TemplateRefused):
            fill_template(content, {"don_vi": "x"})


def test_a_template_hidden_in_the_properties_of_the_file_is_refused():
    word, out = Word(), io.BytesIO()
    word.add_paragraph("{{ don_vi }}")
    word.core_properties.title = "{{ don_vi.__class__ }}"
    word.save(out)

    with pytest.raises(errors.TemplateRefused):
        fill_template(out.getvalue(), {"don_vi": "x"})


def test_facts_are_never_read_as_a_template():
    filled = fill_template(docx("{{ don_vi }}"), {"don_vi": "{{ ''.__class__ }} {% for %}"})

    assert words_in_docx(filled.content) == ["{{ ''.__class__ }} {% for %}"]


def test_filling_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(filling_module, "PROGRAM", replace(filling_module.PROGRAM, seconds=0))

    with pytest.raises(errors.TemplateNotFilled):
        fill_template(docx("{{ don_vi }}"), {"don_vi": "x"})


def test_what_is_no_word_file_is_refused_and_nothing_kept(cast, today):
    for content in (b"%PDF-1.7 x", b"PK\x03\x04", with_part("word/vbaProject.bin", "x")):
        with pytest.raises(errors.TemplateRefused):
            bring(cast, today, content=content)
    with pytest.raises(errors.TemplateRefused):
        bring(cast, today, "không có trường nào")
    with pytest.raises(errors.TemplateRefused):
        bring(cast, today, "{{ don_vi.upper() }}")
    assert nothing_kept()
    ensure_tame(docx(*USUAL))


def test_a_template_is_kept_with_what_it_asks_for(cast, today):
    template = bring(cast, today)

    assert (template.nr, template.names) == (1, ["don_vi", "so", "trich_yeu", "doan", "nguoi_ky"])
    assert template_bytes(template).startswith(b"PK")
    assert template.file.subject == template.reference


def test_the_next_version_ends_the_one_before(cast, today):
    first = bring(cast, today - 10 * DAY, since=today - 10 * DAY)
    second = bring(cast, today)

    first.refresh_from_db()
    assert (first.until, second.nr, second.until) == (today, 2, None)
    with pytest.raises(errors.ValidityBackwards):
        bring(cast, today, since=today - 20 * DAY)
    with pytest.raises(errors.ValidityBackwards):
        end_template(second, until=today - DAY, by="tests")


def test_a_paper_in_the_offices_template_keeps_the_filled_word_file(cast, today, monkeypatch):
    monkeypatch.setattr("chibo.work.drafting.services.issuing.office_at_hand", lambda: "")
    draft = fill(plan(cast, today), "template", str(bring(cast, today).pk), today)

    issued = issue_draft(draft, by="tests", on=today)

    versions = versions_of(issued.document_id)
    assert [line.file_name.rpartition(".")[2] for line in versions] == ["pdf", "docx"]
    words = words_in_docx(path_of(versions[1].sha256).read_bytes())
    assert "CHI BỘ SỞ NGOẠI VỤ số 01-KH/CB" in words
    assert "I. MỤC ĐÍCH" in words
    assert issued.pdf_state == PdfState.FALLBACK


def test_the_pdf_of_such_a_paper_comes_in_the_background(cast, today, monkeypatch):
    monkeypatch.setattr("chibo.work.drafting.services.issuing.office_at_hand", lambda: "/usr/bin/soffice")
    draft = fill(plan(cast, today), "template", str(bring(cast, today).pk), today)
    issued = issue_draft(draft, by="tests", on=today)
    assert issued.pdf_state == PdfState.WAITING
    assert len(versions_of(issued.document_id)) == 1

    pdf = path_of(issue_draft(plan(cast, today, subject="khác"), by="tests", on=today).document.file.sha256).read_bytes()
    monkeypatch.setattr(converting_module, "pdf_of", lambda content: pdf)
    assert convert_waiting(by="jobs") == 1
    assert convert_waiting(by="jobs") == 0

    issued.refresh_from_db()
    assert issued.pdf_state == PdfState.CONVERTED
    assert versions_of(issued.document_id)[0].content_type == "application/pdf"


def test_a_pdf_that_cannot_be_made_is_laid_out_by_chibo_and_says_so(cast, today, monkeypatch):
    monkeypatch.setattr("chibo.work.drafting.services.issuing.office_at_hand", lambda: "/usr/bin/soffice")
    monkeypatch.setattr(converting_module, "pdf_of", lambda content: None)
    draft = fill(plan(cast, today), "template", str(bring(cast, today).pk), today)
    issued = issue_draft(draft, by="tests", on=today)

    convert_waiting(by="jobs")

    issued.refresh_from_db()
    assert issued.pdf_state == PdfState.FALLBACK
    assert len(versions_of(issued.document_id)) == 2
    shown = cast.secretary.client.get(issued.get_absolute_url()).content.decode()
    assert "LibreOffice" in shown


def test_a_template_that_no_longer_holds_stops_the_paper_before_a_number_is_taken(cast, today):
    template = bring(cast, today)
    draft = fill(plan(cast, today), "template", str(template.pk), today)
    end_template(template, until=today, by="tests")

    with pytest.raises(errors.TemplateNotValid):
        issue_draft(draft, by="tests", on=today)

    assert not ReservedNumber.objects.exists()
    assert Draft.objects.get(pk=draft.pk).state == DraftState.WRITING


def test_templates_are_brought_and_tried_out_on_their_pages(cast, today):
    client, address = cast.clerk.client, reverse("drafting:templates", args=[cast.cell.pk])
    asked = {"kind": "KH", "name": "Mẫu", "since": today.strftime("%d/%m/%Y"), "mark": "none"}
    answer = client.post(address, {**asked, "file": SimpleUploadedFile("m.docx", docx("{{ so }} {{ la_gi }}"))})
    template = OfficeTemplate.objects.get()
    assert answer.url == template.get_absolute_url()

    shown = client.get(answer.url).content.decode()
    assert "01-KH [la_gi]" in shown
    assert "la_gi" in shown
    assert client.get(reverse("drafting:template_sample", args=[template.pk])).content.startswith(b"PK")
    bad = SimpleUploadedFile("m.docx", docx("{{ so.__class__ }}"))
    assert client.post(address, {**asked, "file": bad}).status_code == 422
    assert cast.stranger.client.get(answer.url).status_code == 404
    assert cast.stranger.client.get(reverse("files:download", args=[template.file_id])).status_code == 404
    assert OfficeTemplate.objects.count() == 1


def test_a_template_marked_secret_is_never_kept(cast, today):
    address = reverse("drafting:templates", args=[cast.cell.pk])
    asked = {"kind": "KH", "name": "Mẫu", "since": today.strftime("%d/%m/%Y"), "mark": "secret"}

    answer = cast.clerk.client.post(address, {**asked, "file": SimpleUploadedFile("m.docx", docx("{{ so }}"))})

    assert answer.status_code == 422
    assert nothing_kept()
