"""The secretary and one independent reader see their cell's lines in words; nobody else does."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse

import chibo
from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.models import Mandate
from chibo.platform.audit.models import AuditEntry, Fingerprint
from chibo.platform.audit.services import record, record_system, take_fingerprint
from chibo.platform.papers.models import Paper
from chibo.platform.papers.queries import paper_file
from chibo.surfaces.trail.deeds import in_words
from chibo.surfaces.trail.errors import DecisionMissing, NotInCommittee, NotIndependent
from chibo.surfaces.trail.models import TrailReader
from chibo.surfaces.trail.services import end_reader, name_reader
from tests.conftest import give_post


@pytest.fixture
def told(cast):
    with transaction.atomic():
        record("units.unit.renamed", cast.cell, by=cast.secretary.account)
        record("units.unit.moved", cast.other_cell, by=cast.stranger.account)
        record("people.person.added", cast.stranger.person, by=cast.stranger.account, name="Người Bên Kia")
        record("people.person.corrected", cast.official.person, by="chibo import-members")
        record_system("backups.backup.made", by="chibo worker")


def name(cast, who, on, decision="Kết luận 05-KL/CB"):
    return name_reader(cast.cell.pk, person_id=who.person.pk, decision=decision, on=on, by=cast.secretary.account)


def actions(client, query=""):
    page = client.get(f"/trail/{query}")
    assert page.status_code == 200, page.content
    numbers = re.findall(r'class="num">(\d+)<', page.content.decode())
    known = dict(AuditEntry.objects.values_list("number", "action"))
    return [known[int(number)] for number in numbers]


class TestReading:
    def test_the_secretary_sees_the_own_cell_its_people_and_the_system(self, cast, told):
        assert actions(cast.secretary.client) == [
            "backups.backup.made", "people.person.corrected", "units.unit.renamed",
        ]  # fmt: skip

    def test_the_other_secretary_sees_the_other_cell(self, cast, told):
        assert actions(cast.stranger.client) == ["backups.backup.made", "people.person.added", "units.unit.moved"]

    @pytest.mark.parametrize("who", ["deputy", "committee", "official", "clerk", "superior", "administrator"])
    def test_nobody_else_reads_it(self, cast, told, who):
        assert cast.members[who].client.get("/trail/").status_code == 403

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("?what=units.", ["units.unit.renamed"]),
            ("?who=import", ["people.person.corrected"]),
            ("?since=01/01/2099", []),
            ("?until=01/01/2000", []),
            ("?since=nonsense&what=units.", ["units.unit.renamed"]),
        ],
    )
    def test_the_list_can_be_narrowed(self, cast, told, query, found):
        assert actions(cast.secretary.client, query) == found

    def test_all_lines_of_one_object(self, cast, told):
        assert actions(cast.secretary.client, f"?about=units.unit:{cast.cell.pk}") == ["units.unit.renamed"]
        assert actions(cast.secretary.client, f"?about=units.unit:{cast.other_cell.pk}") == []

    def test_lines_are_said_in_words(self, cast, told):
        assert "Đơn vị: đổi tên" in cast.secretary.client.get("/trail/").content.decode()

    def test_a_broken_chain_is_said_with_every_fault(self, cast, told):
        AuditEntry.objects.filter(number__in=(1, 3)).update(source="ai đó")
        page = cast.secretary.client.get("/trail/?verify=1").content.decode()
        assert "dòng 1 đã bị sửa" in page
        assert "dòng 3 đã bị sửa" in page

    def test_the_minutes_book_is_compared(self, cast, told):
        printed = take_fingerprint(by="test").printed
        def page(words):
            return cast.secretary.client.get("/trail/", {"fingerprint": words}).content.decode()

        number, _colon, letters = printed.partition(":")
        assert "Chuỗi liền mạch" in page(printed) or "khớp" in page(printed)
        assert "không khớp dấu vân tay" in page(f"{number}: {letters[::-1]}")
        assert "Đây không phải dấu vân tay" in page("abc")


class TestIndependentReader:
    def test_the_one_who_is_named_reads_from_that_day(self, cast, told, today):
        name(cast, cast.committee, today)
        assert "units.unit.renamed" in actions(cast.committee.client)
        assert cast.deputy.client.get("/trail/").status_code == 403

    def test_not_before_the_day_and_not_after_the_end(self, cast, today):
        reader = name(cast, cast.committee, today + dt.timedelta(days=1))
        assert cast.committee.client.get("/trail/").status_code == 403
        end_reader(reader, on=today, by="test")
        assert cast.committee.client.get("/trail/").status_code == 403

    def test_who_leaves_the_committee_reads_it_no_longer(self, cast, today):
        name(cast, cast.committee, today)
        Mandate.objects.filter(person=cast.committee.person).update(until=today)
        assert cast.committee.client.get("/trail/").status_code == 403

    def test_naming_another_ends_the_one_before(self, cast, today):
        name(cast, cast.committee, today)
        name(cast, cast.deputy, today)
        assert [(one.person_id, one.until) for one in TrailReader.objects.order_by("pk")] == [
            (cast.committee.person.pk, today), (cast.deputy.person.pk, None),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("who", "decision", "refusal"),
        [("secretary", "x", NotIndependent), ("official", "x", NotInCommittee), ("stranger", "x", NotInCommittee),
         ("committee", "  ", DecisionMissing)],
    )  # fmt: skip
    def test_refusals(self, cast, today, who, decision, refusal):
        with pytest.raises(refusal) as refused:
            name(cast, cast.members[who], today, decision)
        assert len(str(refused.value.sentence)) > 30
        assert not TrailReader.objects.exists()

    def test_the_page_records_the_decision_and_the_trail_keeps_it(self, cast, today):
        address = f"/trail/readers/{cast.cell.pk}/"
        answer = cast.deputy.client.post(
            address, {"person": cast.committee.person.pk, "decision": "Kết luận 05-KL/CB", "on": today.isoformat()}
        )
        assert answer.status_code == 302, answer.content.decode()
        assert "Kết luận 05-KL/CB" in cast.deputy.client.get(address).content.decode()
        line = AuditEntry.objects.get(action="trail.reader.named")
        assert (line.scope, line.data["decision"]) == (f"unit:{cast.cell.pk}", "Kết luận 05-KL/CB")
        assert cast.deputy.client.post(f"{address}end/").status_code == 302
        assert TrailReader.objects.get().until == today

    def test_a_secretary_cannot_be_chosen_on_the_page(self, cast, today):
        give_post(cast.official.person, cast.cell, Post.COMMITTEE_MEMBER)
        page = cast.secretary.client.get(f"/trail/readers/{cast.cell.pk}/").content.decode()
        chosen = {int(person) for person in re.findall(r'<option value="(\d+)"', page)}
        assert chosen == {one.person.pk for one in (cast.deputy, cast.committee, cast.official)}


class TestFingerprint:
    def test_it_is_taken_and_printed_for_the_minutes_book(self, cast, told):
        client = cast.secretary.client
        assert client.post("/trail/fingerprints/").status_code == 302
        taken = Fingerprint.objects.get()
        assert taken.printed in client.get("/trail/fingerprints/").content.decode()
        answer = client.post(f"/trail/fingerprints/{taken.pk}/print/")
        paper = Paper.objects.get(kind="trail.fingerprint")
        address = reverse("papers:detail", args=[paper.pk])
        assert answer["location"] == address
        for kind in ("docx", "pdf"):
            assert len(paper_file(paper, kind)) > 1000
        page = client.get(address).content.decode()
        assert taken.hash[:4] in page
        client.post(f"/trail/fingerprints/{taken.pk}/print/")
        assert Paper.objects.filter(kind="trail.fingerprint").count() == 1

    def test_the_paper_is_for_those_who_read_the_trail(self, cast, told):
        cast.secretary.client.post("/trail/fingerprints/")
        cast.secretary.client.post(f"/trail/fingerprints/{Fingerprint.objects.get().pk}/print/")
        address = reverse("papers:detail", args=[Paper.objects.get(kind="trail.fingerprint").pk])
        assert cast.official.client.get(address).status_code in (403, 404)
        assert cast.stranger.client.get(address).status_code in (403, 404)


def test_every_action_the_house_records_has_words():
    written = "\n".join(path.read_text("utf-8") for path in Path(chibo.__file__).parent.rglob("*.py"))
    actions = set(re.findall(r'record(?:_system)?\(\s*"([a-z_.]+)"', written))
    assert len(actions) > 100
    assert sorted(action for action in actions if in_words(action) == action) == []
