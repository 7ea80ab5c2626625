"""Somebody was entered twice: found, laid side by side, made one person, and two again. With pictures of each step."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import not_twice
from tests.journeys.hand import Hand
from tests.journeys.office import Office

pytestmark = [pytest.mark.journey, not_twice]
WHOLE, SHORT = "Đoàn Thu Thủy", "Đoàn Thủy"


def test_two_entries_become_one_person_and_two_again(demo: Office, sit_down: Callable[..., Hand]) -> None:
    hand = sit_down(demo, "bithu")
    hand.go("/members/")
    hand.page.locator("a[href='/people/duplicates/']").first.click()
    pair = hand.page.locator(".pair", has_text=SHORT)
    expect(pair).to_contain_text("có thể thiếu tên đệm")
    short_page = pair.get_by_role("link", name=SHORT, exact=True).get_attribute("href")
    pair.locator("a[href*='/merge/']").click()

    nothing_is_done_without_a_choice(hand)
    hand.page.locator("[name='people.person.full_name'][value=kept]").check()
    hand.page.locator("form.merge button.btn-main").click()

    expect(hand.page.get_by_text("Nay là một người")).to_be_visible()
    record = hand.path
    hand.go(str(short_page))
    expect(hand.page.get_by_role("heading", level=1)).to_have_text(WHOLE)
    hand.go("/people/duplicates/")
    expect(hand.page.locator(".pair", has_text=SHORT)).to_have_count(0)

    hand.go(record)
    hand.button("/undo/").click()
    hand.page.get_by_role("dialog").locator(".btn-main, .btn-danger").first.click()
    expect(hand.page.get_by_text("Hai bản ghi trở lại như trước")).to_be_visible()
    hand.go(str(short_page))
    expect(hand.page.get_by_role("heading", level=1)).to_have_text(SHORT)


def nothing_is_done_without_a_choice(hand: Hand) -> None:
    """The conflict stands first; without an answer the page comes back and says what is missing."""
    expect(hand.page.locator("form.merge .card").first).to_contain_text("Phần mâu thuẫn")
    hand.page.locator("form.merge button.btn-main").click()
    expect(hand.page.get_by_text(re.compile("Chưa có gì thay đổi. Hãy chọn"))).to_be_visible()


def test_who_is_known_is_shown_while_the_name_is_typed(demo: Office, sit_down: Callable[..., Hand]) -> None:
    hand = sit_down(demo, "vanthu")
    hand.go("/members/")
    hand.page.locator("a[href$='/new/']").first.click()
    hand.arrives(r"/.*/new/")
    hand.page.locator("[name=full_name]").press_sequentially("Doan Thu Thuy")

    expect(hand.page.locator("#alike")).to_contain_text(WHOLE)
