"""A paper kept on the device goes with the session: at sign-out, when the session ends elsewhere, for the next person.

The header alone proves nothing: what counts is that the browser holds no copy and no program afterwards, and that the
paper cannot be opened without a network.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, expect

from tests.journeys.conftest import Watch, not_twice
from tests.journeys.hand import Hand
from tests.journeys.office import Office

pytestmark = [pytest.mark.journey, not_twice]
PAPER = "03-CT/TW"
HELD = """async () => ({
  copies: (await caches.keys()).filter((name) => name.startsWith('chibo-kept')).length,
  programs: (await navigator.serviceWorker.getRegistrations()).length,
})"""
ONE_COPY, NOTHING = {"copies": 1, "programs": 1}, {"copies": 0, "programs": 0}


@pytest.fixture(autouse=True)
def no_network_is_expected(watch: Watch) -> None:
    """What a browser says when it looks for the network in vain."""
    watch.expected.append(re.compile(r"Failed to load resource: net::ERR_(FAILED|INTERNET_DISCONNECTED)"))


def keep(hand: Hand) -> str:
    """Keep the paper on this device and see that it opens without a network; its address."""
    page = hand.go("/directives/?view=mine").page
    page.locator("main a", has_text=PAPER).first.click()
    page.wait_for_url(re.compile(r"/directives/\d+/read/"))
    page.locator("[data-keep-put]").click()
    expect(page.locator("[data-keep-drop]")).to_be_visible()
    assert page.evaluate(HELD) == ONE_COPY
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    opens_offline(page, page.url)
    return page.url


def opens_offline(page: Page, address: str) -> None:
    page.context.set_offline(True)
    page.goto(address)
    expect(page.locator("h1")).to_contain_text(PAPER)
    page.context.set_offline(False)


def opens_no_more_offline(page: Page, address: str) -> None:
    page.context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(address)
    page.context.set_offline(False)


def test_signing_out_takes_copy_and_program_off_the_device(demo: Office, sit_down: Callable[..., Hand]) -> None:
    hand = sit_down(demo, "dangvien")
    address = keep(hand)
    page = hand.go("/").page
    page.locator("form[action*='logout'] button").first.evaluate("button => button.form.requestSubmit(button)")
    page.wait_for_url(re.compile("/account/login/"))
    page.wait_for_function(f"async () => JSON.stringify(await ({HELD})()) === '{{\"copies\":0,\"programs\":0}}'")
    assert page.evaluate(HELD) == NOTHING
    opens_no_more_offline(page, address)


def test_a_session_that_ended_elsewhere_takes_the_copy_with_it(demo: Office, sit_down: Callable[..., Hand]) -> None:
    hand = sit_down(demo, "dangvien")
    address = keep(hand)
    hand.page.context.clear_cookies()
    page = hand.page
    page.goto(address)
    page.wait_for_url(re.compile("/account/login/"))
    page.wait_for_function(f"async () => (await ({HELD})()).copies === 0")
    opens_no_more_offline(page, address)


def test_the_next_person_at_the_device_finds_no_copy_of_the_first(demo: Office, sit_down: Callable[..., Hand]) -> None:
    hand = sit_down(demo, "dangvien")
    address = keep(hand)
    page = hand.page
    page.context.clear_cookies(name="sessionid")
    hand.sign_in("chiuy")
    page.goto(address)
    expect(page.locator("[data-keep-put]")).to_be_visible()
    kept = page.evaluate(
        "async () => { let n = 0; for (const name of await caches.keys())"
        " n += (await (await caches.open(name)).keys()).length; return n; }"
    )
    assert kept == 0
