"""Annexes of drafts, what the PDF cannot print, and the exact room of a signature."""

import pytest
from django.urls import reverse

from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of
from chibo.platform.papers.models import ReservedNumber
from chibo.platform.papers.queries import paper_content, paper_file, signature_places_of
from chibo.work.documents.queries import versions_of
from chibo.work.drafting import errors
from chibo.work.drafting.models import Part
from chibo.work.drafting.queries.facts import draft_content, missing_fields
from chibo.work.drafting.queries.templates import words_in_docx
from chibo.work.drafting.queries.texts import snapshot_of
from chibo.work.drafting.queries.warnings import annexes_unnamed, unprintable_in
from chibo.work.drafting.services import add_part, issue_draft, keep_version, move_part, turn_annex
from chibo.work.signing.models import SigningJob
from chibo.work.signing.queries import rooms_of
from tests.platform.papers.printed import MM, Printed
from tests.work.drafting.stories import fill, plan, write
from tests.work.drafting.test_templates import USUAL, bring

pytestmark = pytest.mark.django_db
WIDE = "TT | Đơn vị\n" + "\n".join(f"{n} | Phòng {n}" for n in range(1, 4))


def with_annexes(cast, today, *texts):
    draft = plan(cast, today)
    for number, text in enumerate(texts, start=1):
        add_part(draft, by="tests", annex=True, heading=f"Danh sách {number}", text=text)
    return draft


def test_annexes_stand_behind_the_signature_counted_and_tied_to_the_paper(cast, today):
    draft = with_annexes(cast, today, WIDE, "Một câu")
    turn_annex(draft.parts.get(text="Một câu"), across=True, by="tests")
    paper = issue_draft(draft, by="tests", on=today).paper

    first, second = paper_content(paper).annexes
    assert (first.label, first.title, first.across) == ("Phụ lục I", "DANH SÁCH 1", False)
    assert (second.label, second.across) == ("Phụ lục II", True)
    assert first.note.startswith("(Kèm theo Kế hoạch số 01-KH/CB ngày ")
    assert first.note.endswith("của Chi bộ Sở Ngoại vụ)")
    printed = Printed(paper_file(paper, "pdf"))
    assert printed.find("Phụ lục I").page > printed.find("Nơi nhận:").page


def test_parts_stay_before_annexes_whatever_is_added_or_moved(cast, today):
    draft = with_annexes(cast, today, "a", "b")
    add_part(draft, by="tests", heading="Phần sau")
    assert [part.annex for part in draft.parts.all()] == [False, False, False, True, True]
    last = draft.parts.last()
    move_part(last, up=True, by="tests")
    move_part(draft.parts.get(heading="Danh sách 2"), up=True, by="tests")
    assert [part.heading for part in draft.parts.all()][-2:] == ["Danh sách 2", "Danh sách 1"]
    with pytest.raises(errors.NoSuchText):
        turn_annex(draft.parts.first(), across=True, by="tests")


def test_an_empty_annex_is_missing_and_takes_no_number_of_a_part(cast, today):
    draft = with_annexes(cast, today, "")
    assert missing_fields(draft, on=today) == ("nội dung phụ lục 1",)
    with pytest.raises(errors.FieldsMissing):
        issue_draft(draft, by="tests", on=today)
    assert not ReservedNumber.objects.exists()


def test_a_kept_version_tells_annexes_from_parts(cast, today):
    draft = with_annexes(cast, today, WIDE)
    keep_version(draft, by=cast.secretary.account)
    snapshot = draft.versions.latest("nr").snapshot
    assert [bool(part.get("annex")) for part in snapshot["parts"]] == [False, False, True]


def test_a_template_without_a_place_for_annexes_stops_the_paper_and_one_with_a_place_holds_them(cast, today):
    draft = with_annexes(cast, today, "Một câu của phụ lục.")
    draft = fill(draft, "template", str(bring(cast, today).pk), today)
    with pytest.raises(errors.TemplateWithoutAnnexes):
        issue_draft(draft, by="tests", on=today)
    assert not ReservedNumber.objects.exists()

    asked = (*USUAL, "{%p for dong in phu_luc %}", "{{ dong }}", "{%p endfor %}")
    holds = bring(cast, today, *asked, name="Mẫu có phụ lục")
    issued = issue_draft(fill(draft, "template", str(holds.pk), today), by="tests", on=today)
    word = next(line for line in versions_of(issued.document_id) if line.file_name.endswith("docx"))
    words = words_in_docx(path_of(word.sha256).read_bytes())
    assert words[-3:] == ["Phụ lục", "DANH SÁCH 1", "Một câu của phụ lục."]


