"""Nobody finds words of another cell: not as a hit, not in a count, a filter, a suggestion, a mended slip, a kept search."""

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.platform.search.models import Entry, SavedSearch
from chibo.platform.search.queries import Filters, find, suggest
from chibo.platform.search.registry import KINDS
from chibo.platform.search.services import catch_up, save_search
from chibo.work.meetings.choices import MeetingKind
from chibo.work.meetings.services.planning import plan_meeting
from chibo.work.tasks.services import assign_task
from tests.platform.search.test_finding import DAY, register
from tests.walk.another_cell import make_another_cast

WORDS = ["đại hội", "chi bộ", "biên bản", "rà soát thỏa thuận", "sửa phòng đọc", "50-CT/TW", "chuẩn bị", "Nguyễn Minh Hòa",
         "ghi chú", "thống nhất"]  # fmt: skip
OWN = {"members": ("secretary", "deputy", "committee", "official", "probationary", "clerk", "superior", "officer")}


def test_every_kind_says_who_may_see_it():
    assert KINDS
    for kind in KINDS.values():
        assert callable(kind.visible_to), kind.name
        assert callable(kind.reach), kind.name
        assert f"{kind.model._meta.app_label}" in kind.name


@pytest.mark.parametrize("name", sorted(KINDS))
def test_nobody_signed_in_sees_nothing_of_any_kind(name, cast):
    from django.contrib.auth.models import AnonymousUser

    catch_up()
    keys = set(Entry.objects.filter(kind=name).values_list("key", flat=True)) | {1, 2, 3}

    assert set(KINDS[name].visible_to(AnonymousUser(), keys)) == set()
    assert set(KINDS[name].reach(AnonymousUser())) == set()


@pytest.fixture
def two_cells(cast):
    """Two cells with papers, tasks and meetings of the same words; the second has one paper of its own words."""
    other = make_another_cast(cast)
    for owner in (cast, other):
        by = owner.secretary.account
        for number, words in enumerate(WORDS):
            register(owner, f"{number}-CV/CB", f"Về việc {words}", by=by)
            assign_task(
                owner.cell.pk, title=f"Chuẩn bị {words}", lead_id=owner.official.person.pk, due=DAY, by=by, on=DAY,
                origin=f"tasks.test:{owner.cell.pk}-{number}",
            )
        plan_meeting(
            owner.cell.pk, kind=MeetingKind.COMMITTEE, month=Month.of(timezone.localdate()), starts_at=timezone.now(), by=by,
            chair_id=owner.secretary.person.pk,
        )
    register(other, "99-CV/TU", "Pháo hoa đêm giao thừa", issuer="Ban tổ chức lễ hội mùa xuân", by=other.secretary.account)
    catch_up()
    return cast, other


def units_behind(references, cast):
    keys = {}
    for reference in references:
        kind, _, key = reference.partition(":")
        keys.setdefault(kind, []).append(int(key))
    return {
        unit for kind, some in keys.items() if kind not in ("units.unit",)
        for unit in Entry.objects.filter(kind=kind, key__in=some).values_list("unit", flat=True) if unit
    }


def test_no_hit_of_another_cell(two_cells):
    cast, other = two_cells
    theirs = {other.cell.pk, other.department.pk}
    for role in OWN["members"]:
        user = getattr(cast, role).account
        for words in WORDS:
            found = find(user, words)
            assert not units_behind(found.references, cast) & theirs, (role, words)
            assert found.count == len(found.references)
    assert find(cast.secretary.account, "đại hội").count > 0


def test_words_that_only_they_have_leave_no_trace(two_cells):
    cast, other = two_cells
    mine, theirs = cast.secretary.account, other.secretary.account
    assert find(theirs, "pháo hoa giao thừa").count == 1

    asked = ["pháo hoa", "phao hoa", "pháo ho", "phạo hoa", "phao*", '"đêm giao thừa"', "99-CV/TU", "phaox hoa", "lễ hội"]
    for words in asked:
        found = find(mine, words)
        text = "".join(piece.text for hit in found.hits for piece in (*hit.title, *hit.snippet)).lower()
        assert "pháo" not in text, words
        assert "giao thừa" not in text, words
        assert "lễ hội" not in [choice.label for choice in found.by_issuer]
        assert [hit.label for hit in suggest(mine, words) if "Pháo" in hit.label] == []
    assert find(mine, "pháo hoa giao thừa").count == 0
    assert find(mine, "", Filters(issuer="Ban tổ chức lễ hội mùa xuân")).count == 0
    of_a_unit = ("documents.document", "tasks.task", "meetings.item")
    assert find(mine, "", Filters(unit=other.cell.pk, kinds=of_a_unit)).count == 0


def test_rights_are_asked_when_a_hit_is_shown_whatever_the_index_says(two_cells, monkeypatch):
    """A reach that is wrong, and an index that is wrong, show nothing that is not allowed."""
    cast, _other = two_cells
    for name, kind in list(KINDS.items()):
        monkeypatch.setitem(KINDS, name, type(kind)(**{**kind.__dict__, "reach": lambda user: {"all"}}))

    found = find(cast.secretary.account, "pháo hoa giao thừa")

    assert (found.hits, found.count, found.by_unit, found.by_issuer) == ((), 0, (), ())


def test_a_committee_meeting_is_found_by_the_committee_only(two_cells):
    cast, _other = two_cells
    assert find(cast.committee.account, "", Filters(kinds=("meetings.meeting",))).count > 0
    assert find(cast.official.account, "", Filters(kinds=("meetings.meeting", "meetings.item"))).count == 0


def test_pages_and_suggestions_of_others_are_empty(two_cells):
    cast, other = two_cells
    page = cast.secretary.client.get(reverse("search:results"), {"q": "pháo hoa giao thừa"}).content.decode()
    theirs = other.secretary.client.get(reverse("search:results"), {"q": "pháo hoa giao thừa"}).content.decode()

    assert "<mark>Pháo</mark>" in theirs
    assert "<mark>" not in page
    assert cast.secretary.client.get(reverse("search:suggest"), {"q": "pháo"}).json() == []
    assert other.secretary.client.get(reverse("search:suggest"), {"q": "pháo"}).json()[0]["label"].startswith("99-CV/TU")


def test_a_kept_search_is_ones_own(cast):
    save_search(cast.secretary.account, name="Chuyện riêng", query="q=chuyen+rieng")
    saved = SavedSearch.objects.get()

    assert "Chuyện riêng" in cast.secretary.client.get(reverse("search:results")).content.decode()
    assert "Chuyện riêng" not in cast.deputy.client.get(reverse("search:results")).content.decode()
    assert cast.deputy.client.post(reverse("search:forget", args=[saved.pk])).status_code == 404
    assert cast.secretary.client.post(reverse("search:forget", args=[saved.pk])).status_code == 302
    assert not SavedSearch.objects.exists()


def test_a_kept_search_lies_sealed(cast):
    from django.db import connection

    save_search(cast.secretary.account, name="Chuyện riêng", query="q=chuyen+rieng")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, query FROM search_savedsearch")
        assert not [text for text in cursor.fetchone() if "rieng" in text or "riêng" in text]
