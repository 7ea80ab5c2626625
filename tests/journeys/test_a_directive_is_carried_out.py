"""One directive from the clerk's desk to the signed plan, and all of it found again without diacritics."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import carried_out
from tests.journeys.carried_out import INSIDE, NUMBER, SUBJECT, TASK, TITLE, WAITING
from tests.journeys.hand import Hand
from tests.journeys.office import Office
from tests.journeys.seeing import CUT_OFF, OVERLAPPING, WIDER

pytestmark = pytest.mark.journey
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
WIDTHS = {390: 844, 768: 1024, 1366: 768}
FOUND = [
    ("documents.document", TITLE), ("documents.document", SUBJECT), ("directives.directive", TITLE), ("tasks.task", TASK),
    ("drafting.draft", WAITING),
]
"""Kinds of the search and what of this journey is found under each."""


def test_from_the_directive_to_the_signed_plan_and_found_again(
    demo: Office, sit_down: Callable[..., Hand], tmp_path: Path
) -> None:
    clerk = sit_down(demo, "vanthu")
    document = carried_out.register(clerk)
    the_register_has_it(clerk)
    secretary = sit_down(demo, "bithu")
    directive = carried_out.spread(secretary, document)
    assert carried_out.read_on_a_phone(sit_down(demo, "dangvien", **PHONE), NUMBER) == directive
    carried_out.nudge_the_others(secretary, directive, NUMBER)
    deputy = sit_down(demo, "phobithu")
    carried_out.draft_the_plan(deputy, document)
    carried_out.sign(deputy, tmp_path)
    carried_out.give_the_task(secretary)

    demo.command("worker", "--once")
    the_box_suggests(secretary, document)
    all_of_it_is_found(secretary)
    words_inside_the_file_lead_to_the_paper(secretary, document)
    it_can_be_read(secretary, tmp_path)
    a_stranger_finds_nothing(sit_down(demo, "bithunoivu"))


def the_register_has_it(hand: Hand) -> None:
    """By its words without diacritics; an older plan stands in the tree of what it carries out."""
    hand.go("/documents/?q=chi thi hai dang")
    expect(hand.page.locator("#rows")).to_contain_text(NUMBER)
    hand.go("/documents/?q=09-KH/DU")
    hand.page.locator("#rows a", has_text="09-KH/ĐU").click()
    expect(hand.page.locator("#tree")).to_contain_text("triển khai")
    expect(hand.page.locator("#tree")).to_contain_text("03-CT/TW")


def the_box_suggests(hand: Hand, document: str) -> None:
    """Ctrl+K from anywhere; the arrow chooses, Enter goes there."""
    hand.go("/tasks/").key("Control+k")
    expect(hand.page.locator("#seek")).to_be_focused()
    hand.types("chi thi hai dang")
    option = hand.page.locator(".seek [role=option]", has_text=TITLE).first
    expect(option).to_be_visible()
    hand.key("ArrowDown").enter()
    hand.arrives(rf"({document}|/directives/\d+/)")


def all_of_it_is_found(hand: Hand) -> None:
    """Enter without a choice: every kind, the words marked as they are written, one kind after the other."""
    hand.go("/").key("Control+k").types("hai dang").enter()
    hand.arrives("/search/")
    for _kind, words in FOUND:
        expect(hand.page.locator(".hit-title", has_text=words).first).to_be_visible()
    expect(hand.page.locator(".hit-title mark", has_text="hải").first).to_be_visible()
    for kind, words in FOUND:
        hand.page.locator("[name=kind]").select_option(kind)
        hand.page.wait_for_url(f"**kind={kind}**")
        expect(hand.page.locator(".hit-title", has_text=words).first).to_be_visible()
    hand.go('/search/?q="son lai thap hai dang"&kind=documents.document')
    expect(hand.page.locator(".empty")).to_be_visible()
    hand.page.locator("[name=kind]").select_option("")
    expect(hand.page.locator(".hit-title", has_text=TASK)).to_be_visible()


def words_inside_the_file_lead_to_the_paper(hand: Hand, document: str) -> None:
    """They stand in the PDF only, and are shown with their diacritics."""
    hand.go("/search/?q=gac den nhat ky thoi tiet")
    hit = hand.page.locator(".hit", has=hand.page.locator(f"a[href='{document}']"))
    expect(hit.locator(".hit-text")).to_contain_text(re.compile("gác đèn ghi nhật ký thời tiết", re.IGNORECASE))
    expect(hit.locator(".hit-text mark").first).to_be_visible()
    assert INSIDE not in hit.locator(".hit-title").inner_text()


def it_can_be_read(hand: Hand, folder: Path) -> None:
    """On three widths, light and dark."""
    hand.go("/search/?q=hai dang")
    faults: list[str] = []
    for width, height in WIDTHS.items():
        hand.page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            hand.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            for check in (WIDER, CUT_OFF, OVERLAPPING):
                faults += [f"{width} {scheme}: {words}" for words in hand.page.evaluate(check)]
            hand.page.screenshot(path=folder / f"search-{width}-{scheme}.png", animations="disabled")
    assert not faults, "\n".join(faults)


def a_stranger_finds_nothing(hand: Hand) -> None:
    """Another cell has its own papers."""
    hand.go("/search/?q=hai dang")
    expect(hand.page.locator(".empty")).to_be_visible()
    assert NUMBER not in hand.read("body")
