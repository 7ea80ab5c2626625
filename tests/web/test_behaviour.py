"""The scripts of the kit in a real browser, against a small site that can be slow, down or ahead of us."""

import datetime as dt
import json
import re
import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from chibo.web.fields import read_day
from tests.journeys.conftest import not_twice
from tests.web.behaviour_site import SERVER

pytestmark = [pytest.mark.journey, not_twice]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=15_000)
DAYS = ["5/11", "05112026", "5-11-26", "hôm nay", "Thứ Sáu", "cn", "31/02/2026", "ngày kia", "t2"]


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The small site, in a thread, without a database."""
    with override_settings(ROOT_URLCONF="tests.web.behaviour_site"):
        server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), Threaded, Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page of moving parts; a script error or a policy violation fails the test."""
    SERVER.reset()
    context = browser.new_context(locale="vi-VN", viewport={"width": 1366, "height": 768})
    tab = context.new_page()
    problems: list[str] = []
    tab.on("pageerror", lambda error: problems.append(str(error)))
    tab.on("console", lambda line: problems.append(line.text) if "Content Security" in line.text else None)
    tab.goto(address)
    tab.wait_for_selector(".combobox")
    yield tab
    context.close()
    assert problems == []


def stored(page: Page) -> dict[str, str]:
    """The unsent texts that lie in this browser."""
    kept = page.evaluate("localStorage.getItem('chibo.unsent:/save/')")
    return dict(json.loads(kept)["texts"]) if kept else {}


def test_a_key_does_what_its_button_does(page: Page) -> None:
    page.keyboard.press("n")
    page.wait_for_url("**/act/")
    assert len(SERVER.acts) == 1


def test_a_letter_is_a_letter_while_one_writes(page: Page) -> None:
    page.fill("#f-conclusion", "")
    page.locator("#f-conclusion").press_sequentially("nên")
    expect(page.locator("#f-conclusion")).to_have_value("nên")
    assert SERVER.acts == []


def test_the_question_mark_lists_the_keys(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("dialog[open] .key-list")).to_contain_text("Next")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_ctrl_s_sends_the_main_form(page: Page) -> None:
    page.fill("#f-day", "05/11/2026")
    page.keyboard.press("Control+s")
    page.wait_for_url("**/act/")
    assert SERVER.acts[0]["day"] == "05/11/2026"


def test_ctrl_k_goes_to_the_search(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.locator("#f-q")).to_be_focused()


def test_a_dangerous_act_asks_first(page: Page) -> None:
    page.click("#strike")
    expect(page.locator("dialog[open]")).to_contain_text("Strike it out?")
    page.click("dialog[open] .btn-plain")
    assert SERVER.acts == []
    page.click("#strike")
    page.click("dialog[open] .btn-main")
    page.wait_for_url("**/act/")
    assert SERVER.acts == [{"what": "struck"}]


def test_saved_is_said_only_after_the_server_answered(page: Page) -> None:
    SERVER.slow = 0.6
    page.locator("#f-conclusion").press_sequentially("Nhất trí")
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "saving")
    assert stored(page) == {"conclusion": "Nhất trí"}
    expect(page.locator("[data-saved]")).to_contain_text("10:42:07")
    assert SERVER.texts == {"conclusion": "Nhất trí"}
    assert stored(page) == {}


def test_two_fields_of_one_record_do_not_quarrel(page: Page) -> None:
    SERVER.slow = 0.2
    page.locator("#f-conclusion").press_sequentially("Nhất trí")
    page.locator("#f-place").press_sequentially("Phòng 3")
    expect(page.locator("[data-saved]")).to_contain_text("10:42:07")
    assert SERVER.texts == {"conclusion": "Nhất trí", "place": "Phòng 3"}


SLOW_TO_READ = """
const read = Response.prototype.json;
Response.prototype.json = async function () {
  await new Promise((resolve) => setTimeout(resolve, 2500));
  return read.call(this);
};
"""


def test_an_answer_that_is_slow_to_read_is_no_conflict(page: Page) -> None:
    page.add_init_script(SLOW_TO_READ)
    page.reload()
    page.wait_for_selector(".combobox")
    with page.expect_response("**/save/"):
        page.locator("#f-conclusion").press_sequentially("Nhất")
    with page.expect_response("**/save/") as second:
        page.locator("#f-conclusion").press_sequentially(" trí")
    assert second.value.status == 200
    expect(page.locator("[data-saved]")).to_contain_text("10:42:07")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert SERVER.texts == {"conclusion": "Nhất trí"}


def test_a_dead_server_costs_nothing(page: Page) -> None:
    SERVER.down = True
    page.locator("#f-conclusion").press_sequentially("Giao đồng chí Hằng")
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "failed")
    expect(page.locator("[data-saved]")).not_to_contain_text("10:42:07")
    page.reload()
    SERVER.down = False
    expect(page.locator("#f-conclusion")).to_have_value("Giao đồng chí Hằng")
    expect(page.locator("[data-saved]")).to_contain_text("10:42:07", timeout=15_000)
    assert SERVER.texts == {"conclusion": "Giao đồng chí Hằng"}
    assert stored(page) == {}


def test_a_lost_connection_is_said_and_made_up_for(page: Page) -> None:
    page.context.set_offline(True)
    page.locator("#f-conclusion").press_sequentially("Không có mạng")
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "failed")
    page.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_contain_text("10:42:07", timeout=15_000)
    assert SERVER.texts == {"conclusion": "Không có mạng"}


