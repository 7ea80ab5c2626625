import json
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.work.meetings.choices import Presence
from chibo.work.meetings.models import AgendaItem, RollEntry, Statement
from chibo.work.meetings.services.assigning import plan_task
from chibo.work.meetings.services.roll import tick, tick_rest
from chibo.work.meetings.services.session import next_item, open_meeting
from chibo.work.meetings.services.speaking import flag_wish, record_statement, write_conclusion
from chibo.work.meetings.services.voting import count_vote, open_vote
from tests.conftest import make_member
from tests.work.meetings.session.conftest import plan

JSON = {"Accept": "application/json"}


@pytest.fixture
def table(meeting):
    return reverse("meetings:table", args=[meeting.pk])


def say(client, item, key, headers=JSON, **fields):
    return client.post(reverse("meetings:say", args=[item.pk, key]), fields, headers=headers)


# ---- who


WHO = {
    "secretary": 200, "deputy": 200, "committee": 200, "official": 200,
    "probationary": 403, "exempted": 403, "clerk": 403, "superior": 403,
    "stranger": 404, "officer": 404, "administrator": 404, "visitor": 302,
}  # fmt: skip


def test_who_sits_at_the_table(cast, meeting, table):
    pulse = reverse("meetings:pulse", args=[meeting.pk])
    closing = reverse("meetings:closing", args=[meeting.pk])
    people = reverse("meetings:people", args=[meeting.pk])
    wall = reverse("meetings:projector", args=[meeting.pk])
    for address in (table, pulse, closing, people, wall):
        assert {name: client.get(address).status_code for name, client in cast.roles.items()} == WHO, address


def test_who_may_write_at_the_table(cast, meeting, item, entry, everybody_came):
    said = record_statement(item, "k", text="Tôi", by="test")
    vote = open_vote(item, question="?", by="test")
    plan_task(item, "t", title="Việc", by="test")
    addresses = [
        reverse("meetings:tick", args=[entry("Phạm Ngọc").pk]), reverse("meetings:tick_rest", args=[meeting.pk]),
        reverse("meetings:guest", args=[meeting.pk]), reverse("meetings:officers", args=[meeting.pk]),
        reverse("meetings:dues", args=[meeting.pk]), reverse("meetings:next_item", args=[meeting.pk]),
        reverse("meetings:item_current", args=[item.pk]), reverse("meetings:item_done", args=[item.pk]),
        reverse("meetings:say", args=[item.pk, "new"]), reverse("meetings:strike_statement", args=[said.key]),
        reverse("meetings:flag_wish", args=[said.key]), reverse("meetings:unflag_wish", args=[said.key]),
        reverse("meetings:conclude", args=[item.pk]), reverse("meetings:open_vote", args=[item.pk]),
        reverse("meetings:count_vote", args=[vote.pk]), reverse("meetings:withdraw_vote", args=[vote.pk]),
        reverse("meetings:plan_task", args=[item.pk, "new"]), reverse("meetings:strike_task", args=["t"]),
        reverse("meetings:conclude_rest", args=[meeting.pk]), reverse("meetings:closing", args=[meeting.pk]),
    ]  # fmt: skip
    outsiders = {name: code for name, code in WHO.items() if code != 200}
    clients = {name: cast.roles[name] for name in outsiders}
    before = list(RollEntry.objects.values()), list(Statement.objects.values()), list(AgendaItem.objects.values())
    for address in addresses:
        codes = {name: client.post(address, {"text": "x", "field": "text"}).status_code for name, client in clients.items()}
        assert codes == outsiders, address
    after = list(RollEntry.objects.values()), list(Statement.objects.values()), list(AgendaItem.objects.values())
    assert after == before


