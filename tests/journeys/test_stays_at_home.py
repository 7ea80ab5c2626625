"""The whole product in a browser, as several people: no request ever leaves the host, no page breaks its policy."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error

from tests.journeys.conftest import not_twice
from tests.journeys.hand import Hand
from tests.journeys.office import Office

pytestmark = [pytest.mark.journey, not_twice]
NOT_FOLLOWED = re.compile(r"logout|/files/\d|format=|\.(pdf|docx|xlsx|ics)|/(pdf|docx|xlsx|ics)/?$|download|export|feed")
MOST = {"bithu": 50, "vanthu": 12, "dangvien": 12, "captren": 8, "quantri": 12}
"""Kinds of pages opened by each; a number and not a time, so that a slow machine sees the same pages."""


def kind_of(address: str) -> str:
    """Addresses that differ by numbers and filters only are the same page."""
    return re.sub(r"\d+", "0", urlsplit(address).path)


def links_on(hand: Hand) -> list[str]:
    """Where one can go from here, without leaving."""
    found = hand.page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    here = urlsplit(hand.page.url).netloc
    return [one for one in found if urlsplit(one).netloc == here and not NOT_FOLLOWED.search(one)]


def walk(hand: Hand, most: int) -> tuple[set[str], list[str]]:
    """Open one page of each kind; the kinds seen, and pages without the policy."""
    waiting, seen, faults = [hand.page.url], set(), []
    while waiting and len(seen) < most:
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
    counts = {}
    for login, most in MOST.items():
        hand = sit_down(demo, login)
        seen, faults = walk(hand, most)
        assert faults == [], login
        counts[login] = len(seen)
    assert counts["bithu"] > 25, counts
    assert min(counts.values()) > 6, counts
    # sit_down's watch fails the journey on a request to another host, a refused script or style, and on any 500
