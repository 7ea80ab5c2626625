"""The register in and out: issued papers, arrivals, versions, relations, what is public, what stays."""

import datetime as dt
import importlib

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from chibo.platform.audit.models import AuditEntry
from chibo.platform.events.models import EventRecord
from chibo.platform.files.models import StoredFile
from chibo.platform.papers.choices import NumberState
from chibo.platform.papers.errors import NumberLeavesGap, NumberNotReserved, NumberTaken
from chibo.platform.papers.models import NumberSeries, ReservedNumber
from chibo.work.documents import errors
from chibo.work.documents.models import Document, DocumentVersion, Relation
from chibo.work.documents.public import public_file, public_papers
from chibo.work.documents.queries import (
    document_card,
    documents_of,
    issuable_types,
    newest_version,
    standing_of,
    tree_of,
    versions_of,
)
from chibo.work.documents.rules.relations import Force
from chibo.work.documents.services import (
    add_version,
    begin_series_at,
    change_document,
    draw_number,
    make_public,
    register_incoming,
    register_issued,
    relate,
    unrelate,
    withdraw_public,
)

TODAY = dt.date(2026, 11, 10)
DAY = dt.timedelta(days=1)


def incoming(cast, number="50-CT/TW", *, issued_on=dt.date(2026, 11, 2), **words):
    words = {
        "issuer": "Ban Bí thư",
        "title": f"Văn bản {number}",
        "received_on": max(issued_on, dt.date(2026, 11, 9)),
        **words,
    }
    return register_incoming(cast.cell.pk, number=number, issued_on=issued_on, by="tests", on=TODAY, **words)


def issued(cast, number=None, *, code="NQ", unit=None, system="party", **words):
    words = {"title": "Nghị quyết về công tác tháng 11", "issued_on": TODAY, **words}
    unit_id = (unit or cast.cell).pk
    return register_issued(
        unit_id, number=number, system=system, type_code=code, by="tests", on=TODAY, **words
    )


def drawn(cast, code="NQ", **kwargs):
    return draw_number(cast.cell.pk, "party", code, by="tests", on=TODAY, **kwargs)


def test_what_comes_in_is_counted_by_year(cast):
    papers = [incoming(cast, f"{n}-CT/TW") for n in (1, 2)]
    old = incoming(cast, "3-CT/TW", issued_on=dt.date(2025, 12, 30), received_on=dt.date(2025, 12, 31))
    assert [(paper.arrival_year, paper.arrival_number) for paper in (*papers, old)] == [
        (2026, 1),
        (2026, 2),
        (2025, 1),
    ]


def test_a_refused_paper_leaves_no_gap_among_the_arrivals(cast):
    incoming(cast, "1-CT/TW")
    with pytest.raises(errors.AlreadyRegistered):
        incoming(cast, "1-CT/TW")
    assert incoming(cast, "2-CT/TW").arrival_number == 2


def test_a_number_is_taken_apart_and_the_system_told(cast):
    paper = incoming(
        cast, "Số: 05a/BC-SNgV", issuer="Sở Ngoại vụ", signer="Đồng chí A", pages=4, urgency="express"
    )
    assert (paper.number, paper.serial, paper.supplement, paper.symbol) == ("05a/BC-SNgV", 5, "a", "BC-SNgV")
    assert (paper.system, paper.type_code, paper.kind, paper.pages) == ("state", "BC", "report", 4)
    assert document_card(paper.pk).urgency == "express"


def test_the_same_paper_in_another_writing_is_the_same(cast):
    incoming(cast, "50-CT/TW")
    with pytest.raises(errors.AlreadyRegistered):
        incoming(cast, "Số 50 - CT/TW", issuer="BAN BÍ THƯ")
    assert Document.objects.count() == 1


def test_an_issued_paper_uses_the_number_that_was_drawn(cast):
    number = drawn(cast)
    paper = issued(cast, number)
    number.refresh_from_db()
    assert (paper.number, paper.issuer, paper.direction, paper.kind) == (
        "01-NQ/CB",
        cast.cell.name,
        "issued",
        "resolution",
    )
    assert (number.state, number.used_for) == (NumberState.USED, paper.reference)
    assert EventRecord.objects.get(name="documents.document_registered").payload["direction"] == "issued"


