"""Every main page: nothing wider than the window, nothing cut off, nothing over something else, nothing that a
screen reader cannot read; and the main action is reached by Tab."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import not_twice
from tests.journeys.hand import Hand
from tests.journeys.office import Office
from tests.journeys.pages import each, main_pages, meetings_of
from tests.journeys.seeing import CUT_OFF, FOCUS_IS_SEEN, OVERLAPPING, WIDER

pytestmark = [pytest.mark.journey, not_twice]
WINDOWS = {390: 844, 683: 384, 1366: 768, 1920: 1080}
"""683 px is the small office screen at 200 %."""


FOUND: dict[str, dict[str, str]] = {}
"""The main pages of each office, looked for once."""


@pytest.fixture
def pages(demo: Office, sit_down: Callable[..., Hand]) -> dict[str, str]:
    """The main pages; one meeting is opened for it by the secretary."""
    if demo.address not in FOUND:
        FOUND[demo.address] = found_pages(sit_down(demo, "bithu"))
    return FOUND[demo.address]


def found_pages(hand: Hand) -> dict[str, str]:
    """By their names, as the links lead to them."""
    waiting, held = meetings_of(hand)
    hand.go(f"/meetings/{waiting}/table/")
    if "/table/" in hand.path and hand.page.locator("form[action$='/open/']").count():
        hand.submit()
    return main_pages(hand, waiting, held)


def test_nothing_is_cut_off(demo: Office, sit_down: Callable[..., Hand], pages: dict[str, str]) -> None:
    hand = sit_down(demo, "bithu")
    faults: list[str] = []
    for name, address in each(pages):
        hand.go(address)
        for width, height in WINDOWS.items():
            hand.page.set_viewport_size({"width": width, "height": height})
            for check in (WIDER, CUT_OFF, OVERLAPPING):
                faults += [f"{name} at {width}: {words}" for words in hand.page.evaluate(check)]
    assert not faults, "\n".join(faults)


def test_axe_finds_nothing_serious(demo: Office, sit_down: Callable[..., Hand], pages: dict[str, str]) -> None:
    hand = sit_down(demo, "bithu", reduced_motion="reduce")
    faults: list[str] = []
    for name, address in each(pages):
        hand.go(address)
        # only colours change in the dark, so only they are looked at once more
        for scheme, options in (("light", {}), ("dark", {"runOnly": ["color-contrast"]})):
            hand.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found = Axe().run(hand.page, options=options).response["violations"]
            faults += [
                f"{name} {scheme}: {one['id']} {node['target']} {node.get('failureSummary', '')[:160]}"
                for one in found if one["impact"] in ("serious", "critical")
                for node in one["nodes"][:3]
            ]
    assert not faults, "\n".join(faults)


def test_the_main_action_is_reached_by_tab_and_seen(
    demo: Office, sit_down: Callable[..., Hand], pages: dict[str, str]
) -> None:
    hand = sit_down(demo, "bithu")
    faults: list[str] = []
    for name, address in each(pages):
        hand.go(address)
        main = hand.page.locator(".page-actions .btn-main:visible")
        if not main.count() or main.first.is_disabled():
            continue
        hand.page.locator("main").focus()
        for _ in range(15):
            hand.key("Tab")
            if main.first.evaluate("one => one === document.activeElement"):
                break
        else:
            faults.append(f"{name}: Tab does not reach the main action")
            continue
        if not main.first.evaluate(FOCUS_IS_SEEN):
            faults.append(f"{name}: the focus on the main action is not seen")
    assert not faults, "\n".join(faults)