def test_before_the_meeting_the_table_offers_to_open_it(cast, planned):
    page = cast.secretary.client.get(reverse("meetings:table", args=[planned.pk]))
    assert reverse("meetings:open", args=[planned.pk]) in page.content.decode()
    cast.secretary.client.post(
        reverse("meetings:open", args=[planned.pk]), {"chair": cast.deputy.person.pk, "minute_taker": ""}
    )
    planned.refresh_from_db()
    assert (planned.state, planned.chair_id) == ("in_session", cast.deputy.person.pk)


# ---- what is seen


def test_the_page_shows_what_was_said_and_nothing_that_was_struck(cast, item, table, entry):
    record_statement(item, "k1", text="<script>alert('x')</script>", speaker=entry("Phạm Ngọc"), by="test")
    record_statement(item, "k2", text="Đã gạch", by="test")
    Statement.objects.filter(key="k2").update(struck=True)
    page = cast.secretary.client.get(table).content.decode()
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "Đã gạch" not in page


def test_a_very_long_text_comes_back_whole(cast, item, table):
    text = "Báo cáo rất dài. " * 2500
    assert say(cast.secretary.client, item, "k1", text=text).status_code == 200
    assert text.strip() in cast.secretary.client.get(table).content.decode()
    refused = say(cast.secretary.client, item, "k2", text="x" * 60_000)
    assert (refused.status_code, "error" in refused.json()) == (422, True)


def rich(meeting, count):
    """``count`` of everything on the current item."""
    item = meeting.items.get(state="current")
    people = list(meeting.roll.filter(presence="present"))
    for number in range(count):
        speaker = people[number % len(people)]
        said = record_statement(item, f"s{number}", text="Ý kiến", speaker=speaker, by="test")
        flag_wish(said, answerer_id=speaker.person_id, by="test")
        vote = open_vote(item, question=f"Hỏi {number}", by="test")
        count_vote(vote, votes_for=3, votes_against=0, abstentions=0, by="test")
        plan_task(item, f"t{number}", title="Việc", lead_id=speaker.person_id, support_ids=[people[0].person_id], by="test")
        meeting.items.create(section="closing", kind="other", title="Thêm", position=50 + number)
        item.attachments.create(title="Tài liệu", added_at=timezone.now())


def test_the_number_of_queries_does_not_grow_with_rows(cast, everybody_came, table, count_queries):
    client = cast.secretary.client
    rich(everybody_came, 1)
    client.get(table)
    one = count_queries(lambda: client.get(table))
    for number in range(4):
        tick(
            everybody_came.roll.create(
                person=make_member(cast.cell, f"Người {number}"), full_name=f"Người {number}", folded="nguoi",
                position=100 + number, standing="official", entitled=True, expected=True,
            ),
            Presence.PRESENT, by="test",
        )
    for number in range(1, 5):
        said = record_statement(everybody_came.items.get(state="current"), f"x{number}", text="Ý", by="test")
        flag_wish(said, answerer_id=cast.deputy.person.pk, by="test")
        helpers = [cast.official.person.pk]
        plan_task(
            said.item, f"y{number}", title="Việc", lead_id=cast.deputy.person.pk, support_ids=helpers, by="test"
        )
    assert count_queries(lambda: client.get(table)) == one
    assert one <= 24


def test_a_pane_alone_asks_only_for_itself(cast, everybody_came, table, count_queries):
    client = cast.secretary.client
    htmx = {"HX-Request": "true", "HX-Target": "room"}
    room = client.get(table, headers=htmx)
    text = room.content.decode()
    assert text.lstrip().startswith('<section id="room"')
    assert 'id="current"' not in text
    assert count_queries(lambda: client.get(table, headers=htmx)) < count_queries(lambda: client.get(table))


