"""The same month in a browser that runs no script at all: plain forms, plain links."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import not_twice
from tests.journeys.hand import Hand, day
from tests.journeys.office import Office
from tests.journeys.story import (
    ABOVE,
    ADDED,
    CELL,
    CONCLUSION,
    CONGRESS,
    MEMBERS,
    OPINION,
    PLACE,
    TASKS,
    TODAY,
    Month,
    members_list,
    upload,
)

pytestmark = [pytest.mark.journey, not_twice]


def test_the_essentials_of_a_month_need_no_script(new_office: Office, sit_down: Callable[..., Hand]) -> None:
    hand, month = sit_down(new_office, java_script_enabled=False), Month()
    set_up(hand, month)
    prepare(hand, month)
    hold(hand, month)
    finish(hand, month)


def set_up(hand: Hand, month: Month) -> None:
    """Account, cell, committee, members."""
    fill(hand, "/", name="Nguyễn Minh Hòa", login="minhhoa", password="Trăng-rằm-soi-bến")
    cell = {"name": CELL, "superior": ABOVE, "place_name": PLACE, "congress_on": day(CONGRESS)}
    fill(hand, "", **cell)
    fill(hand, "", deputy="Trần Thúy Hằng")
    found = hand.page.locator('a[href$="/import/"]').get_attribute("href")
    assert found
    month.unit = int(found.split("/")[-3])
    hand.go(found)
    hand.page.select_option("[name=mark]", "none")
    hand.page.set_input_files("input[type=file]", upload("ds.xlsx", members_list()))  # type: ignore[arg-type]
    hand.submit()
    hand.post("/confirm/")
    hand.go(f"/members/cell/{month.unit}/")
    hand.sees(MEMBERS[0])


def fill(hand: Hand, path: str, **fields: str) -> None:
    """A form, as it comes, sent by its main button."""
    if path:
        hand.go(path)
    for name, words in fields.items():
        hand.page.locator(f'form [name="{name}"]').first.fill(words)
    hand.submit("form.form")


def prepare(hand: Hand, month: Month) -> None:
    """Plan, one item more, one place up, announced."""
    fill(hand, f"/meetings/units/{month.unit}/new/", day=day(TODAY), time="08:00", place="Phòng họp")
    month.meeting = int(hand.arrives(r"/meetings/(\d+)/(prepare/)?").group(1))
    hand.go(f"/meetings/{month.meeting}/prepare/")
    hand.click("#add summary")
    hand.page.fill("#add [name=title]", ADDED)
    hand.page.fill("#add [name=minutes]", "20")
    hand.submit("#add form")
    line = hand.page.locator("[data-id]", has_text=ADDED)
    before = line.evaluate("line => [...line.parentElement.children].indexOf(line)")
    number = line.get_attribute("data-id")
    hand.page.locator(f'button[value="{number}:up"]').click()
    hand.page.wait_for_load_state()
    assert line.evaluate("line => [...line.parentElement.children].indexOf(line)") == before - 1
    hand.go(f"/meetings/{month.meeting}/send/").post("/send/draft/")
    hand.post("/send/now/")


def hold(hand: Hand, month: Month) -> None:
    """Roll, one statement, one task, two votes, the conclusions, closed."""
    table = f"/meetings/{month.meeting}/table/"
    fill(hand, table)
    hand.go(f"{table}?pane=room")
    seat = hand.page.locator(".seat", has_text=MEMBERS[5])
    hand.click(seat.locator(".seat-state"))
    hand.page.select_option("#presence", "excused")
    hand.page.fill("#reason", "Đi công tác")
    sent(hand, "form.seat-form button.btn-main")
    hand.go(f"{table}?pane=room")
    sent(hand, hand.button("/roll/rest/", value="present"))
    officers = hand.page.locator("#officers")
    if officers.get_attribute("open") is None:
        hand.click("#officers summary")
    hand.page.select_option("#minute_taker", label="Trần Thúy Hằng")
    sent(hand, "#officers form button")
    hand.go(f"{table}?pane=current&item={item_number(hand, table)}")
    hand.page.select_option("#new-speaker", label=MEMBERS[1])
    hand.page.fill("#new-text", OPINION)
    sent(hand, "form.composer .form-actions button")
    hand.sees(OPINION)
    hand.page.fill("#conclusion", CONCLUSION)
    sent(hand, 'form[action$="/conclusion/"] button')
    expect(hand.page.locator("#conclusion")).to_have_value(CONCLUSION)
    hand.click("#task-new summary")
    hand.page.fill("#title-new", TASKS[0])
    hand.page.select_option("#lead-new", label="Nguyễn Minh Hòa")
    hand.page.fill("#due-new", day(month.due))
    sent(hand, "#task-new .form-actions button")
    expect(hand.page.locator(".planned-title")).to_contain_text(TASKS[0])
    for subject in ("decision", "minutes"):
        vote(hand, subject)
    while hand.button("/next/").count():
        sent(hand, hand.button("/next/"))
    hand.go(f"/meetings/{month.meeting}/closing/")
    sent(hand, "form[action$='/closing/conclusions/'] button")
    sent(hand, "form[action$='/closing/'] button.btn-main")


def item_number(hand: Hand, table: str) -> str:
    """The number of the added item, from its link on the table."""
    hand.go(f"{table}?pane=agenda")
    link = hand.page.locator(".agenda-item a", has_text=ADDED).get_attribute("href")
    found = re.search(r"item=(\d+)", link or "")
    assert found
    return found[1]


def vote(hand: Hand, subject: str) -> None:
    """Everybody in the room is for it."""
    hand.click("#vote-new summary")
    hand.page.fill("#vote-question", f"Thông qua {subject}")
    hand.page.select_option("#vote-subject", subject)
    sent(hand, "#vote-new .form-actions button")
    count = hand.page.locator(".vote-count")
    count.locator("[name=votes_for]").fill(str(count.get_attribute("data-present")))
    sent(hand, count.locator("button"))
    expect(hand.page.locator(".vote-result").last).to_be_visible()


def sent(hand: Hand, button: object) -> None:
    """Press and wait for the page after it."""
    with hand.page.expect_navigation():
        hand.click(button)  # type: ignore[arg-type]


def finish(hand: Hand, month: Month) -> None:
    """Minutes and resolution; the task is there and is taken up."""
    hand.go(f"/meetings/{month.meeting}/minutes/").post("/minutes/adopt/")
    hand.go(f"/meetings/{month.meeting}/").post("/decision/draft/")
    hand.page.fill("[name=direction]", "Tập trung đón đoàn công tác Lào.")
    sent(hand, "#texts .form-actions button")
    expect(hand.page.locator("[name=direction]")).to_have_value("Tập trung đón đoàn công tác Lào.")
    hand.post("/decision/adopt/")
    hand.submit(f"form[action$='/meetings/{month.meeting}/decision/issue/']")
    hand.sees("01-NQ/CB")
    hand.go("/tasks/mine/")
    hand.sees(TASKS[0])
    hand.go(f"/meetings/{month.meeting}/decision/")
    paper = hand.page.request.get(str(hand.page.locator("a[href$='/docx/']").get_attribute("href")))
    assert paper.body().startswith(b"PK")
