"""Every door through which a file can come in asks the mark; no other door exists."""

import ast
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, reverse

from chibo.organization.register.models import MembersImport
from chibo.platform.audit.models import AuditEntry
from chibo.platform.files.forms import UploadForm
from chibo.platform.files.models import StoredFile
from chibo.work.documents.models import Document, Stub
from chibo.work.signing.forms import KeyForm, TokenForm
from chibo.work.tasks.models import Task
from tests.platform.files.papers import sheet, word
from tests.walk.world import build

PACKAGE = Path(__file__).parents[3] / "src" / "chibo"
CODE = [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]
SHOWS_THE_KIT = "chibo.web.views"
"""The page of components has a file field that is never read."""
KEYS = {KeyForm, TokenForm}
"""A signer's key and the picture of a signature are no papers: they are used once and never kept."""
BANNER = "Không bao giờ nhập vào đây"


def every_form(kind=forms.BaseForm):
    for found in kind.__subclasses__():
        yield found
        yield from every_form(found)


def test_every_form_that_takes_a_file_asks_the_mark():
    get_resolver().url_patterns  # noqa: B018 -- loads every view, and so every form
    taking = {
        form
        for form in every_form()
        if form.__module__.startswith("chibo") and form.__module__ != SHOWS_THE_KIT
        and any(isinstance(field, forms.FileField) for field in getattr(form, "base_fields", {}).values())
    }
    assert len(taking) >= 5
    assert {form for form in taking if not issubclass(form, UploadForm)} == KEYS


def test_uploads_are_read_by_forms_only_and_files_are_kept_by_one_room_only():
    files, keeping = set(), set()
    for path in CODE:
        place = str(path.relative_to(PACKAGE))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr == "FILES":
                files.add(place)
            if isinstance(node, ast.Name | ast.Attribute | ast.alias):
                name = getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "name", None)
                if name in ("default_storage", "FileSystemStorage", "store_bytes", "store_cleared"):
                    keeping.add(place)
                assert name not in ("ImageField", "FilePathField"), place
    assert files == {
        "organization/register/views/importing.py", "work/documents/views/importing.py",
        "work/documents/views/registering.py", "work/drafting/views/office.py",
        "work/exchange/views/taking.py", "work/meetings/views/prepare.py",
        "work/signing/views/checking.py", "work/signing/views/signing.py", "work/tasks/views/verbs.py",
    }
    assert keeping == {
        "platform/files/services.py", "work/documents/services/versions.py", "work/exchange/services/arriving.py",
        "work/drafting/services/copying.py", "work/signing/services/keeping.py", "work/signing/services/signing.py",
    }


def test_what_arrives_waits_in_memory():
    assert settings.FILE_UPLOAD_HANDLERS == ["chibo.platform.files.arriving.InMemoryOnly"]
    assert settings.DATA_UPLOAD_MAX_NUMBER_FILES == 5


@pytest.fixture
def doors(cast, django_capture_on_commit_callbacks):
    """Each door with what else it asks: (browser, address, the other fields, a file that says something)."""
    world = build(cast, django_capture_on_commit_callbacks)
    item = world.planned.items.first()
    day = "01/11/2026"
    head = {"issuer": "Ban Bí thư", "number": "60-CT/TW", "issued_on": day, "received_on": day, "title": "Chỉ thị"}
    clerk, lead = cast.clerk.client, cast.official.client
    return {
        "document": (clerk, reverse("documents:register", args=[cast.cell.pk]), head, "van-ban.docx", word),
        "changed document": (clerk, reverse("documents:edit", args=[world.document.pk]), head, "van-ban.docx", word),
        "meeting": (cast.secretary.client, reverse("meetings:attach", args=[item.pk]), {"title": "x"}, "a.docx", word),
        "report": (lead, reverse("tasks:report", args=[world.task.pk]), {"text": "Đã làm"}, "a.docx", word),
        "result": (lead, reverse("tasks:finish", args=[world.task.pk]), {"result": "Xong", "on": day}, "a.docx", word),
        "list": (clerk, reverse("register:import", args=[cast.cell.pk]), {"on": day}, "ds.xlsx", sheet),
    }


def counted():
    models = (StoredFile, MembersImport, Document, AuditEntry)
    return [model.objects.count() for model in models] + [list(Task.objects.values_list("state", flat=True))]


def test_every_door_shows_what_must_never_be_entered_and_asks_the_mark_once(doors):
    for name, (client, address, *_rest) in doors.items():
        page = client.get(address).content.decode()
        assert page.count(BANNER) == 1, name
        assert page.count('name="mark"') == 1, name
        assert 'name="false_alarm"' not in page, name


def test_no_door_lets_a_secret_paper_in(doors):
    before = counted()
    for name, (client, address, words, file, make) in doors.items():
        for mark, line in (("none", "TỐI MẬT"), ("secret", "Bình thường"), ("", "Bình thường"), ("none", "MAT")):
            sent = SimpleUploadedFile(file, make("CHI BỘ", line))
            answer = client.post(address, {**words, "mark": mark, "file": sent})
            assert answer.status_code == 422, (name, mark, line)
            said = answer.content.decode()
            assert ('name="false_alarm"' in said) is (line == "MAT"), name
            assert counted() == before, (name, mark, line)


def test_a_refused_paper_is_offered_a_reference_that_has_no_title(doors, cast):
    client, address, words, *_rest = doors["document"]
    said = client.post(address, {**words, "mark": "top_secret"}).content.decode()
    stub = reverse("documents:add_stub", args=[cast.cell.pk])
    assert f'href="{stub}"' in said
    day = "01/11/2026"
    noted = {"number": "07-CV", "issuer": "Công an tỉnh tên dài", "issued_on": day, "holder": "Văn thư", "place": "Tủ 2"}
    assert client.post(stub, noted).url == reverse("documents:stubs", args=[cast.cell.pk])
    kept = Stub.objects.get(issuer="Công an tỉnh tên dài")
    assert {field.name for field in Stub._meta.get_fields()} == {
        "id", "unit", "number", "issuer", "issued_on", "holder", "place", "noted_on"
    }
    assert AuditEntry.objects.get(action="documents.stub.noted", subject_id=str(kept.pk)).data == {}
    assert client.post(stub, noted).status_code == 422
    moved = reverse("documents:move_stub", args=[kept.pk])
    client.post(moved, {"holder": "Bí thư", "place": "Két phòng 3"})
    assert "Két phòng 3" in client.get(reverse("documents:stubs", args=[cast.cell.pk])).content.decode()
    assert cast.official.client.get(moved).status_code == 404


def test_a_false_alarm_with_a_reason_lets_the_paper_in(doors):
    client, address, words, file, make = doors["report"]
    reason = "Đây là tên một khách sạn ở nước ngoài"
    sent = SimpleUploadedFile(file, make("MAT"))
    answer = client.post(address, {**words, "mark": "none", "file": sent, "false_alarm": reason})
    assert answer.status_code == 302
    assert AuditEntry.objects.get(action="files.file.false_alarm").data["reason"] == reason
