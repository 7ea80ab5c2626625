"""A directive on a phone: read it, keep a copy, acknowledge; the secretary nudges the others."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.hand import Hand
from tests.journeys.office import Office

pytestmark = pytest.mark.journey
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
PAPER = "03-CT/TW"


def test_read_acknowledge_and_nudge(demo: Office, sit_down: Callable[..., Hand]) -> None:
    read = read_on_a_phone(sit_down(demo, "dangvien", **PHONE))
    nudge_the_others(sit_down(demo, "bithu"), read)


def read_on_a_phone(hand: Hand) -> str:
    """From the desk to the paper; a copy on the device that opens without a network; one press."""
    page = hand.go("/").page
    page.locator("main li", has_text=f"Đọc {PAPER}").locator("a", has_text="Đọc").last.tap()
    page.wait_for_url(re.compile(r"/directives/\d+/read/"))
    address = page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    first = page.locator(".paper-pages img").first
    expect(first).to_be_visible()
    page.wait_for_function("() => document.querySelector('.paper-pages img').naturalWidth > 600")
    page.locator("[data-keep-put]").tap()
    expect(page.locator("[data-keep-drop]")).to_be_visible()
    kept = page.evaluate("caches.keys().then((names) => names.filter((name) => name.startsWith('chibo-kept')).length)")
    assert kept == 1
    page.locator("[data-keep-drop]").tap()
    expect(page.locator("[data-keep-put]")).to_be_visible()
    press = page.get_by_role("button", name="Tôi đã đọc")
    assert (press.bounding_box() or {"height": 0})["height"] >= 44
    press.tap()
    expect(page.locator("#flashes")).to_contain_text("Đã ghi nhận")
    expect(page.get_by_role("button", name="Tôi đã đọc")).to_have_count(0)
    return address.replace("/read/", "/")


def nudge_the_others(hand: Hand, directive: str) -> None:
    """Counts first, then whom a nudge would reach; a draft; then it goes out, and not again today."""
    page = hand.page
    page.goto(directive)
    page.locator("a", has_text="Nhắc").first.click()
    expect(page.locator("main")).to_contain_text("Không nhắc")
    page.get_by_role("button", name="Soạn lời nhắc").click()
    expect(page.locator("main")).to_contain_text(f"Nhắc đọc {PAPER}")
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.locator("#flashes")).to_contain_text("Đã gửi lời nhắc")
    page.locator("a", has_text="Nhắc").first.click()
    expect(page.locator("main")).to_contain_text("nhắc lại từ ngày")