def test_a_meeting_of_a_thousand_stays_flat(cast, planned, count_queries):
    small = plan(cast, kind="extraordinary", minute_taker=cast.official.person)
    open_meeting(small, by="test")
    tick_rest(small, Presence.PRESENT, by="test")
    client = cast.secretary.client
    few = reverse("meetings:table", args=[small.pk])
    client.get(few)
    queries_of_few = count_queries(lambda: client.get(few))
    meeting = open_meeting(planned, by="test")
    last = meeting.roll.count()
    RollEntry.objects.bulk_create(
        RollEntry(
            meeting=meeting, full_name=f"Nguyễn Văn Số {n}", folded=f"nguyen van so {n}", position=last + n,
            standing="official", entitled=True, expected=True,
        )
        for n in range(1, 995)
    )
    tick_rest(meeting, Presence.PRESENT, by="test")
    many = reverse("meetings:table", args=[meeting.pk])
    page = client.get(many)
    assert page.content.decode().count('class="seat seat-') == 60
    assert len(page.content) < 120_000
    assert "/ 999" in page.content.decode()
    assert count_queries(lambda: client.get(many)) <= queries_of_few + 3
    found = client.get(many, {"q": "so 777", "pane": "room"}).content.decode()
    assert re.findall(r'data-number="(\d+)"', found) == ["777"]
    nobody = client.get(many, {"q": "9" * 30}).content.decode()
    assert 'class="seat seat-' not in nobody


def test_pickers_find_people_without_diacritics_by_given_name_first(cast, meeting):
    make = reverse("meetings:people", args=[meeting.pk])
    found = cast.secretary.client.get(make, {"q": "ho"}).json()
    assert [one["label"] for one in found][:1] == ["Nguyễn Minh Hòa"]
    assert {"id": str(cast.secretary.person.pk), "label": "Nguyễn Minh Hòa", "note": found[0]["note"]} in (
        cast.secretary.client.get(make, {"q": "minh hoa", "as": "person"}).json()
    )


def test_the_wall_names_nobody_who_is_absent(cast, everybody_came, entry):
    tick(entry("Phạm Ngọc"), Presence.EXCUSED, by="test", reason="ốm nặng")
    item = everybody_came.items.get(state="current")
    vote = open_vote(item, question="Thông qua dự thảo", by="test")
    count_vote(vote, votes_for=3, votes_against=0, abstentions=0, by="test")
    page = cast.deputy.client.get(reverse("meetings:projector", args=[everybody_came.pk])).content.decode()
    assert "tán thành 3/3 đồng chí, đạt 100 %" in page
    assert item.title in page
    assert "Phạm Ngọc" not in page
    assert "ốm nặng" not in page


# ---- writing


def test_autosave_acknowledges_with_version_and_time(cast, item):
    client = cast.secretary.client
    first = say(client, item, "k1", field="text", value="Tôi", version="0").json()
    later = say(client, item, "k1", field="text", value="Tôi nhất trí", version="1").json()
    assert (first["version"], later["version"]) == (1, 2)
    assert re.fullmatch(r"\d\d:\d\d:\d\d", later["saved_at"])
    assert Statement.objects.get().text == "Tôi nhất trí"


def test_a_second_writer_gets_both_texts(cast, item):
    say(cast.secretary.client, item, "k1", field="text", value="Một", version="0")
    say(cast.deputy.client, item, "k1", field="text", value="Hai", version="1")
    refused = say(cast.secretary.client, item, "k1", field="text", value="Ba", version="1")
    assert (refused.status_code, refused.json()) == (409, {"theirs": "Hai", "version": 2})


def test_without_scripts_both_texts_are_on_the_page(cast, item):
    write_conclusion(item, "Của đồng chí Hằng", version=0, by="test")
    address = reverse("meetings:conclude", args=[item.pk])
    page = cast.secretary.client.post(address, {"conclusion": "Của tôi", "version": "0"})
    text = page.content.decode()
    assert page.status_code == 409
    assert "Của đồng chí Hằng" in text
    assert "Của tôi" in text
    again = cast.secretary.client.post(address, {"conclusion": "Của cả hai", "version": "1"})
    assert again.status_code == 302
    item.refresh_from_db()
    assert item.conclusion == "Của cả hai"


