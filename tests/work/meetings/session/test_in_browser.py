"""The table in a real browser: by keyboard, by two people, through a killed server and a killed browser."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.journeys.conftest import not_twice
from tests.work.meetings.session.office import Office

pytestmark = [pytest.mark.journey, not_twice]
expect.set_options(timeout=20_000)


@pytest.fixture
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield opened
        opened.close()


def sit_down(browser: Browser, office: Office, **kept: object) -> tuple[BrowserContext, Page]:
    """A window at the meeting table; every error of a script fails the test."""
    window = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", **kept)
    address = f"http://127.0.0.1:{office.port}"
    window.add_cookies([{"name": "sessionid", "value": str(office.facts["session"]), "url": address}])
    page = window.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"a script failed: {error}"))
    page.goto(f"{address}/meetings/{office.facts['meeting']}/table/")
    page.wait_for_selector(".combobox")
    return window, page


def test_a_meeting_by_keyboard(browser: Browser, office: Office) -> None:
    _window, page = sit_down(browser, office)
    page.keyboard.press("r")
    expect(page.locator("#seats")).to_be_focused()
    for number in range(1, 12):
        page.keyboard.type(str(number))
        expect(page.locator(f'.seat[data-number="{number}"]')).to_have_class("seat seat-present seat-pointed")
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    expect(page.locator("#new-speaker-search")).to_be_focused()
    page.keyboard.type("vien 3")
    page.keyboard.press("Enter")
    page.locator("#new-text").focus()
    page.keyboard.type("Tôi nhất trí với báo cáo.")
    expect(page.locator("[data-saved][data-state=saved]").first).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".said-head b").last).to_have_text("Đảng Viên 3")
    page.locator("h1").click()
    page.keyboard.press("k")
    expect(page.locator("#conclusion")).to_be_focused()
    page.keyboard.type("Chi bộ thống nhất.")
    page.locator("h1").click()
    page.keyboard.press("v")
    expect(page.locator("#vote-question")).to_be_focused()
    page.keyboard.type("Thông qua báo cáo")
    page.keyboard.press("Enter")
    page.locator("[name=votes_against]").fill("1")
    page.locator("[name=abstentions]").press("Enter")
    expect(page.locator(".vote-passed")).to_contain_text("tán thành 10/13 đồng chí, đạt 76,9 %")
    page.locator("h1").click()
    page.keyboard.press("n")
    expect(page.locator(".item-place")).to_contain_text("2")
    assert [text for _key, text, _version in office.said()] == ["Tôi nhất trí với báo cáo."]
    assert office.ask("select conclusion from meetings_agendaitem where position = 1") == [("Chi bộ thống nhất.",)]


SLOW_PANE = """
const ask = window.fetch;
window.fetch = async (address, ...rest) => {
  if (String(address).includes("pane=current")) {
    document.documentElement.dataset.asked = "yes";
    await new Promise((resolve) => setTimeout(resolve, 2500));
    setTimeout(() => { document.documentElement.dataset.late = "yes"; }, 1000);
  }
  return ask(address, ...rest);
};
"""


def test_a_pane_that_comes_late_does_not_come_under_the_hand(browser: Browser, office: Office) -> None:
    window, page = sit_down(browser, office)
    window.add_init_script(SLOW_PANE)
    page.reload()
    page.wait_for_selector(".combobox")
    page.locator("#new-text").fill("Tôi nhất trí.")
    expect(page.locator("[data-saved][data-state=saved]").first).to_be_visible()
    page.locator("#new-text").press("Control+Enter")
    conclusion = page.locator("#conclusion")
    page.wait_for_selector("[data-asked]", state="attached")
    conclusion.focus()
    page.keyboard.type("Chi bộ thống nhất giao hai nhiệm vụ.")
    page.wait_for_selector("[data-late]", state="attached")
    expect(conclusion).to_be_focused()
    expect(conclusion).to_have_value("Chi bộ thống nhất giao hai nhiệm vụ.")
    expect(page.locator(".said")).to_have_count(0)
    page.locator("h1").click()
    expect(page.locator(".said textarea")).to_have_value("Tôi nhất trí.")
    expect(page.locator("#conclusion")).to_have_value("Chi bộ thống nhất giao hai nhiệm vụ.")


def test_what_was_typed_survives_a_dead_server_and_a_dead_browser(browser: Browser, office: Office) -> None:
    window, page = sit_down(browser, office)
    office.kill()
    page.locator("#new-text").fill("Viết khi máy chủ đã chết")
    page.locator(".seat-here").first.click()
    expect(page.locator("[data-saved][data-state=failed]").first).to_be_visible()
    kept = window.storage_state()
    window.close()
    office.start()
    _window, page = sit_down(browser, office, storage_state=kept)
    expect(page.locator("[data-saved][data-state=saved]").first).to_be_visible()
    expect(page.locator("#new-text")).to_have_value("Viết khi máy chủ đã chết")
    expect(page.locator(".seat-present")).to_have_count(1)
    assert [text for _key, text, _version in office.said()] == ["Viết khi máy chủ đã chết"]
    assert page.evaluate("Object.keys(localStorage).filter((key) => /unsent|ticks/.test(key))") == []


def test_two_who_write_the_same_see_both_texts_and_put_them_together(browser: Browser, office: Office) -> None:
    _first, one = sit_down(browser, office)
    _second, other = sit_down(browser, office)
    one.locator("#conclusion").fill("Của đồng chí Hòa.")
    expect(one.locator("[data-saved][data-state=saved]").first).to_be_visible()
    other.locator("#conclusion").fill("Của đồng chí Ngọc.")
    both = other.locator(".conflict")
    expect(both).to_contain_text("Của đồng chí Hòa.")
    both.locator("textarea").fill("Của đồng chí Hòa và đồng chí Ngọc.")
    both.locator(".btn-main").click()
    expect(other.locator("[data-saved][data-state=saved]").first).to_be_visible()
    stored = office.ask("select conclusion, version from meetings_agendaitem where position = 1")
    assert stored == [("Của đồng chí Hòa và đồng chí Ngọc.", 2)]
