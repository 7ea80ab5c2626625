"""The clerk registers a paper that came in and one of the cell, and sees what is in force and that no number is missing."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.hand import Hand
from tests.journeys.office import Office

pytestmark = pytest.mark.journey


def test_the_clerk_keeps_the_register(demo: Office, sit_down: Callable[..., Hand]) -> None:
    hand = sit_down(demo, "vanthu")
    page = hand.go("/documents/").page
    page.get_by_role("link", name="Đăng ký văn bản đến").click()
    today = f"{timezone.localdate():%d/%m/%Y}"
    for name, value in (("issuer", "Tỉnh ủy Phú Thọ"), ("number", "77-CT/TU"), ("issued_on", today), ("received_on", today)):
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=title]").fill("Chỉ thị về công tác văn thư (văn bản giả định)")
    page.locator("[name=mark]").select_option("none")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("#flashes")).to_contain_text("số đến")
    expect(page.locator("main")).to_contain_text("77-CT/TU")

    hand.go("/documents/?q=chi thi van thu")
    expect(page.locator("#rows")).to_contain_text("77-CT/TU")
    hand.go("/documents/?q=09-KH/DU")
    page.locator("#rows a", has_text="09-KH/ĐU").click()
    expect(page.locator("#tree")).to_contain_text("triển khai")
    expect(page.locator("#tree")).to_contain_text("03-CT/TW")