def test_everything_works_with_plain_forms(cast, everybody_came, item, entry):
    client = cast.secretary.client
    say(client, item, "k1", headers={}, text="Đề nghị", speaker=str(entry("Phạm Ngọc").pk), kind="wish")
    client.post(reverse("meetings:flag_wish", args=["k1"]), {"answerer": cast.deputy.person.pk, "due": "15/12/2026"})
    client.post(reverse("meetings:conclude", args=[item.pk]), {"conclusion": "Thống nhất.", "version": "0"})
    client.post(reverse("meetings:open_vote", args=[item.pk]), {"question": "Thông qua?"})
    vote = item.votes.get()
    client.post(reverse("meetings:count_vote", args=[vote.pk]), {"votes_for": "4"})
    facts = {"title": "Tổng hợp", "lead": cast.deputy.person.pk, "due": "10/12/2026"}
    client.post(reverse("meetings:plan_task", args=[item.pk, "t1"]), facts)
    item.refresh_from_db()
    vote.refresh_from_db()
    said, task = item.statements.get(), item.planned_tasks.get()
    assert (said.speaker_name, said.wish.answerer_id) == ("Phạm Ngọc", cast.deputy.person.pk)
    assert (vote.sentence, item.conclusion) == ("tán thành 4/4 đồng chí, đạt 100 %", "Thống nhất.")
    assert (task.lead_id, task.due.isoformat()) == (cast.deputy.person.pk, "2026-12-10")


def test_a_tick_answers_with_the_numbers_of_the_room(cast, meeting, entry):
    address = reverse("meetings:tick", args=[entry("Phạm Ngọc").pk])
    answer = cast.secretary.client.post(address, {"presence": "present"}, headers=JSON).json()
    assert (answer["present"], answer["presence"], answer["unticked"]) == (1, "present", 4)
    refused = cast.secretary.client.post(address, {"presence": "excused"}, headers=JSON)
    assert refused.status_code == 422
    assert refused.json()["error"]


def test_a_tick_costs_few_queries(cast, meeting, entry, count_queries):
    client, address = cast.secretary.client, reverse("meetings:tick", args=[entry("Phạm Ngọc").pk])
    client.post(address, {"presence": "present"}, headers=JSON)
    assert count_queries(lambda: client.post(address, {"presence": "unexcused"}, headers=JSON)) <= 24


def test_a_person_who_is_not_on_the_roll_cannot_lead_a_task(cast, item):
    address = reverse("meetings:plan_task", args=[item.pk, "t1"])
    stranger = {"field": "lead", "value": str(cast.stranger.person.pk), "version": "0"}
    assert cast.secretary.client.post(address, stranger, headers=JSON).status_code == 422
    assert not item.planned_tasks.exists()


def test_support_is_added_and_removed(cast, item):
    client, address = cast.secretary.client, reverse("meetings:plan_task", args=[item.pk, "t1"])
    client.post(address, {"field": "title", "value": "Việc", "version": "0"}, headers=JSON)
    who = str(cast.official.person.pk)
    client.post(address, {"field": "support_add", "value": who, "version": "1"}, headers=JSON)
    task = item.planned_tasks.get()
    assert [str(person.pk) for person in task.support.all()] == [who]
    client.post(address, {"field": "support_drop", "value": who, "version": "2"})
    assert not task.support.exists()


# ---- two screens


def test_the_pulse_says_nothing_when_nothing_changed(cast, meeting, item, entry):
    address = reverse("meetings:pulse", args=[meeting.pk])
    client = cast.secretary.client
    first = client.get(address, {"item": item.pk})
    quiet = client.get(address, {"item": item.pk}, headers={"If-None-Match": first["ETag"]})
    assert (quiet.status_code, quiet.content) == (304, b"")
    record_statement(item, "k1", text="Tôi", by=cast.deputy.account)
    tick(entry("Phạm Ngọc"), Presence.PRESENT, by="test")
    loud = client.get(address, {"item": item.pk}, headers={"If-None-Match": first["ETag"]}).json()
    before = json.loads(first.content)
    assert loud["writer"] == "Trần Thúy Hằng"
    assert (loud["item"] != before["item"], loud["room"] != before["room"]) == (True, True)
    assert (loud["agenda"], loud["current"]) == (before["agenda"], item.pk)


