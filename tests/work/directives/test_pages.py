"""The pages: a phone's reading page, lists, and who sees counts, who names, who nothing at all."""

import datetime as dt
import json
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.models import Mandate
from chibo.organization.mandates.services import delegate_post
from chibo.organization.membership.choices import LeaveKind
from chibo.organization.membership.models import Leave
from chibo.organization.units.choices import UnitKind
from chibo.platform.audit.models import AuditEntry
from chibo.platform.calendar.registry import Scope
from chibo.platform.notices.models import Notice, Recipient
from chibo.platform.panels.registry import Asker, needs_of
from chibo.work.directives.calendar import days_of_directives
from chibo.work.directives.choices import Way
from chibo.work.directives.errors import NobodyToNudge, NudgedLately
from chibo.work.directives.models import Acknowledgement, Directive
from chibo.work.directives.queries.nudges import nudge_plan
from chibo.work.directives.rules.audience import Line
from chibo.work.directives.services import (
    acknowledge,
    add_later_joiners,
    draft_nudge,
    send_nudge,
    write_questions,
)
from chibo.work.directives.services.asking import Asked
from chibo.work.documents.services import add_version
from tests.conftest import give_post, make_account, make_member, make_person, make_unit
from tests.work.directives.stories import a_paper, newer, pdf_of, reader, scan_of, spread

pytestmark = pytest.mark.django_db
PLAIN = ("Phạm Ngọc", "Lê Đức Anh", "Hoàng Văn Ơn")
"""Members without a post: their names stand on no page but that of who leads them."""


def get(member, name, directive, **more):
    return member.client.get(reverse(f"directives:{name}", kwargs={"pk": directive.pk, **more}))


def press(member, directive, version=1, **more):
    return member.client.post(reverse("directives:acknowledge", args=[directive.pk]), {"version": version, **more})


def named(body):
    return [name for name in PLAIN if name in body]


# ---- reading on a phone -------------------------------------------------------------------------------------


def test_a_reader_sees_the_pages_with_their_text_and_presses_once(cast):
    directive = spread(cast)
    body = get(cast.official, "read", directive).content.decode()
    assert body.count("<img src=") == 2
    assert "Mỗi đảng viên đăng ký một việc làm theo." in body
    assert press(cast.official, directive).status_code == 302
    assert press(cast.official, directive).status_code == 302
    assert Acknowledgement.objects.count() == 1
    assert "Tôi đã đọc" not in get(cast.official, "read", directive).content.decode()