def test_a_number_on_the_paper_is_taken_if_it_is_the_next_or_waits(cast):
    waits = drawn(cast)
    assert issued(cast, "02-NQ/CB").number == "02-NQ/CB"
    assert issued(cast, "01-NQ/CB", title="Nghị quyết khác").number == waits.text
    assert set(ReservedNumber.objects.values_list("state", flat=True)) == {NumberState.USED}


@pytest.mark.parametrize(
    ("number", "refusal"),
    [("01-NQ/CB", NumberTaken), ("05-NQ/CB", NumberLeavesGap), ("NQ", errors.NumberUnreadable)],
)
def test_a_number_that_is_used_or_leaves_a_gap_is_refused_and_nothing_half_registered(cast, number, refusal):
    issued(cast, drawn(cast))
    with pytest.raises(refusal) as refused:
        issued(cast, number, title="Khác")
    assert "%(" not in refused.value.sentence
    assert (Document.objects.count(), ReservedNumber.objects.count()) == (1, 1)


def test_a_number_used_for_one_paper_is_not_used_for_another(cast):
    number = drawn(cast)
    issued(cast, number)
    with pytest.raises(errors.AlreadyRegistered):
        issued(cast, number)
    with pytest.raises(NumberNotReserved):
        issued(cast, number, issued_on=TODAY - DAY)


def test_numbers_of_a_book_on_paper_are_gone_on_with(cast):
    begin_series_at(cast.cell.pk, "party", "NQ", given=17, by="tests", on=TODAY)
    assert drawn(cast).text == "18-NQ/CB"
    assert issued(cast, "05-NQ/CB").number == "05-NQ/CB"
    with pytest.raises(NumberTaken):
        issued(cast, "05-NQ/CB", title="Khác")


def test_a_state_body_numbers_by_year_with_a_slash(cast):
    texts = [
        draw_number(cast.department.pk, "state", code, by="tests", on=day, drafted_by=unit).text
        for code, day, unit in (
            ("BC", TODAY, ""),
            ("BC", TODAY, ""),
            ("CV", TODAY, "VP"),
            ("BC", dt.date(2025, 3, 1), ""),
        )
    ]
    assert texts == ["01/BC-SNgV", "02/BC-SNgV", "01/SNgV-VP", "01/BC-SNgV"]
    assert issued(cast, "03/BC-SNgV", code="BC", unit=cast.department, system="state").type_code == "BC"


@pytest.mark.parametrize("code", ["QyĐ", "HD", "CT", "TTri"])
def test_a_cell_is_not_offered_what_it_may_not_issue(cast, code):
    assert code not in dict(issuable_types(cast.cell.pk, on=TODAY))
    with pytest.raises(errors.TypeNotIssued):
        drawn(cast, code)


def test_a_unit_issues_nothing_in_the_other_system(cast):
    assert issuable_types(cast.cell.pk, "state", on=TODAY) == []
    assert issuable_types(cast.department.pk, "party", on=TODAY) == []
    assert dict(issuable_types(cast.cell.pk, on=TODAY))["NQ"] == "Nghị quyết"


def test_a_party_number_needs_a_term(cast):
    with pytest.raises(errors.NoTermThatDay):
        draw_number(cast.cell.pk, "party", "NQ", by="tests", on=dt.date(2024, 1, 1))


def test_the_same_origin_makes_one_paper(cast):
    first = issued(cast, drawn(cast), origin="drafting.draft:3")
    assert issued(cast, None, origin="drafting.draft:3", title="Khác").pk == first.pk
    assert Document.objects.count() == 1


def test_what_stands_on_an_issued_paper_stays_and_the_rest_may_change(cast):
    paper = issued(cast, drawn(cast))
    with pytest.raises(errors.IssuedStays):
        change_document(paper, number="09-NQ/CB", by="tests", on=TODAY)
    paper = change_document(paper, holder="Văn thư", pages=3, by="tests", on=TODAY)
    assert (paper.number, paper.holder, paper.pages) == ("01-NQ/CB", "Văn thư", 3)