def test_the_pulse_is_cheap(cast, meeting, count_queries):
    client, address = cast.secretary.client, reverse("meetings:pulse", args=[meeting.pk])
    client.get(address)
    assert count_queries(lambda: client.get(address)) <= 10


def test_one_sees_who_is_writing_but_not_oneself(cast, item, table):
    record_statement(item, "k1", text="Tôi", by=cast.deputy.account)
    writer = re.compile(r'id="writer"[^>]*>(.*?)</span>', re.DOTALL)
    mine = writer.search(cast.deputy.client.get(table).content.decode())
    theirs = writer.search(cast.secretary.client.get(table).content.decode())
    assert mine
    assert theirs
    assert ("Trần Thúy Hằng" in mine[1], "Trần Thúy Hằng" in theirs[1]) == (False, True)


# ---- the end


def test_the_closing_page_lists_what_is_open_and_closes_when_nothing_is(cast, everybody_came):
    client, address = cast.secretary.client, reverse("meetings:closing", args=[everybody_came.pk])
    listed = client.post(address)
    assert listed.status_code == 422
    assert "Kết luận, biểu quyết nghị quyết" in listed.content.decode()
    while next_item(everybody_came, by="test"):
        pass
    client.post(reverse("meetings:conclude_rest", args=[everybody_came.pk]), {"text": "Chi bộ thống nhất tiếp thu."})
    assert client.post(address).status_code == 302
    everybody_came.refresh_from_db()
    assert everybody_came.state == "closed"
    assert client.get(reverse("meetings:table", args=[everybody_came.pk])).status_code == 302


def test_the_rest_may_be_ticked_from_the_closing_page(cast, meeting):
    address = reverse("meetings:tick_rest", args=[meeting.pk])
    answer = cast.secretary.client.post(address, {"presence": "unexcused", "closing": "1"})
    assert answer["Location"] == reverse("meetings:closing", args=[meeting.pk])
    assert not meeting.roll.filter(presence="").exists()


# ---- wishes


@pytest.fixture
def wish(item, cast):
    said = record_statement(item, "w", text="Đề nghị sửa mái hiên", by="test")
    return flag_wish(said, answerer_id=cast.official.person.pk, by="test")


def test_the_cell_reads_its_wishes_and_nobody_else_does(cast, wish):
    address = reverse("meetings:wishes")
    shown = {
        name: "Đề nghị sửa mái hiên" in client.get(address).content.decode() for name, client in cast.roles.items()
    }
    readers = {"secretary", "deputy", "committee", "official", "probationary", "exempted"}
    assert {name for name, seen in shown.items() if seen} == readers


def test_who_answers_a_wish(cast, wish):
    address = reverse("meetings:answer_wish", args=[wish.pk])
    codes = {name: client.get(address).status_code for name, client in cast.roles.items()}
    allowed = {name for name, code in codes.items() if code == 200}
    assert allowed == {"secretary", "deputy", "committee", "official"}
    assert (codes["stranger"], codes["visitor"], codes["probationary"]) == (404, 302, 403)


def test_an_answer_is_given_and_read(cast, wish):
    address = reverse("meetings:answer_wish", args=[wish.pk])
    empty = cast.official.client.post(address, {"answer": " "})
    assert empty.status_code == 422
    cast.official.client.post(address, {"answer": "Sửa xong trước 20/12."})
    page = cast.probationary.client.get(reverse("meetings:wishes"), {"show": "answered"}).content.decode()
    assert "Sửa xong trước 20/12." in page
