"""The whole product in a browser, as several people: no request ever leaves the host, no page breaks its policy."""

import re
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error

from tests.journeys.conftest import not_twice
from tests.journeys.hand import Hand
from tests.journeys.office import Office

pytestmark = [pytest.mark.journey, not_twice]
NOT_FOLLOWED = re.compile(r"logout|/files/\d|format=|\.(pdf|docx|xlsx|ics)|/(pdf|docx|xlsx|ics)/?$|download|export|feed")
SECONDS = 75
"""For all people together."""


def kind_of(address: str) -> str:
    """Addresses that differ by numbers and filters only are the same page."""
    return re.sub(r"\d+", "0", urlsplit(address).path)


def links_on(hand: Hand) -> list[str]:
    """Where one can go from here, without leaving."""
    found = hand.page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    here = urlsplit(hand.page.url).netloc
    return [one for one in found if urlsplit(one).netloc == here and not NOT_FOLLOWED.search(one)]


def walk(hand: Hand, until: float) -> tuple[set[str], list[str]]:
    """Open one page of each kind; the kinds seen, and pages without the policy."""
    waiting, seen, faults = [hand.page.url], set(), []
    while waiting and time.monotonic() < until:
        address = waiting.pop(0)
        if kind_of(address) in seen:
            continue
        seen.add(kind_of(address))
        try:
            answer = hand.page.goto(address, wait_until="load")
        except Error as stopped:
            if "Download is starting" not in str(stopped):
                raise
            continue
        if answer and "default-src 'self'" not in answer.headers.get("content-security-policy", ""):
            faults.append(address)
        waiting += links_on(hand)
    return seen, faults


def test_no_request_leaves_the_host(demo: Office, sit_down: Callable[..., Hand]) -> None:
    begun = time.monotonic()
    people = ("bithu", "vanthu", "dangvien", "captren", "quantri")
    counts = {}
    for number, login in enumerate(people, start=1):
        hand = sit_down(demo, login)
        seen, faults = walk(hand, begun + SECONDS * number / len(people))
        assert faults == [], login
        counts[login] = len(seen)
    assert counts["bithu"] > 25, counts
    assert min(counts.values()) > 6, counts
    # sit_down's watch fails the journey on a request to another host, a refused script or style, and on any 500
