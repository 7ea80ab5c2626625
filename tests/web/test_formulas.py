"""Whatever people type, a workbook that chibo writes holds texts, never formulas; plain tables: tests/web/test_sheets.py."""

import io

import pytest
from django.http import HttpResponse
from openpyxl import load_workbook

from chibo.organization.people.models import Person
from chibo.organization.units.models import Unit
from chibo.web.sheets import CONTENT_TYPE, Column, sheet
from chibo.work.documents.models import Document
from chibo.work.meetings.models import Meeting
from chibo.work.tasks.models import Task
from tests.walk.addresses import every_address
from tests.walk.world import build

EVIL = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example.com","x")', "\t=1")


def formulas_in(content: bytes) -> list[str]:
    """Cells that a spreadsheet program would compute or follow."""
    book = load_workbook(io.BytesIO(content))
    return [
        f"{page.title}!{cell.coordinate}" for page in book for row in page.iter_rows() for cell in row
        if cell.data_type == "f" or cell.hyperlink
    ]


@pytest.mark.parametrize("words", EVIL)
def test_a_cell_keeps_its_words_as_text(words):
    made = sheet(title=words, columns=[Column(words)], rows=[(words,)])
    assert formulas_in(made) == []
    kept = [cell.value for row in load_workbook(io.BytesIO(made)).active.iter_rows() for cell in row if cell.value]
    assert [value.strip() for value in kept] == [words.strip()] * 3


def test_no_export_of_the_product_holds_a_formula(cast, as_in_service, django_capture_on_commit_callbacks):
    world = build(cast, django_capture_on_commit_callbacks)
    for model, field in ((Document, "title"), (Task, "title"), (Person, "full_name"), (Unit, "name"), (Meeting, "place")):
        model.objects.update(**{field: EVIL[5]})
    found, faults = 0, []
    for role in ("secretary", "administrator"):
        client = cast.roles[role]
        for address in every_address(world):
            answer = client.get(address.path, {"format": "xlsx"})
            content = b"".join(answer) if answer.streaming else answer.content
            assert "csv" not in answer.headers.get("Content-Type", ""), address.name
            if isinstance(answer, HttpResponse) and answer.headers.get("Content-Type") == CONTENT_TYPE:
                found += 1
                faults += [f"{address.name} {cell}" for cell in formulas_in(content)]
    assert found >= 4
    assert faults == []