def test_versions_are_added_and_never_replaced(cast):
    paper = incoming(cast, files=[("ct50.txt", b"mot")])
    again = add_version(paper, SimpleUploadedFile("ct50.txt", b"mot"), by="tests", on=TODAY)
    newer = add_version(
        paper, SimpleUploadedFile("ct50-ky.txt", b"hai"), note="Bản có chữ ký", by="tests", on=TODAY
    )
    assert (again.nr, newer.nr) == (1, 2)
    assert [(one.nr, one.file_name, one.note) for one in versions_of(paper.pk)] == [
        (2, "ct50-ky.txt", "Bản có chữ ký"),
        (1, "ct50.txt", ""),
    ]
    paper.refresh_from_db()
    assert paper.file_id == newer.file_id == newest_version(paper.pk).file_id
    with pytest.raises(IntegrityError), transaction.atomic():
        DocumentVersion.objects.create(
            document=paper, nr=2, file=newer.file, sha256="x", added_by="x", added_on=TODAY
        )


def test_a_file_kept_for_something_else_is_kept_for_the_document_too(cast):
    signed = StoredFile.objects.create(
        sha256="a" * 64,
        name="ky.pdf",
        content_type="application/pdf",
        size=3,
        subject="signing.job:1",
        arrived_from="tests",
    )
    paper = incoming(cast)
    version = add_version(paper, signed, by="tests", on=TODAY)
    assert (version.file.subject, version.sha256) == (paper.reference, signed.sha256)
    signed.refresh_from_db()
    assert signed.subject == "signing.job:1"


@pytest.fixture
def chain(cast):
    """CT 41 of 2015, the plan that implements it, the directive that replaces it."""
    old = incoming(cast, "41-CT/TW", issued_on=dt.date(2015, 3, 2), received_on=dt.date(2015, 3, 9))
    plan = incoming(
        cast, "09-KH/ĐU", issued_on=dt.date(2015, 5, 4), received_on=dt.date(2015, 5, 9), issuer="Đảng ủy"
    )
    new = incoming(cast, "50-CT/TW")
    relate(plan, "implements", old, since=plan.issued_on, by="tests", on=TODAY)
    relate(new, "replaces", old, since=dt.date(2026, 12, 1), by="tests", on=TODAY)
    return old, plan, new


def test_what_is_in_force_depends_on_the_day(chain):
    old, plan, new = chain
    assert standing_of(old, on=TODAY).state == Force.IN_FORCE
    assert standing_of(old, on=dt.date(2026, 12, 1)).by == new.pk
    assert standing_of(old, on=dt.date(2014, 1, 1)).state == Force.NOT_YET
    assert standing_of(plan, on=dt.date(2027, 1, 1)).holds


def test_the_tree_shows_both_directions_and_only_what_one_may_see(cast, chain):
    old, plan, new = chain
    tree = tree_of(old, cast.official.account, on=TODAY)
    assert {leaf.document.pk for leaf in tree.trunk.leaves} == {plan.pk, new.pk}
    assert [leaf.document.pk for leaf in tree_of(plan, cast.official.account, on=TODAY).bases] == [old.pk]
    change_document(new, for_committee=True, by="tests", on=TODAY)
    assert {leaf.document.pk for leaf in tree_of(old, cast.official.account, on=TODAY).trunk.leaves} == {
        plan.pk
    }


def test_a_relation_that_closes_a_circle_is_refused(cast, chain):
    old, plan, new = chain
    with pytest.raises(errors.RelationCloses):
        relate(old, "cites", plan, since=TODAY, by="tests", on=TODAY)
    with pytest.raises(errors.RelationCloses):
        relate(old, "cites", old, since=TODAY, by="tests", on=TODAY)
    relate(new, "cites", plan, since=TODAY, by="tests", on=TODAY)
    with pytest.raises(errors.RelationCloses):
        relate(old, "answers", new, since=TODAY, by="tests", on=TODAY)
    assert Relation.objects.count() == 3


