"""Journeys: a real server, a real browser. Any console error, any request that leaves the host and any answer
of 500 or above fails the journey, whatever else it looked at."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from tests.journeys.hand import Hand
from tests.journeys.office import Office, new_database

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage",
]
CHROMIUM = next(
    (place for place in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(place).exists()), "chromium"
)
PATIENCE = 20_000
"""Milliseconds: a slow machine is no fault of the product; how fast it is, the benchmark says."""
expect.set_options(timeout=PATIENCE)
REFUSED_FORM = re.compile(r"status of (409|422)")
"""Chromium calls a form that was refused (422) or a text that somebody else changed (409) an error."""


not_twice = pytest.mark.skipif(
    os.environ.get("CHIBO_DATABASE_URL", "").startswith("postgres"), reason="how pages look is seen on SQLite already"
)


@dataclass
class Watch:
    """What went wrong in a browser while somebody used it."""

    expected: list[re.Pattern[str]] = field(default_factory=lambda: [REFUSED_FORM])
    seen: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Look at everything that happens in this browser."""
        context.on("page", self._page)
        context.on("response", lambda answer: self._note(f"{answer.status} {answer.url}") if answer.status >= 500 else None)
        context.route("**/*", self._route)

    def _page(self, page: Page) -> None:
        page.on("pageerror", lambda error: self._note(f"script on {page.url}: {error}"))
        page.on("console", lambda line: self._note(f"console on {page.url}: {line.text}") if line.type == "error" else None)

    def _route(self, route: Route) -> None:
        if urlsplit(route.request.url).hostname in ("127.0.0.1", "localhost", None):
            route.continue_()
        else:
            self._note(f"leaves the host: {route.request.url}")
            route.abort()

    def _note(self, words: str) -> None:
        if not any(pattern.search(words) for pattern in self.expected):
            self.seen.append(words)


@pytest.fixture(scope="session")
def static_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Static files are collected once for all offices."""
    return tmp_path_factory.mktemp("static")


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory, static_files: Path) -> Iterator[Callable[[], Office]]:
    """Makes new installations in which nobody has begun."""
    made: list[Office] = []

    def make() -> Office:
        server = os.environ.get("CHIBO_DATABASE_URL", "")
        database = new_database(server) if server.startswith("postgres") else ""
        office = Office(tmp_path_factory.mktemp("office"), database=database, static=static_files)
        made.append(office)
        return office

    yield make
    for office in made:
        office.throw_away()


@pytest.fixture(scope="session")
def played(empty: Callable[[], Office]) -> Office:
    """The demo office, played up to today once; it is copied, never served."""
    office = empty()
    office.command("demo")
    return office


@pytest.fixture(scope="module")
def demo(played: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A running demo office for the journeys of one file."""
    office = played.copy(tmp_path_factory.mktemp("demo") / "data")
    office.start()
    yield office
    office.throw_away()


@pytest.fixture
def new_office(empty: Callable[[], Office]) -> Iterator[Office]:
    """A running installation in which nobody has begun."""
    office = empty()
    office.start()
    yield office
    office.throw_away()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser program for the journeys of one file."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def watch() -> Watch:
    """What goes wrong; a journey may say what it expects."""
    return Watch()


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Remember that a journey failed, so that its browsers can be looked at."""
    report = yield
    if call.excinfo is not None:
        item.stash[FAILED] = True
    return report


@pytest.fixture
def sit_down(
    chromium: Browser, watch: Watch, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[..., Hand]]:
    """Opens a browser of its own for somebody; at the end nothing may have gone wrong in any of them."""
    contexts: list[BrowserContext] = []

    def open_browser(office: Office, login: str = "", **options: Any) -> Hand:
        usual = {"locale": "vi-VN", "viewport": {"width": 1366, "height": 768}, "accept_downloads": True}
        context = chromium.new_context(**usual | {"base_url": office.address} | options)
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        contexts.append(context)
        hand = Hand(context.new_page())
        if login:
            hand.sign_in(login)
        return hand

    yield open_browser
    for number, context in enumerate(contexts):
        if request.node.stash.get(FAILED, False):
            picture = tmp_path / f"failed-{number}.png"
            context.pages[-1].screenshot(path=picture, full_page=True)
            print(f"\n{context.pages[-1].url}: {picture}")  # noqa: T201
        context.close()
    assert watch.seen == []