def test_a_page_is_a_picture_that_is_sent_again_only_when_it_changed(cast):
    directive = spread(cast)
    address = reverse("directives:picture", kwargs={"pk": directive.pk, "version": 1, "number": 1})
    client = cast.official.client
    answer = client.get(address)
    assert answer["Content-Type"] == "image/webp"
    assert b"".join(answer)[8:12] == b"WEBP"
    assert answer["Cache-Control"] == "private, no-cache"
    assert client.get(address, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    for version, number in ((1, 3), (2, 1), (1, 0)):
        wrong = reverse("directives:picture", kwargs={"pk": directive.pk, "version": version, "number": number})
        assert client.get(wrong).status_code == 404


def test_text_instead_of_pictures_for_who_wants_it(cast):
    directive = spread(cast)
    body = cast.official.client.get(directive.read_url + "?text=1").content.decode()
    assert "<img" not in body
    assert "Chi bộ tổ chức học tập chỉ thị trong quý này." in body


def test_an_officer_outside_the_cell_reads_what_was_sent_to_them_and_nothing_more(cast):
    directive = spread(cast, lines=[Line("person", person_id=cast.officer.person.pk)])
    assert cast.officer.client.get(directive.document.get_absolute_url()).status_code == 404
    assert get(cast.officer, "read", directive).status_code == 200
    assert b"".join(get(cast.officer, "file", directive))[:4] == b"%PDF"
    press(cast.officer, directive)
    assert reader(directive, cast.officer).version == 1
    assert get(cast.official, "read", directive).status_code == 404


def test_what_is_new_since_i_last_read(cast, django_capture_on_commit_callbacks):
    directive = spread(cast)
    assert get(cast.official, "news", directive).status_code == 404
    press(cast.official, directive)
    with django_capture_on_commit_callbacks(execute=True):
        newer(cast, directive)
    page = get(cast.official, "read", directive).content.decode()
    assert reverse("directives:news", args=[directive.pk]) in page
    body = get(cast.official, "news", directive).content.decode()
    assert re.search(r"<del>.*?quý</del>", body)
    assert re.search(r"<ins>.*?tháng</ins>", body)
    assert "Báo cáo kết quả với Đảng ủy." in body
    assert "Mỗi đảng viên đăng ký" not in body
    answer = press(cast.official, directive, version=1, follow=True)
    assert reader(directive, cast.official).version == 1, answer
    press(cast.official, directive, version=2)
    assert reader(directive, cast.official).version == 2


def test_a_scan_cannot_be_compared_and_says_so(cast, django_capture_on_commit_callbacks):
    directive = spread(cast, a_paper(cast, content=scan_of()))
    press(cast.official, directive)
    with django_capture_on_commit_callbacks(execute=True):
        newer(cast, directive)
    assert "Không so sánh được hai bản" in get(cast.official, "news", directive).content.decode()


def test_a_file_that_has_no_pages_says_how_it_is_read_and_what_would_be_better(cast):
    paper = a_paper(cast, content=b"")
    add_version(paper, ("chi-thi.txt", "Chi bộ học tập chỉ thị.".encode()), by=cast.clerk.account, on=timezone.localdate())
    body = get(cast.official, "read", spread(cast, paper)).content.decode()
    assert "“chi-thi.txt” mở bằng nút phía trên" in body
    assert "Tôi đã đọc" in body


def test_a_press_on_a_version_that_is_no_longer_asked_changes_nothing(cast, django_capture_on_commit_callbacks):
    directive = spread(cast)
    with django_capture_on_commit_callbacks(execute=True):
        newer(cast, directive)
    body = cast.official.client.post(
        reverse("directives:acknowledge", args=[directive.pk]), {"version": 1}, follow=True
    ).content.decode()
    assert "văn bản đã có bản mới" in body
    assert not Acknowledgement.objects.exists()


def test_questions_answer_the_reader_alone(cast):
    directive = spread(cast, way=Way.QUESTIONS)
    (question,) = write_questions(
        directive, [Asked("Học khi nào?", ("Trong quý này", "Năm sau"), "Phần I")], by=cast.secretary.account
    )
    before = set(AuditEntry.objects.values_list("pk", flat=True))
    refused = press(cast.official, directive, follow=True)
    assert refused.status_code == 302
    assert not Acknowledgement.objects.exists()
    body = press(cast.official, directive, **{f"q{question.pk}": "1"}).content.decode()
    assert "Xem lại" in body
    assert "Trong quý này" in body
    assert reader(directive, cast.official).version == 1
    told = json.dumps(list(AuditEntry.objects.exclude(pk__in=before).values_list("data", flat=True)))
    assert "Năm sau" not in told
    for member in (cast.secretary, cast.clerk, cast.superior):
        for name in ("detail", "names"):
            kwargs = {"unit": cast.cell.pk} if name == "names" else {}
            assert "Năm sau" not in get(member, name, directive, **kwargs).content.decode()


def test_the_copy_for_the_device_names_exactly_what_belongs_to_the_paper(cast):
    directive = spread(cast)
    found = get(cast.official, "keep", directive).json()
    assert [url.rpartition("/directives/")[2] for url in found["urls"]] == [
        f"{directive.pk}/read/", f"{directive.pk}/file/", f"{directive.pk}/pages/1/1/", f"{directive.pk}/pages/1/2/"
    ]
    worker = cast.official.client.get(reverse("directives:worker"))
    assert worker["Content-Type"].startswith("text/javascript")
    assert reverse("directives:worker").startswith(reverse("directives:list"))


def test_signing_out_takes_the_copies_off_the_device(cast):
    assert cast.official.client.post(reverse("accounts:logout"))["Clear-Site-Data"] == '"storage"'


# ---- counts, names, nothing ---------------------------------------------------------------------------------

SEES = {
    "secretary": "names", "deputy": "names", "committee": "names", "clerk": "counts", "superior": "counts",
    "official": "own", "exempted": "own", "probationary": "own", "stranger": "nothing", "officer": "nothing",
    "administrator": "nothing",
}  # fmt: skip


@pytest.mark.parametrize(("role", "sees"), SEES.items())
def test_who_sees_what_of_a_paper_that_some_have_read(cast, today, role, sees):
    directive = spread(cast)
    acknowledge(directive.pk, person_id=cast.official.person.pk, version=1, by=cast.official.account, on=today)
    member = getattr(cast, role)
    pages = {
        "detail": get(member, "detail", directive), "names": get(member, "names", directive, unit=cast.cell.pk),
        "nudge": get(member, "nudge", directive, unit=cast.cell.pk), "read": get(member, "read", directive),
        "session": get(member, "session", directive, unit=cast.cell.pk), "report": get(member, "report", directive),
    }
    bodies = {name: answer.content.decode() for name, answer in pages.items()}
    bodies["list"] = member.client.get(reverse("directives:list") + "?view=unit").content.decode()
    bodies["desk"] = member.client.get("/").content.decode()
    own = member.person.full_name
    leaks = {name: [one for one in named(body) if one != own] for name, body in bodies.items()}
    if sees == "names":
        assert set(leaks.pop("names")) == set(PLAIN)
        leaks.pop("nudge"), leaks.pop("session")
    assert not any(leaks[name] for name in leaks if name != "desk"), leaks
    assert ("1/6" in bodies["detail"]) == (sees in {"names", "counts"})
    assert (pages["read"].status_code == 404) == (sees == "nothing")
    if sees in {"own", "nothing"}:
        assert pages["detail"].status_code == 404
        assert "1/6" not in bodies["list"] + bodies["read"]


def test_the_responsible_person_sees_names_of_their_own_unit_and_counts_of_others(cast):
    lines = [Line("cell", unit_id=cast.cell.pk), Line("unit", unit_id=cast.department.pk)]
    directive = spread(cast, lines=lines, responsible=cast.official)
    body = get(cast.official, "detail", directive).content.decode()
    assert "0/8" in body
    assert "0/2" in body
    assert "Bùi Thị Ấu" not in body
    assert get(cast.official, "names", directive, unit=cast.cell.pk).status_code == 200
    assert get(cast.official, "names", directive, unit=cast.department.pk).status_code == 403
    assert get(cast.probationary, "detail", directive).status_code == 404


def test_units_above_see_counts_only_and_cells_beside_see_nothing(cast):
    boss = make_member(cast.superior_unit, "Ông Cấp Trên")
    give_post(boss, cast.superior_unit, Post.COMMITTEE_MEMBER)
    make_account("boss", boss)
    directive = spread(cast)
    client = cast.stranger.client
    client.force_login(boss.account, backend="django.contrib.auth.backends.ModelBackend")
    body = client.get(directive.get_absolute_url()).content.decode()
    assert "0/6" in body
    assert not named(body)
    assert client.get(reverse("directives:names", args=[directive.pk, cast.cell.pk])).status_code == 403
    assert get(cast.stranger, "detail", directive).status_code == 404


def test_who_leads_a_unit_with_readers_counts_that_unit_alone(cast):
    other = make_unit(UnitKind.DIVISION, "Phòng Hợp tác", parent=cast.department)
    head, officer = make_person("Trưởng Phòng Một"), make_person("Chuyên Viên Hai")
    give_post(head, other, Post.DIVISION_HEAD)
    give_post(officer, other, Post.OFFICER)
    make_account("head", head)
    directive = spread(cast, lines=[Line("cell", unit_id=cast.cell.pk), Line("unit", unit_id=other.pk)])
    client = cast.official.client
    client.force_login(head.account, backend="django.contrib.auth.backends.ModelBackend")
    body = client.get(directive.get_absolute_url()).content.decode()
    assert "0/2" in body
    assert "0/8" not in body
    assert "0/6" not in body
    names = client.get(reverse("directives:names", args=[directive.pk, other.pk])).content.decode()
    assert "Chuyên Viên Hai" in names
    assert client.get(reverse("directives:names", args=[directive.pk, cast.cell.pk])).status_code == 403


# ---- nudges -------------------------------------------------------------------------------------------------


def nudge(directive, cast, by, on, at, *, leaders=False, unit=None):
    about = {"unit_id": unit or cast.cell.pk, "to_leaders": leaders, "by": by, "on": on, "at": at}
    draft_nudge(directive, **about)
    return send_nudge(directive, **about)


def told(notice):
    return set(Recipient.objects.filter(notice=notice).values_list("name", flat=True))


def test_a_nudge_goes_to_those_who_have_not_and_never_to_who_is_away(cast, today, django_capture_on_commit_callbacks):
    directive = spread(cast)
    Leave.objects.create(person=cast.deputy.person, unit=cast.cell, kind=LeaveKind.EXEMPTED, since=today)
    acknowledge(directive.pk, person_id=cast.official.person.pk, version=1, by=cast.official.account, on=today)
    plan = nudge_plan(directive, cast.cell.pk, on=today)
    assert {line.name: str(line.hindrance) for line in plan.left_out} == {
        "Hoàng Văn Ơn": "on_leave", "Trần Thúy Hằng": "on_leave"
    }
    at = dt.datetime.now(dt.UTC)
    sent = nudge(directive, cast, cast.secretary.account, today, at)
    assert told(sent.notice) == {"Nguyễn Minh Hòa", "Đinh Công Sơn", "Lê Đức Anh"}
    assert "03-CT/TW" not in sent.notice.mail_text


def test_who_acknowledges_between_the_draft_and_the_press_is_left_out(cast, today):
    directive = spread(cast)
    about = {"unit_id": cast.cell.pk, "to_leaders": False, "by": cast.secretary.account, "on": today}
    at = dt.datetime.now(dt.UTC)
    draft = draft_nudge(directive, **about, at=at)
    assert "Phạm Ngọc" in told(draft.notice)
    assert Notice.objects.get(pk=draft.notice_id).state == "draft"
    acknowledge(directive.pk, person_id=cast.official.person.pk, version=1, by=cast.official.account, on=today)
    assert "Phạm Ngọc" not in told(send_nudge(directive, **about, at=at).notice)


def test_nudges_keep_their_distance_and_a_repeated_press_sends_nothing(cast, today):
    directive = spread(cast)
    at = dt.datetime.now(dt.UTC)
    nudge(directive, cast, cast.secretary.account, today, at)
    with pytest.raises(NudgedLately):
        nudge(directive, cast, cast.secretary.account, today + dt.timedelta(days=2), at)
    nudge(directive, cast, cast.secretary.account, today + dt.timedelta(days=3), at)
    assert Notice.objects.filter(kind="directives.nudge", state="sent").count() == 2


def test_the_deputy_is_told_instead_of_the_holder(cast, today):
    directive = spread(cast, lines=[Line("post", unit_id=cast.cell.pk, post=Post.SECRETARY)], responsible=cast.deputy)
    delegate_post(
        Mandate.objects.get(unit=cast.cell, post=Post.SECRETARY).pk, to_person_id=cast.official.person.pk, since=today,
        until=today + dt.timedelta(days=9), reason="đi công tác", by=cast.secretary.account, on=today,
    )
    sent = nudge(directive, cast, cast.deputy.account, today, dt.datetime.now(dt.UTC))
    assert told(sent.notice) == {"Phạm Ngọc"}


def test_for_another_unit_those_who_lead_it_get_the_number_and_no_names(cast, today):
    head = make_person("Giám Đốc Sở")
    give_post(head, cast.department, Post.DIRECTOR)
    make_account("head", head)
    directive = spread(cast, lines=[Line("unit", unit_id=cast.department.pk)])
    body = get(cast.secretary, "nudge", directive, unit=cast.department.pk).content.decode()
    assert "Giám Đốc Sở" in body
    assert "Bùi Thị Ấu" not in body
    cast.secretary.client.post(reverse("directives:send_nudge", args=[directive.pk, cast.department.pk]))
    notice = Notice.objects.get(kind="directives.nudge")
    assert told(notice) == {"Giám Đốc Sở"}
    assert "Bùi Thị Ấu" not in notice.title + notice.body


def test_nobody_is_nudged_when_all_have_read(cast, today):
    directive = spread(cast, lines=[Line("person", person_id=cast.official.person.pk)])
    acknowledge(directive.pk, person_id=cast.official.person.pk, version=1, by=cast.official.account, on=today)
    with pytest.raises(NobodyToNudge):
        nudge(directive, cast, cast.secretary.account, today, dt.datetime.now(dt.UTC))


# ---- lists, desk, calendar ----------------------------------------------------------------------------------


def test_the_list_filters_by_state_and_finds_without_diacritics(cast, today):
    long_ago = today - dt.timedelta(days=40)
    late = spread(cast, a_paper(cast, "01-CT/TW", content=b"", on=long_ago), on=long_ago)
    spread(cast, a_paper(cast, "02-NQ/TW", content=b""))
    client = cast.secretary.client

    def shown(query):
        body = client.get(reverse("directives:list") + "?view=unit&" + query).content.decode()
        return [number for number in ("01-CT/TW", "02-NQ/TW") if f'nowrap">{number}' in body]

    assert shown("") == ["01-CT/TW", "02-NQ/TW"]
    assert shown("status=late") == ["01-CT/TW"]
    assert shown("status=due") == ["02-NQ/TW"]
    assert shown("q=chi+thi+ve+hoc+tap") == ["01-CT/TW", "02-NQ/TW"]
    for person in late.readers.values_list("person_id", flat=True):
        acknowledge(late.pk, person_id=person, version=1, by="test", on=today)
    assert shown("status=done") == ["01-CT/TW"]


def test_the_list_costs_the_same_for_one_and_for_thirty(cast, count_queries):
    client = cast.secretary.client
    spread(cast, a_paper(cast, "1-CV", content=b""))
    look = lambda: [client.get(reverse("directives:list") + f"?view={view}") for view in ("unit", "mine")]  # noqa: E731
    look()
    one = count_queries(look)
    for number in range(2, 31):
        spread(cast, a_paper(cast, f"{number}-CV", content=b""))
    assert count_queries(look) == one


def test_one_paper_costs_the_same_for_few_and_many_readers(cast, today, count_queries):
    directive = spread(cast)
    client = cast.secretary.client
    names = reverse("directives:names", args=[directive.pk, cast.cell.pk])
    look = lambda: [client.get(directive.get_absolute_url()), client.get(names)]  # noqa: E731
    look()
    few = count_queries(look)
    for number in range(30):
        make_member(cast.cell, f"Người {number}")
    add_later_joiners(on=today, by="test")
    assert directive.readers.count() == 36
    assert count_queries(look) == few


def test_the_desk_asks_readers_and_the_responsible_person(cast, today):
    directive = spread(cast, report_to="Đảng ủy UBND tỉnh", report_due=today + dt.timedelta(days=3))
    titles = {need.title for need in needs_of(Asker(cast.secretary.account, cast.cell.pk, today))}
    assert {"Đọc 03-CT/TW", "Báo cáo Đảng ủy UBND tỉnh về việc thực hiện 03-CT/TW"} <= titles
    assert any("03-CT/TW" in need.title for need in needs_of(Asker(cast.official.account, cast.cell.pk, today)))
    for member in (cast.stranger, cast.officer, cast.clerk):
        assert not any("03-CT/TW" in need.title for need in needs_of(Asker(member.account, cast.cell.pk, today)))
    press(cast.official, directive)
    assert not any("03-CT" in need.title for need in needs_of(Asker(cast.official.account, cast.cell.pk, today)))


def test_the_calendar_shows_days_and_the_committee_alone_sees_reports_and_small_audiences(cast, today):
    spread(cast, report_to="Đảng ủy", report_due=today + dt.timedelta(days=3))
    spread(cast, a_paper(cast, "04-CT/TW", content=b""), lines=[Line("person", person_id=cast.official.person.pk)])
    scope = Scope(cast.cell.pk, today, today + dt.timedelta(days=40), today)
    found = {(one.title, one.committee) for one in days_of_directives(scope)}
    assert found == {
        ("Hạn cuối đọc 03-CT/TW", False), ("Báo cáo Đảng ủy về việc thực hiện 03-CT/TW", True),
        ("Hạn cuối đọc 04-CT/TW", True),
    }
    other = Scope(cast.other_cell.pk, today, today + dt.timedelta(days=40), today)
    assert not list(days_of_directives(other))


# ---- sending ------------------------------------------------------------------------------------------------


def test_the_clerk_sends_a_paper_from_its_page(cast, today):
    paper = a_paper(cast)
    address = reverse("directives:spread", args=[paper.pk])
    assert address in cast.clerk.client.get(paper.get_absolute_url()).content.decode()
    form = {
        "audience": [f"cell:{cast.cell.pk}"], "way": "read", "due": "31/12/2029", "responsible": cast.secretary.person.pk,
    }
    answer = cast.clerk.client.post(address, form)
    directive = Directive.objects.get()
    assert answer["Location"] == directive.get_absolute_url()
    assert cast.official.client.post(address, form).status_code == 403
    assert cast.stranger.client.post(address, form).status_code == 404


@pytest.mark.parametrize("audience", ["cell:{other}", "person:{stranger}", "post:{other}:secretary", "unit:x", "rubbish"])
def test_nobody_of_another_cell_can_be_named(cast, audience):
    paper = a_paper(cast, content=b"")
    key = audience.format(other=cast.other_cell.pk, stranger=cast.stranger.person.pk)
    form = {"audience": [key], "way": "read", "due": "31/12/2029", "responsible": cast.secretary.person.pk}
    assert cast.clerk.client.post(reverse("directives:spread", args=[paper.pk]), form).status_code == 422
    assert not Directive.objects.exists()


@pytest.mark.parametrize("content", [b"%PDF-1.4 broken", pdf_of("Một trang.")[:400]])
def test_a_damaged_file_says_so_and_can_still_be_acknowledged(cast, content):
    directive = spread(cast, a_paper(cast, content=content))
    body = get(cast.official, "read", directive).content.decode()
    assert "Không hiện được các trang tại đây" in body
    press(cast.official, directive)
    assert reader(directive, cast.official).version == 1
