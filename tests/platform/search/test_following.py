"""The index follows the trail: what changed is found, what went is not, and a kill in between costs nothing."""

import datetime as dt
from unittest import mock

import pytest

from chibo.platform.audit.models import ChainHead
from chibo.platform.search.backends import Part, backend
from chibo.platform.search.models import Entry, IndexState
from chibo.platform.search.queries import find, index_report
from chibo.platform.search.registry import KINDS
from chibo.platform.search.rules.tree import Term
from chibo.platform.search.services import catch_up, index_keys, keep_up, rebuild
from chibo.platform.search.services import following as at_work
from chibo.work.documents.services import change_document
from tests.platform.search.test_finding import DAY, register


def names(cast, words):
    return [hit.plain_title for hit in find(cast.official.account, words).hits]


def test_a_change_is_found_under_its_new_words_only(cast, indexed):
    document = register(cast, "7-CV/TU", "Về việc trồng cây")
    indexed()
    change_document(document, title="Về việc trồng hoa", by=cast.secretary.account, on=DAY)
    indexed()

    assert names(cast, "trồng hoa") == ["Về việc trồng hoa"]
    assert names(cast, '"trồng cây"') == []


def test_a_change_of_the_day_moves_the_entry(cast, indexed):
    document = register(cast, "7-CV/TU", "Về việc trồng cây")
    indexed()
    change_document(document, issued_on=dt.date(2026, 2, 1), by=cast.secretary.account, on=DAY)
    indexed()

    assert [hit.day for hit in find(cast.official.account, "trồng cây").hits] == [dt.date(2026, 2, 1)]
    assert len(backend().places(Part.HEAD, Term("trong"), Term("kxdocumentsdocument"), low=0, high=1 << 62, most=9)) == 1


def test_what_is_gone_is_found_no_more(cast, indexed):
    document = register(cast, "7-CV/TU", "Về việc trồng cây")
    indexed()
    type(document).objects.filter(pk=document.pk).delete()
    index_keys(KINDS["documents.document"], [document.pk])

    assert find(cast.official.account, "trồng cây").count == 0
    assert not Entry.objects.filter(kind="documents.document").exists()


def test_indexing_twice_writes_once(cast, indexed):
    document = register(cast, "7-CV/TU", "Về việc trồng cây")
    kind = KINDS["documents.document"]

    assert index_keys(kind, [document.pk]) == 1
    assert index_keys(kind, [document.pk]) == 0


def test_a_kill_between_lines_loses_nothing(cast, indexed):
    """The cursor moves with the entries or not at all."""
    indexed()
    before = IndexState.objects.get().cursor
    register(cast, "7-CV/TU", "Về việc trồng cây")
    with mock.patch.object(at_work, "index_keys", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        catch_up()

    assert IndexState.objects.get().cursor == before
    indexed()
    assert names(cast, "trồng cây") == ["Về việc trồng cây"]


def test_building_goes_on_where_it_was_killed(cast):
    for number in range(3):
        register(cast, f"{number}-CV/TU", f"Trồng cây đợt {number}")
    at_work.start_rebuild(clear=True)
    for _slice in range(3):
        at_work.build_slice()
    half = IndexState.objects.get()
    assert half.building

    catch_up()

    assert find(cast.official.account, "trồng cây").count == 3
    assert index_report().fresh


def test_a_rebuild_takes_away_what_should_not_be_there(cast, indexed):
    register(cast, "7-CV/TU", "Về việc trồng cây")
    indexed()
    Entry.objects.create(kind="nobody.knows", key=1, title="lạ", folded="la", day=dt.date(2026, 1, 1), href="/", digest="")
    Entry.objects.create(kind="documents.document", key=10**9, title="ma", folded="ma", day=dt.date(2026, 1, 1), href="/",
                         digest="")  # fmt: skip
    rebuild()

    assert set(Entry.objects.filter(kind="documents.document").values_list("title", flat=True)) == {"Về việc trồng cây"}
    assert not Entry.objects.filter(kind="nobody.knows").exists()


def test_the_worker_follows_in_small_pieces_and_stops_in_time(cast):
    register(cast, "7-CV/TU", "Về việc trồng cây")
    keep_up(seconds=0)
    assert find(cast.official.account, "trồng cây").count == 0
    keep_up(seconds=30)
    assert find(cast.official.account, "trồng cây").count == 1


def test_the_report_says_how_far_the_index_is(cast, indexed):
    assert not index_report().fresh
    indexed()
    assert index_report().fresh
    register(cast, "7-CV/TU", "Về việc trồng cây")
    head = ChainHead.objects.get().number
    assert index_report().waiting == head - IndexState.objects.get().cursor > 0


def test_the_administrator_reads_it_on_the_state_of_the_system(cast, indexed):
    indexed()
    page = cast.administrator.client.get("/system/").content.decode()

    assert "Danh mục tìm kiếm" in page
    assert "đầy đủ" in page


def test_another_recipe_makes_the_index_anew(cast, indexed):
    register(cast, "7-CV/TU", "Về việc trồng cây")
    indexed()
    IndexState.objects.update(recipe="old")
    Entry.objects.update(digest="old", title="cũ")
    indexed()

    assert names(cast, "trồng cây") == ["Về việc trồng cây"]


def test_a_person_is_found_by_name_and_by_a_new_post(cast, indexed):
    indexed()

    assert names(cast, "hang tran thuy")[0] == "Trần Thúy Hằng"
    assert "Vũ Thị Hà" not in names(cast, "vu thi ha")
    assert [hit.plain_title for hit in find(cast.secretary.account, "vũ thị hà").hits] == ["Vũ Thị Hà"]