def test_the_page_adds_turns_and_removes_annexes(cast, today):
    draft, client = plan(cast, today), cast.secretary.client
    assert client.post(reverse("drafting:add_annex", args=[draft.pk])).status_code == 302
    annex = draft.parts.get(annex=True)
    client.post(reverse("drafting:turn_annex", args=[annex.pk]), {"across": "1"})
    annex.refresh_from_db()
    assert annex.across
    shown = client.get(draft.get_absolute_url()).content.decode()
    assert f'id="{annex.field}"' in shown
    assert "nội dung phụ lục 1" in shown
    assert cast.stranger.client.post(reverse("drafting:turn_annex", args=[annex.pk]), {"across": "0"}).status_code == 404
    client.post(reverse("drafting:remove_part", args=[annex.pk]))
    assert not Part.objects.filter(annex=True).exists()


def test_a_text_that_does_not_speak_of_its_annexes_is_noted(cast, today):
    draft = with_annexes(cast, today, "Phụ lục này nói về mình.")
    assert annexes_unnamed(draft, snapshot_of(draft))
    write(draft.parts.first(), "Có danh sách kèm theo.")
    assert not annexes_unnamed(draft, snapshot_of(draft))
    assert not annexes_unnamed(plan(cast, today), snapshot_of(plan(cast, today)))


def test_letters_that_the_font_lacks_are_named_with_their_places_before_issuing(cast, today):
    draft = fill(plan(cast, today, subject="thăm tỉnh 秋田 Nhật Bản"), "closing", "Chúc mừng 🎉", today)
    write(draft.parts.first(), "Đối tác 忠清北道 và 秋田.")
    boxes = unprintable_in(draft, snapshot_of(draft), draft_content(draft, on=today))
    part = draft.parts.first()
    assert {(one.anchor, one.letters) for one in boxes} == {
        ("f-subject", "秋田"), ("f-closing", "🎉"), (part.field, "忠清北道秋田"),
    }  # fmt: skip
    assert next(one.words for one in boxes if one.anchor == "f-subject") == "thăm tỉnh 秋田 Nhật Bản"
    for address in (draft.get_absolute_url(), reverse("drafting:issue", args=[draft.pk])):
        shown = cast.secretary.client.get(address).content.decode()
        assert "忠清北道秋田" in shown
        assert f"#{part.field}" in shown
    clean = plan(cast, today, subject="khác")
    assert unprintable_in(clean, snapshot_of(clean), draft_content(clean, on=today)) == []


def issued_with_its_signer_in_the_annex(cast, today):
    name = cast.secretary.person.full_name
    return issue_draft(with_annexes(cast, today, f"TT | Họ và tên\n1 | {name}\n2 | Thử Thị Hà"), by="tests", on=today)


def test_the_picture_goes_into_the_room_of_the_paper_though_the_name_stands_again_in_an_annex(cast, today):
    issued = issued_with_its_signer_in_the_annex(cast, today)
    form = {"person_1": cast.secretary.person.pk, "capacity_1": "T/M CHI BỘ"}
    address = reverse("signing:ask", args=[issued.document_id])
    assert cast.secretary.client.post(address, form).status_code == 302

    signer = SigningJob.objects.get().signers.get()
    (room,) = signature_places_of(issued.paper)
    assert signer.page == room.page == 0
    assert (signer.left + signer.right) / 2 == pytest.approx(room.x + room.width / 2, abs=1)
    assert room.y - 1 <= signer.bottom < signer.top <= room.y + room.height + 1
    printed = Printed(paper_file(issued.paper, "pdf"))
    name, post = printed.find(cast.secretary.person.full_name, page=0), printed.find("BÍ THƯ", page=0)
    assert post.baseline < 297 - signer.top * MM < 297 - signer.bottom * MM < name.baseline


def test_a_file_that_is_not_the_printed_paper_has_no_known_rooms(cast, today):
    issued = issued_with_its_signer_in_the_annex(cast, today)
    file = StoredFile.objects.get(pk=issued.document.file_id)
    assert len(rooms_of(issued.paper_id, file)) == 1
    other = issue_draft(plan(cast, today, subject="khác"), by="tests", on=today)
    assert rooms_of(other.paper_id, file) == {}
    assert rooms_of(None, file) == {}
