"""Pages of a kept PDF as pictures and text: drawn once, within bounds, taken away when nobody needs them."""

import datetime as dt

import pytest
from django.conf import settings
from django.utils import timezone

from chibo.platform.files import pages
from chibo.platform.files.pages import forget_old_pages, page_count, page_picture, page_texts
from chibo.platform.files.services import path_of, store_bytes
from tests.work.directives.stories import pdf_of, scan_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.CHIBO_DATA, settings.FILES_FOLDER = tmp_path, tmp_path / "files"


def stored(content, name="van-ban.pdf"):
    return store_bytes(content, name=name, subject="documents.document:1", by="test")


def test_text_and_pictures_of_each_page_are_drawn_once(monkeypatch):
    file = stored(pdf_of("Một trang chữ.", "Trang thứ hai."))
    assert [("Một trang chữ." in text, "Trang thứ hai." in text) for text in page_texts(file)] == [
        (True, False), (False, True)
    ]
    first = page_picture(file, 2)
    assert first.read_bytes()[8:12] == b"WEBP"
    assert page_picture(file, 3) is None
    monkeypatch.setattr(pages, "_run", lambda *asked: pytest.fail("drawn again"))
    assert page_picture(file, 1).exists()
    assert page_count(file) == 2


def test_a_scan_has_pictures_and_empty_text():
    file = stored(scan_of(2))
    assert page_texts(file) == ["", ""]
    assert page_picture(file, 2).exists()


def test_a_page_as_large_as_a_house_is_drawn_small():
    file = stored(scan_of().replace(b"595", b"99999").replace(b"842", b"99999"))
    picture = page_picture(file, 1)
    assert picture is None or picture.stat().st_size < 1_000_000


@pytest.mark.parametrize("content", [b"%PDF-1.7 nothing", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>"])
def test_a_broken_file_has_no_pages_and_is_not_tried_again(content, monkeypatch):
    file = stored(content)
    assert page_texts(file) is None
    assert page_picture(file, 1) is None
    monkeypatch.setattr(pages, "_run", lambda *asked: pytest.fail("tried again"))
    assert page_count(file) == 0


def test_a_file_that_is_gone_has_no_pages():
    file = stored(scan_of())
    path_of(file.sha256).unlink()
    assert page_texts(file) is None


def test_pages_nobody_needs_go_and_the_others_stay():
    needed, old = stored(scan_of()), stored(scan_of(2))
    for file in (needed, old):
        page_picture(file, 1)
    later = timezone.now() + dt.timedelta(days=1)
    assert forget_old_pages({needed.sha256}, before=timezone.now() - dt.timedelta(days=1)) == 0
    assert forget_old_pages({needed.sha256}, before=later) == 1
    assert [place.name for place in (settings.CHIBO_DATA / "pages").glob("??/*")] == [needed.sha256]
