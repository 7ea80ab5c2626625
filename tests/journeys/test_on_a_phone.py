"""A member on a phone: reads the agenda, takes a task up, reports with a photo, answers a wish."""

import base64
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import not_twice
from tests.journeys.hand import Hand, day
from tests.journeys.office import Office
from tests.journeys.story import TODAY, Month, upload

pytestmark = [pytest.mark.journey, not_twice]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
PHOTO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
TASK = "Chụp ảnh tư liệu buổi làm việc"


def fits(hand: Hand) -> None:
    """Nothing makes the page wider than the phone."""
    assert hand.page.evaluate("document.documentElement.scrollWidth") <= 390, hand.path


def test_a_member_follows_the_month_on_a_phone(demo: Office, sit_down: Callable[..., Hand]) -> None:
    task = give_a_task(sit_down(demo, "bithu"), Month())
    hand = sit_down(demo, "dangvien", **PHONE)
    fits(hand)
    read_the_agenda(hand)
    hand.go("/tasks/mine/")
    fits(hand)
    link = hand.page.locator("main a", has_text=TASK).first
    link.tap()
    hand.arrives(task)
    accept = hand.button("/accept/")
    assert (accept.bounding_box() or {"height": 0})["height"] >= 44
    accept.tap()
    expect(hand.button("/accept/")).to_have_count(0)
    fits(hand)
    hand.go(f"{task}report/")
    hand.page.fill("[name=text]", "Đã chụp 12 ảnh, đang ghi chú thích.")
    hand.page.fill("[name=percent]", "60")
    hand.page.select_option("[name=mark]", "none")
    hand.page.set_input_files("[name=file]", upload("anh.png", PHOTO))  # type: ignore[arg-type]
    fits(hand)
    hand.page.locator("form[data-main] button.btn-main").tap()
    hand.arrives(task)
    hand.sees("Đã chụp 12 ảnh")
    evidence = hand.page.locator("main a", has_text="anh.png").first
    got = hand.page.request.get(str(evidence.get_attribute("href")))
    assert got.body() == PHOTO
    fits(hand)


def give_a_task(hand: Hand, month: Month) -> str:
    """The secretary gives the member a task."""
    hand.go("/tasks/")
    hand.click("main a[href*='/tasks/new/']")
    hand.page.fill("[name=title]", TASK)
    member = hand.page.locator("select[name=lead] option", has_text=member_name(hand)).first
    lead = hand.page.locator("select[name=lead]")
    lead.evaluate("(select, value) => { select.value = value }", member.get_attribute("value"))
    hand.page.fill("[name=due]", day(month.due))
    hand.submit()
    return hand.arrives(r"/tasks/\d+/").group(0)


def member_name(hand: Hand) -> str:
    """The name behind the login "dangvien", from the list of members."""
    context = hand.page.context.browser
    assert context
    other = context.new_context(base_url=re.sub(r"(https?://[^/]+).*", r"\1", hand.page.url))
    page = other.new_page()
    Hand(page).sign_in("dangvien")
    name = page.locator('meta[name="visitor"]').get_attribute("content")
    other.close()
    assert name
    return name


def read_the_agenda(hand: Hand) -> None:
    """The next meeting of the cell, from the list; no button to run it."""
    hand.go("/meetings/")
    fits(hand)
    hand.page.locator("#rows a[href^='/meetings/']").first.tap()
    hand.arrives(r"/meetings/\d+/")
    fits(hand)
    assert hand.page.locator("a[href$='/prepare/'], a[href$='/table/']").count() == 0


def test_whoever_owes_an_answer_gives_it_on_the_phone(demo: Office, sit_down: Callable[..., Hand]) -> None:
    hand = sit_down(demo, "bithu", **PHONE)
    hand.go("/meetings/wishes/")
    fits(hand)
    rows = hand.page.locator("#rows li.row", has=hand.page.locator("[href*='/wishes/'], [data-dialog]"))
    if not rows.count():
        pytest.fail(f"the demo office has no open wish for the secretary on {TODAY}")
    wish = rows.first.locator(".said-words").first.inner_text()
    rows.first.locator("[href*='/wishes/'], [data-dialog]").first.tap()
    box = hand.page.locator("[name=answer]:visible")
    box.fill("Chi ủy đã giao văn phòng chuẩn bị, trả lời trong kỳ tới.")
    fits(hand)
    with hand.page.expect_navigation():
        hand.page.locator("form:has([name=answer]) button.btn-main:visible").tap()
    hand.go("/meetings/wishes/?show=answered")
    hand.sees(wish)
    hand.sees("Chi ủy đã giao văn phòng chuẩn bị")
