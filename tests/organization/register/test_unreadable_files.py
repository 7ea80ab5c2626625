"""What is not a sensible workbook is refused with a sentence, and nothing is kept."""

import io
import zipfile

import pytest

from chibo.organization.register.models import MembersImport
from chibo.organization.register.services import preview_members_file
from chibo.platform.workbooks.errors import UnreadableFile
from chibo.platform.workbooks.rules import container
from tests.organization.register import lists

OLE = container.OLE + b"\x00" * 600


def zip_of(**files):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files["files"].items():
            package.writestr(name, data)
    return kept.getvalue()


def with_sheet(rows):
    return lists.repacked(lists.plain_list(), files={"xl/worksheets/sheet1.xml": lists.sheet_xml(rows)})


def long_sheet():
    return "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 100_001))


FILES = [
    ("nothing", b"", "empty"),
    ("a csv renamed", "STT;Họ và tên\n1;An".encode(), "text"),
    ("a csv of Excel in UTF-16", "STT\tHọ và tên\n1\tAn".encode("utf-16"), "text"),
    ("a web page", b"<html><table><tr><td>STT</td></tr></table></html>", "html"),
    ("a pdf", b"%PDF-1.7 \x00\x01", "pdf"),
    ("the old kind", OLE, "old_excel"),
    ("an encrypted workbook", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ("a word document", zip_of(files={"word/document.xml": "<a/>"}), "word"),
    ("an OpenDocument sheet", zip_of(files={"mimetype": "x", "content.xml": "<a/>"}), "open_document"),
    ("a binary workbook", zip_of(files={"xl/workbook.bin": b"x"}), "binary_excel"),
    ("macros", lists.repacked(lists.plain_list(), files={"xl/vbaProject.bin": b"x"}), "macros"),
    ("cut in the middle", lists.plain_list()[:-300], "corrupt"),
    ("noise after PK", b"PK\x03\x04" + b"\x07" * 3000, "corrupt"),
    ("broken xml", lists.repacked(lists.plain_list(), files={"xl/workbook.xml": b"<workbook"}), "corrupt"),
    ("zeros packed a thousandfold", lists.repacked(lists.plain_list(), files={"xl/media/a.bin": b"0" * 60_000_000}), "bomb"),
    ("five hundred parts", lists.repacked(lists.plain_list(), files={f"xl/m/{n}": b"x" for n in range(500)}), "bomb"),
    ("entities", with_sheet("").__class__(lists.repacked(lists.plain_list(), files={
        "xl/worksheets/sheet1.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'})), "bomb"),
    ("formulas without end", with_sheet('<row r="1">' + '<c r="A1"><f>1+1</f><v>2</v></c>' * 30_001 + "</row>"), "formulas"),
    ("100,000 rows", with_sheet(long_sheet()), "too_many_rows"),
    ("a cell at the end of the world", with_sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "too_many_rows"),
    ("a cell far to the right", with_sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "too_many_columns"),
    ("no list", lists.workbook([["Kế hoạch"], ["Nội dung", "Thời gian"]]), "no_table"),
    ("a header and nobody", lists.workbook([lists.HEADER]), "no_people"),
]


@pytest.mark.parametrize(("content", "why"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_a_bad_file_is_refused_with_a_sentence(cast, content, why):
    with pytest.raises(UnreadableFile) as refused:
        preview_members_file(content, unit_id=cast.cell.pk, by=cast.clerk.account, name="ds.xlsx")

    assert refused.value.code == f"workbooks.unreadable.{why}"
    assert len(refused.value.sentence) > 30
    assert "%(" not in refused.value.sentence
    assert not MembersImport.objects.exists()


def test_a_workbook_under_another_name_is_refused(cast):
    with pytest.raises(UnreadableFile) as refused:
        preview_members_file(lists.plain_list(), unit_id=cast.cell.pk, by="test", name="ds.csv")

    assert refused.value.code == "workbooks.unreadable.wrong_name"


def test_a_lying_archive_directory_does_not_help_a_bomb(monkeypatch):
    monkeypatch.setattr(container, "_ensure_package", lambda package: None)
    monkeypatch.setattr(container, "MAX_UNPACKED", 2_000_000)

    with pytest.raises(container.Unreadable):
        container.ensure_workbook(lists.many(8000), "ds.xlsx")


def test_empty_formatted_rows_to_the_end_of_the_sheet_do_no_harm(cast):
    cells = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(900_000, 900_200))
    content = lists.plain_list()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").replace(b"</sheetData>", cells.encode() + b"</sheetData>")

    found = preview_members_file(
        lists.repacked(content, files={"xl/worksheets/sheet1.xml": sheet}), unit_id=cast.cell.pk, by="test"
    )

    assert len(found.rows) == 4
