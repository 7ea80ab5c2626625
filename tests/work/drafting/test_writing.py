"""Beginning a draft and writing it."""

import pytest

from chibo.organization.mandates.models import Mandate
from chibo.platform.audit.models import AuditEntry
from chibo.platform.papers.models import ReservedNumber
from chibo.platform.threads.models import ThreadLink
from chibo.work.documents.services import register_incoming
from chibo.work.drafting import errors
from chibo.work.drafting.choices import DraftState
from chibo.work.drafting.models import Draft, Part
from chibo.work.drafting.queries.facts import draft_content, letter_facts, missing_fields
from chibo.work.drafting.services import (
    add_part,
    add_receivers,
    drop_draft,
    keep_group,
    move_part,
    remove_part,
    start_draft,
    write_field,
    write_part,
)
from chibo.work.tasks.services import assign_task
from tests.conftest import give_post, make_person, make_unit
from tests.work.drafting.stories import fill, plan, state_report, write


def directive(cast, today):
    return register_incoming(
        cast.cell.pk, issuer="Ban Bí thư", number="50-CT/TW", issued_on=today, received_on=today,
        title="Chỉ thị về sinh hoạt chi bộ", by=cast.clerk.account, on=today,
    )


def test_a_draft_begins_from_the_skeleton_of_its_kind_and_the_directive_it_carries_out(cast, today):
    paper = directive(cast, today)

    draft = start_draft(
        cast.cell.pk, system="party", type_code="KH", by=cast.secretary.account, on=today, origin=paper.reference
    )

    assert [part.heading for part in draft.parts.all()] == ["Mục đích, yêu cầu", "Nội dung, nhiệm vụ", "Tổ chức thực hiện"]
    assert "50-CT/TW" in draft.fields["bases"]
    assert draft.signer == cast.secretary.person
    assert (draft.authority, draft.over) == ("T/M", "Chi bộ")
    assert ThreadLink.objects.filter(source=paper.reference, target=draft.reference).exists()
    assert AuditEntry.objects.filter(action="drafting.draft.started").count() == 1


@pytest.mark.parametrize("system, code", [("party", "QyĐ"), ("party", "HD"), ("state", "BC"), ("party", "??"), ("", "")])
def test_a_cell_writes_only_what_it_may_issue(cast, today, system, code):
    with pytest.raises(errors.KindNotIssuable):
        start_draft(cast.cell.pk, system=system, type_code=code, by="tests", on=today)

    assert not Draft.objects.exists()


def test_a_department_writes_state_papers_and_no_party_papers(cast, today):
    assert state_report(cast, today).system == "state"
    with pytest.raises(errors.KindNotIssuable):
        start_draft(cast.department.pk, system="party", type_code="NQ", by="tests", on=today)


def test_what_is_missing_is_named_and_never_blank(cast, today):
    draft = start_draft(cast.cell.pk, system="party", type_code="KH", by="tests", on=today)

    missing = missing_fields(draft, on=today)

    assert {"mục đích", "yêu cầu", "thời hạn", "người chủ trì", "trích yếu"} <= set(missing)
    assert "⟦mục đích⟧" in str(draft_content(draft, on=today))


def test_a_paper_with_everything_misses_nothing(cast, today):
    assert missing_fields(plan(cast, today), on=today) == ()


def test_a_signer_without_the_post_on_that_day_is_a_hole(cast, today):
    draft = plan(cast, today)
    Mandate.objects.filter(person=cast.secretary.person).delete()

    assert set(missing_fields(draft, on=today)) == {"chức vụ", "họ tên người ký"}


def test_a_draft_from_a_task_knows_its_facts(cast, today):
    task = assign_task(
        cast.cell.pk, title="Rà soát hồ sơ", product="Báo cáo", lead_id=cast.official.person.pk, due=today,
        origin="tests.story:1", by="tests", on=today,
    )
    draft = plan(cast, today, origin=task.reference, parts=[("", "Giao {người chủ trì}: {nhiệm vụ}, {sản phẩm}.")])

    assert letter_facts(draft, on=today).parts[0].text == "Giao Phạm Ngọc: Rà soát hồ sơ, Báo cáo."


def test_facts_given_along_win(cast, today):
    values = {"ngày họp": "05/11", "địa danh": "Việt Trì"}
    draft = plan(cast, today, parts=[("", "Họp {ngày họp} tại {địa danh}")], values=values)

    assert letter_facts(draft, on=today).parts[0].text == "Họp 05/11 tại Việt Trì"


def test_two_who_write_different_texts_do_not_disturb_each_other(cast, today):
    draft = plan(cast, today)
    read_at = draft.version
    write_field(draft, "subject", "của người thứ nhất", version=read_at, by="one", on=today)

    kept = write_field(draft, "bases", "của người thứ hai", version=read_at, by="other", on=today)

    assert (kept.fields["subject"], kept.fields["bases"]) == ("của người thứ nhất", "của người thứ hai")