@pytest.mark.parametrize(
    ("button", "kept"), [(".btn-main", "của tôi"), (".btn-plain", "của người khác")], ids=["mine", "theirs"]
)
def test_two_writers_are_shown_both_texts_and_one_is_chosen(page: Page, button: str, kept: str) -> None:
    SERVER.version, SERVER.texts = 5, {"conclusion": "của người khác"}
    page.locator("#f-conclusion").press_sequentially("của tôi")
    expect(page.locator("dialog[open] .conflict")).to_contain_text("của người khác")
    expect(page.locator("dialog[open] .conflict")).to_contain_text("của tôi")
    page.click(f"dialog[open] {button}")
    expect(page.locator("#f-conclusion")).to_have_value(kept)
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.wait_for_timeout(300)
    assert SERVER.texts == {"conclusion": kept}


def test_a_lost_answer_is_no_conflict(page: Page) -> None:
    SERVER.version, SERVER.texts = 5, {"conclusion": "đã tới rồi"}
    page.locator("#f-conclusion").fill("đã tới rồi")
    expect(page.locator("[data-saved]")).to_contain_text("10:42:07")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert stored(page) == {}


def test_what_the_server_refuses_is_marked_and_not_called_saved(page: Page) -> None:
    page.locator("#f-conclusion").press_sequentially("refuse me")
    expect(page.locator("[data-saved]")).to_contain_text("This cannot be a conclusion.")
    expect(page.locator("#f-conclusion")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#f-conclusion")).to_have_value("refuse me")


def test_a_sign_in_page_is_not_an_answer(page: Page) -> None:
    SERVER.signed_out = True
    page.locator("#f-conclusion").press_sequentially("đã hết phiên")
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "failed")
    expect(page.locator("[data-saved]")).to_contain_text("đăng xuất")
    assert stored(page) == {"conclusion": "đã hết phiên"}


def test_a_person_is_found_without_diacritics(page: Page) -> None:
    field = page.get_by_role("combobox", name="Who")
    field.press_sequentially("hang")
    expect(page.get_by_role("option")).to_have_text(["Trần Thúy Hằng"])
    field.press("Enter")
    expect(field).to_have_value("Trần Thúy Hằng")
    assert page.eval_on_selector("#f-who", "select => select.value") == "2"


def test_nobody_by_that_name_is_said(page: Page) -> None:
    field = page.get_by_role("combobox", name="Who")
    field.press_sequentially("zzz")
    expect(page.locator(".listbox .nobody")).to_be_visible()
    field.press("Escape")
    expect(field).to_have_value("")


@pytest.mark.parametrize("text", DAYS)
def test_the_browser_and_the_server_read_the_same_day(page: Page, text: str) -> None:
    today = dt.date(2026, 11, 22)
    script = """async (text) => {
      const { readDay, writeDay } = await import("/static/web/js/dates.js");
      const day = readDay(text, new Date(2026, 10, 22));
      return day ? writeDay(day) : "";
    }"""
    try:
        expected = read_day(text, today=today).strftime("%d/%m/%Y")
    except ValueError:
        expected = ""
    assert page.evaluate(script, text) == expected


def test_a_day_is_completed_on_leaving_the_field(page: Page) -> None:
    page.fill("#f-day", "5/11/26")
    page.press("#f-day", "Tab")
    expect(page.locator("#f-day")).to_have_value("05/11/2026")
    page.fill("#f-day", "không rõ")
    page.press("#f-day", "Tab")
    expect(page.locator(".wrong")).to_be_visible()


def test_a_line_moves_by_keyboard_and_by_mouse(page: Page) -> None:
    lines = page.locator(".sortable-item")
    lines.nth(0).focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(lines).to_contain_text(["Two", "One", "Three"])
    grip, target = lines.nth(0).locator(".grip"), lines.nth(2)
    box, end = grip.bounding_box(), target.bounding_box()
    assert box
    assert end
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(end["x"] + 20, end["y"] + end["height"] - 4, steps=6)
    page.mouse.up()
    expect(lines).to_contain_text(["One", "Three", "Two"])
    page.wait_for_timeout(200)
    assert [moved["move"] for moved in SERVER.acts] == ["1:1", "2:2"]


def test_ticked_lines_call_their_bar(page: Page) -> None:
    expect(page.locator(".bulk")).to_be_hidden()
    page.check('[data-tick][value="1"]')
    page.locator('[data-tick][value="3"]').click(modifiers=["Shift"])
    expect(page.locator(".bulk-count")).to_contain_text(re.compile(r"3"))
    page.check("[data-tick-all]")
    expect(page.locator(".bulk-count")).to_contain_text(re.compile(r"4"))


CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  if (!own || box.width <= 1 || style.visibility === "hidden" || style.overflowX === "auto") return false;
  const cutAcross = style.overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1;
  const cutBelow = style.overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1;
  return cutAcross || cutBelow;
}).map((element) => element.className + ": " + element.textContent.trim().slice(0, 40))"""
"""Elements with text of their own of which a part cannot be seen."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (683, 384), (1366, 768), (1920, 1080)])
def test_the_style_page_is_accessible_and_fits(
    browser: Browser, address: str, scheme: str, width: int, height: int
) -> None:
    """683 × 384 is the office screen at 200 % zoom."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    tab = context.new_page()
    tab.goto(f"{address}/style/")
    tab.wait_for_selector(".combobox")
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert tab.evaluate(CUT_OFF) == []
    found = Axe().run(tab).response["violations"]
    context.close()
    grave = [each for each in found if each["impact"] in ("serious", "critical")]
    assert [(each["id"], each["nodes"][0]["target"]) for each in grave] == []
