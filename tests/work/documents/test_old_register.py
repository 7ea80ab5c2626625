"""An old register comes in from a workbook: read, shown, imported whole or not at all."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from chibo.platform.papers.models import ReservedNumber
from chibo.platform.workbooks.errors import UnreadableFile
from chibo.platform.workbooks.queries import kept_until
from chibo.work.documents import errors
from chibo.work.documents.models import Document, RegisterImport
from chibo.work.documents.services import draw_number
from chibo.work.documents.services.importing import import_register
from chibo.work.documents.services.previewing import (
    discard_register,
    forget_undecided,
    judge_again,
    preview_register,
)

TODAY = dt.date(2026, 11, 10)
HEAD = [
    "TT",
    "Số đến",
    "Ngày đến",
    "Tác giả",
    "Số, ký hiệu",
    "Ngày tháng",
    "Tên loại và trích yếu",
    "Người nhận",
    "Độ mật",
]
ROW = [1, 5, "05/02/2016", "Tỉnh ủy", "12-CV/TU", dt.date(2016, 2, 1), "Công văn về tổng kết", "Văn thư", ""]
OUT_HEAD = ["Số, ký hiệu", "Ngày tháng", "Trích yếu nội dung", "Người ký", "Nơi lưu"]


def workbook(*rows, head=HEAD):
    book = Workbook()
    page = book.active
    page.append(["SỔ ĐĂNG KÝ VĂN BẢN"])
    page.append(head)
    page.append([f"({n})" for n in range(1, len(head) + 1)])
    for row in rows:
        page.append(row)
    page.append(["Người lập sổ"])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(cast, *rows, direction="incoming", head=HEAD):
    return preview_register(
        workbook(*rows, head=head),
        name="so.xlsx",
        unit_id=cast.cell.pk,
        direction=direction,
        by="tests",
        on=TODAY,
    )


def changed(place, value):
    return [*ROW[:place], value, *ROW[place + 1 :]]


def test_a_register_is_read_shown_and_imported(cast):
    found = read(
        cast, ROW, [2, 6, "06/02/2016", "UBND tỉnh", "03/QĐ-UBND", "02/02/2016", "Quyết định", "Bí thư", ""]
    )
    assert found.counts == {"new": 2, "same": 0, "error": 0}
    assert not Document.objects.exists()
    done = import_register(found, by="tests", on=TODAY)
    first, second = Document.objects.order_by("arrival_number")
    assert (first.arrival_number, first.holder, first.kind, first.system) == (5, "Văn thư", "letter", "party")
    assert (second.issued_on, second.system, second.serial) == (dt.date(2016, 2, 2), "state", 3)
    assert (done.state, done.rows, done.read_rows) == ("imported", [], [])
    with pytest.raises(errors.RegisterDecided):
        import_register(found, by="tests", on=TODAY)


def test_a_header_of_two_rows_with_merged_cells_is_understood(cast):
    book = Workbook()
    page = book.active
    page.append(["TT", "Văn bản đến", "", "Tác giả", "Văn bản", "", "Trích yếu", "Người nhận"])
    page.append(["", "Số đến", "Ngày đến", "", "Số, ký hiệu", "Ngày tháng", "", ""])
    page.append(ROW[:-1])
    for cells in ("A1:A2", "B1:C1", "D1:D2", "E1:F1", "G1:G2", "H1:H2"):
        page.merge_cells(cells)
    target = io.BytesIO()
    book.save(target)
    found = preview_register(
        target.getvalue(), name="so.xlsx", unit_id=cast.cell.pk, direction="incoming", by="tests", on=TODAY
    )
    assert {one["column"] for one in found.columns} == {
        "arrival", "received_on", "issuer", "number", "issued_on", "title", "holder",
    }  # fmt: skip
    import_register(found, by="tests", on=TODAY)
    paper = Document.objects.get()
    assert (paper.number, paper.arrival_number, paper.received_on) == ("12-CV/TU", 5, dt.date(2016, 2, 5))


def test_what_is_there_already_is_left_alone(cast):
    import_register(read(cast, ROW), by="tests", on=TODAY)
    again = read(cast, ROW)
    assert again.counts == {"new": 0, "same": 1, "error": 0}
    import_register(again, by="tests", on=TODAY)
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    "bad",
    [
        changed(5, "hôm nào đó"),
        changed(5, ""),
        changed(8, "Mật"),
        changed(6, "Kế hoạch (Mật)"),
        changed(2, "01/01/2016"),
        changed(5, "01/01/2027"),
        changed(3, ""),
        changed(4, "05/MẬT"),
    ],
)
def test_one_row_in_error_keeps_the_whole_register_out(cast, bad):
    found = read(
        cast, [9, 9, "05/03/2016", "Tỉnh ủy", "13-CV/TU", "01/03/2016", "Công văn khác", "", ""], bad
    )
    assert found.counts == {"new": 1, "same": 0, "error": 1}
    assert found.rows[1]["problems"]
    with pytest.raises(errors.RegisterHasErrors):
        import_register(found, by="tests", on=TODAY)
    assert not Document.objects.exists()


def test_a_paper_or_a_number_of_arrival_twice_is_an_error(cast):
    assert read(cast, ROW, ROW).counts["error"] == 1
    assert read(cast, ROW, changed(4, "99-CV/TU")).counts["error"] == 1


def test_issued_papers_take_their_series_up_and_the_next_number_follows(cast):
    rows = [[f"{n:02d}-BC/CB", "05/09/2025", f"Báo cáo {n}", "Nguyễn Minh Hòa", "Tủ 1"] for n in (1, 2, 4)]
    found = read(cast, *rows, direction="issued", head=OUT_HEAD)
    assert found.counts["new"] == 3
    import_register(found, by="tests", on=TODAY)
    assert set(Document.objects.values_list("number", "direction")) == {(one[0], "issued") for one in rows}
    assert draw_number(cast.cell.pk, "party", "BC", by="tests", on=TODAY).text == "05-BC/CB"
    assert Document.objects.first().original_at == "Tủ 1"


def test_issued_papers_whose_series_goes_on_here_are_errors(cast):
    draw_number(cast.cell.pk, "party", "BC", by="tests", on=TODAY)
    found = read(cast, ["07-BC/CB", "05/09/2025", "Báo cáo", "", ""], direction="issued", head=OUT_HEAD)
    assert found.counts["error"] == 1
    wrong_type = read(cast, ["07-CT/CB", "05/09/2025", "Chỉ thị", "", ""], direction="issued", head=OUT_HEAD)
    assert wrong_type.counts["error"] == 1
    assert ReservedNumber.objects.count() == 1


def test_a_register_that_was_changed_meanwhile_is_judged_anew(cast):
    found = read(cast, ROW)
    import_register(read(cast, ROW), by="tests", on=TODAY)
    with pytest.raises(errors.RegisterChanged):
        import_register(found, by="tests", on=TODAY)
    assert judge_again(found, by="tests", on=TODAY).counts == {"new": 0, "same": 1, "error": 0}


def test_a_register_nobody_decides_about_is_put_aside_by_itself(cast):
    found = read(cast, ROW)
    RegisterImport.objects.update(read_at=dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC))
    found.refresh_from_db()
    assert kept_until(found.read_at) == dt.date(2026, 11, 15)
    assert "15/11/2026" in cast.clerk.client.get(found.get_absolute_url()).content.decode()
    assert forget_undecided(on=dt.date(2026, 11, 15), by="tests") == 0, "the last day is still in time"
    assert forget_undecided(on=dt.date(2026, 11, 16), by="documents.jobs") == 1
    found.refresh_from_db()
    assert (found.state, found.rows, found.read_rows) == ("discarded", [], [])
    assert forget_undecided(on=dt.date(2026, 11, 17), by="tests") == 0


def test_a_register_put_aside_is_forgotten(cast):
    found = discard_register(read(cast, ROW), by="tests")
    assert (found.state, found.rows, found.read_rows) == ("discarded", [], [])
    with pytest.raises(errors.RegisterDecided):
        judge_again(found, by="tests", on=TODAY)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"%PDF-1.7", UnreadableFile),
        (b"", UnreadableFile),
        (workbook(["a", "b"], head=["Họ và tên", "Ngày sinh"]), errors.NoRegisterFound),
        (workbook(), errors.NoRegisterFound),
    ],
)
def test_what_is_no_register_is_refused_in_a_sentence(cast, content, refusal):
    with pytest.raises(refusal) as refused:
        preview_register(
            content, name="so.xlsx", unit_id=cast.cell.pk, direction="incoming", by="tests", on=TODAY
        )
    assert "%(" not in refused.value.sentence
    assert not RegisterImport.objects.exists()


def test_the_clerk_imports_on_the_pages_and_strangers_learn_nothing(cast):
    address, client = reverse("documents:import", args=[cast.cell.pk]), cast.clerk.client
    form = {"direction": "incoming", "mark": "none", "file": SimpleUploadedFile("so.xlsx", workbook(ROW))}
    page = client.post(address, form).url
    assert "12-CV/TU" in client.get(page).content.decode()
    assert cast.official.client.get(page).status_code == 404
    assert cast.stranger.client.get(page).status_code == 404
    found = RegisterImport.objects.get()
    client.post(reverse("documents:confirm_import", args=[found.pk]))
    assert Document.objects.get().number == "12-CV/TU"
    assert "12-CV/TU" not in client.get(page).content.decode()