def test_relations_that_cannot_be_are_refused(cast, chain):
    old, plan, new = chain
    with pytest.raises(errors.RelationKnown):
        relate(plan, "implements", old, since=plan.issued_on, by="tests", on=TODAY)
    with pytest.raises(errors.RelationTooEarly):
        relate(new, "cites", plan, since=new.issued_on - DAY, by="tests", on=TODAY)
    lone = incoming(cast, "01-TB/TW", issued_on=dt.date(2016, 1, 1), received_on=dt.date(2016, 1, 2))
    with pytest.raises(errors.RelationBackwards):
        relate(lone, "cites", new, since=TODAY, by="tests", on=TODAY)
    other = register_incoming(
        cast.other_cell.pk,
        number="1-CV/TU",
        issuer="Tỉnh ủy",
        issued_on=TODAY,
        received_on=TODAY,
        title="Khác",
        by="tests",
        on=TODAY,
    )
    with pytest.raises(errors.OtherRegister):
        relate(new, "cites", other, since=TODAY, by="tests", on=TODAY)


def test_a_relation_is_taken_back_with_a_reason_that_stays_on_the_trail(chain):
    relation = Relation.objects.get(kind="replaces")
    with pytest.raises(errors.ReasonNeeded):
        unrelate(relation, reason=" ", by="tests")
    unrelate(relation, reason="ghi nhầm", by="tests")
    assert not Relation.objects.filter(kind="replaces").exists()
    assert AuditEntry.objects.get(action="documents.document.unrelated").data["reason"] == "ghi nhầm"


def test_nothing_is_public_until_the_clerk_says_so(cast):
    paper = incoming(cast, files=[("ct50.txt", b"mot")])
    assert (public_papers(on=TODAY), public_file(paper.pk, on=TODAY)) == ([], None)
    make_public(paper, by="tests", on=TODAY)
    (shown,) = public_papers(on=TODAY)
    assert (shown.number, shown.unit_name, shown.published_on, shown.size) == (
        "50-CT/TW",
        cast.cell.name,
        TODAY,
        3,
    )
    assert public_papers(on=TODAY - DAY) == []
    assert public_papers(on=TODAY, unit_id=cast.other_cell.pk) == []
    withdraw_public(paper, by="tests")
    assert public_papers(on=TODAY) == []


@pytest.mark.parametrize("words", [{"circulation": "internal"}, {"for_committee": True}])
def test_a_marked_paper_is_never_public(cast, words):
    with pytest.raises(errors.NotForThePublic):
        make_public(incoming(cast, **words), by="tests", on=TODAY)
    public = make_public(incoming(cast, "51-CT/TW"), by="tests", on=TODAY)
    with pytest.raises(errors.NotForThePublic):
        change_document(public, by="tests", on=TODAY, **words)


def test_a_paper_for_the_committee_is_hidden_from_the_others(cast):
    paper = incoming(cast, for_committee=True)
    seen = {
        who: client.get(reverse("documents:detail", args=[paper.pk])).status_code
        for who, client in cast.roles.items()
        if who in ("secretary", "clerk", "official", "stranger")
    }
    assert seen == {"secretary": 200, "clerk": 200, "official": 404, "stranger": 404}
    assert paper.number not in cast.official.client.get(reverse("documents:list")).content.decode()
    assert len(documents_of(cast.cell.pk)) == 1


def test_what_was_registered_before_is_taken_apart(cast):
    before = Document.objects.create(
        unit=cast.cell,
        issuer="Bộ Tài chính",
        number="140/2025/TT-BTC",
        kind="circular",
        title="Thông tư",
        folded="x",
        issued_on=dt.date(2026, 1, 5),
        received_on=dt.date(2026, 1, 9),
        file=StoredFile.objects.create(
            sha256="b" * 64,
            name="a.pdf",
            content_type="application/pdf",
            size=1,
            subject="x",
            arrived_from="Thư",
        ),
    )
    migration = importlib.import_module("chibo.work.documents.migrations.0004_take_what_is_registered_apart")
    migration.take_apart(apps, None)
    before.refresh_from_db()
    assert (before.serial, before.symbol, before.system, before.type_code) == (
        140,
        "2025/TT-BTC",
        "state",
        "TT",
    )
    assert (before.arrival_year, before.arrival_number) == (2026, 1)
    assert (before.versions.get().sha256, before.versions.get().added_by) == ("b" * 64, "Thư")
    assert NumberSeries.objects.get(period="arrivals:2026").highest == 1