def test_two_who_write_the_same_text_see_both(cast, today):
    draft = plan(cast, today)
    write_field(draft, "subject", "của người thứ nhất", version=draft.version, by="one", on=today)

    with pytest.raises(errors.TextChanged) as refused:
        write_field(draft, "subject", "của người thứ hai", version=draft.version, by="other", on=today)

    assert refused.value.params["theirs"] == "của người thứ nhất"
    draft.refresh_from_db()
    assert refused.value.params["version"] == draft.version
    assert draft.subject == "của người thứ nhất"


def test_two_who_write_the_same_part_see_both(cast, today):
    part = plan(cast, today).parts.first()
    write_part(part, "text", "một", version=1, by="one")

    with pytest.raises(errors.TextChanged) as refused:
        write_part(part, "text", "hai", version=1, by="other")

    assert refused.value.params["theirs"] == "một"
    assert Part.objects.get(pk=part.pk).text == "một"


@pytest.mark.parametrize(
    "name, text, error",
    [
        ("body", "x", errors.NoSuchText),
        ("__class__", "x", errors.NoSuchText),
        ("state", "issued", errors.NoSuchText),
        ("subject", "x" * 1_001, errors.TextTooLong),
        ("bases", "x" * 60_001, errors.TextTooLong),
        ("day", "31/02/2026", errors.UnclearDay),
        ("authority", "TM.", errors.NoSuchText),
        ("signer", "999999", errors.NotACandidate),
        ("template", "999999", errors.TemplateNotValid),
    ],
)
def test_what_cannot_be_written_is_refused_and_changes_nothing(cast, today, name, text, error):
    draft = plan(cast, today)

    with pytest.raises(error):
        write_field(draft, name, text, version=draft.version, by="tests", on=today)

    assert Draft.objects.get(pk=draft.pk).version == draft.version


def test_somebody_without_a_post_does_not_sign(cast, today):
    draft = plan(cast, today)

    with pytest.raises(errors.NotACandidate):
        fill(draft, "signer", str(cast.official.person.pk), today)
    assert fill(draft, "signer", str(cast.deputy.person.pk), today).signer == cast.deputy.person


def test_parts_are_added_moved_and_removed(cast, today):
    draft = plan(cast, today)
    first, second = draft.parts.all()

    third = add_part(draft, by="tests", after=first.pk, heading="Ở giữa")
    move_part(second, up=True, by="tests")
    move_part(second, up=True, by="tests")
    move_part(second, up=True, by="tests")
    remove_part(first, by="tests")

    assert [part.pk for part in draft.parts.order_by("position")] == [second.pk, third.pk]
    assert [part.position for part in draft.parts.order_by("position")] == [1, 2]


def test_there_is_an_end_to_parts(cast, today):
    draft = plan(cast, today, parts=[("", "x")] * 60)

    with pytest.raises(errors.TooManyParts):
        add_part(draft, by="tests")


def test_receivers_of_a_group_come_before_the_archive_and_only_once(cast, today):
    draft = plan(cast, today)
    group = keep_group(cast.cell.pk, name="Cấp trên", lines="- Đảng uỷ cấp trên,\nBan Tổ chức", by="tests")

    add_receivers(draft, group, by="tests")
    kept = add_receivers(draft, group, by="tests")

    assert kept.fields["recipients"].split("\n") == ["Đảng ủy cấp trên", "Ban Tổ chức", "Lưu Chi bộ"]


def test_a_group_of_another_unit_is_not_taken(cast, today):
    group = keep_group(cast.other_cell.pk, name="Khác", lines="Nơi bí mật", by="tests")
    draft = plan(cast, today)

    with pytest.raises(errors.NoSuchText):
        add_receivers(draft, group, by="tests")


def test_a_draft_put_aside_stays_readable_and_is_not_written_any_more(cast, today):
    draft = plan(cast, today)
    with pytest.raises(errors.ReasonNeeded):
        drop_draft(draft, reason="  ", by="tests")

    dropped = drop_draft(draft, reason="Đã có văn bản khác", by="tests")

    assert dropped.state == DraftState.DROPPED
    with pytest.raises(errors.NotBeingWritten):
        fill(draft, "subject", "x", today)
    with pytest.raises(errors.NotBeingWritten):
        write(draft.parts.first(), "x")
    assert not ReservedNumber.objects.exists()


def test_a_division_writes_papers_of_its_body_with_its_own_sign(cast, today):
    division = make_unit("division", "Phòng Hợp tác quốc tế", parent=cast.department, symbol="HTQT")
    head = make_person("Giám Đốc Sở")
    give_post(head, cast.department, "director", "Giám đốc Sở")

    draft = state_report(cast, today, type_code="CV", drafted_in=division.pk)

    facts = letter_facts(draft, on=today)
    assert (facts.head.drafted_by, facts.signers[0].post) == ("HTQT", "Giám đốc")
