"""Journeys: a real server, a real browser. Any console error, any request that leaves the host and any answer
of 500 or above fails the journey, whatever else it looked at."""

import os
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Response,
    Route,
    expect,
    sync_playwright,
)

from tests.journeys.hand import Hand
from tests.journeys.office import Office, new_database
from tests.once import once, shared_folder

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
ADDRESS = "database-address"
"""The file in an installation's folder that says where its database is."""
REFUSED_FORM = re.compile(r"status of (409|422)")
"""Chromium calls a form that was refused (422) or a text that somebody else changed (409) an error."""


not_twice = pytest.mark.skipif(
    os.environ.get("CHIBO_DATABASE_URL", "").startswith("postgres"),
    reason="the database makes no difference to it: seen on SQLite already",
)


@dataclass
class Watch:
    """What went wrong in a browser while somebody used it."""

    expected: list[re.Pattern[str]] = field(default_factory=lambda: [REFUSED_FORM])
    seen: list[str] = field(default_factory=list)
    lately: deque[str] = field(default_factory=lambda: deque(maxlen=40))
    """The last answers and console lines, whatever they are: printed when a journey fails."""

    def over(self, context: BrowserContext) -> None:
        """Look at everything that happens in this browser."""
        context.on("page", self._page)
        context.on("response", self._answer)
        context.route("**/*", self._route)

    def _page(self, page: Page) -> None:
        page.on("pageerror", lambda error: self._note(f"script on {page.url}: {error}"))
        page.on("console", lambda line: self._console(page.url, line))

    def _answer(self, answer: Response) -> None:
        if "/static/" not in answer.url:
            self.lately.append(f"{answer.status} {answer.request.method} {answer.url}")
        if answer.status >= 500:
            self._note(f"{answer.status} {answer.url}")

    def _console(self, url: str, line: ConsoleMessage) -> None:
        self.lately.append(f"console {line.type} on {url}: {line.text}")
        if line.type == "error":
            self._note(f"console on {url}: {line.text}")

    def _route(self, route: Route) -> None:
        if urlsplit(route.request.url).hostname in ("127.0.0.1", "localhost", None):
            route.continue_()
        else:
            self._note(f"leaves the host: {route.request.url}")
            route.abort()

    def _note(self, words: str) -> None:
        if not any(pattern.search(words) for pattern in self.expected):
            self.seen.append(words)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Office]) -> Office:
    """An installation that every process of this run copies and none serves; its database goes with the cluster."""

    def fill(folder: Path) -> None:
        made = make(folder)
        (folder / ADDRESS).write_text(made.database)

    folder = once(factory, name, fill)
    return Office(folder, database=(folder / ADDRESS).read_text(), static=shared_folder(factory) / "static")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Tables and static files, and nobody has begun."""

    def make(folder: Path) -> Office:
        server = os.environ.get("CHIBO_DATABASE_URL", "")
        database = new_database(server) if server.startswith("postgres") else ""
        office = Office(folder, database=database, static=shared_folder(tmp_path_factory) / "static")
        office.prepare()
        return office

    return made_once(tmp_path_factory, "prepared", make)


@pytest.fixture(scope="session")
def played(prepared: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The demo office, played up to today."""

    def make(folder: Path) -> Office:
        office = prepared.copy(folder)
        office.command("demo")
        return office

    return made_once(tmp_path_factory, "played", make)


@pytest.fixture(scope="module")
def demo(played: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A running demo office for the journeys of one file."""
    office = played.copy(tmp_path_factory.mktemp("demo") / "data")
    office.start()
    yield office
    office.throw_away()


@pytest.fixture
def new_office(prepared: Office, tmp_path: Path) -> Iterator[Office]:
    """A running installation in which nobody has begun."""
    office = prepared.copy(tmp_path / "office")
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


def tell(page: Page, picture: Path) -> None:
    """What is needed to understand a failed journey from its output alone: the picture stays on a machine that is gone."""
    print(f"\n{page.url}: {picture}")  # noqa: T201
    try:
        print("focus:", Hand(page).focus)  # noqa: T201
        for place in ("dialog[open]", "#flashes", "[data-saved]", ".error-summary", "main"):
            for words in page.locator(place).all_inner_texts()[:3]:
                print(f"{place}: {' '.join(words.split())[:600]}")  # noqa: T201
        page.screenshot(path=picture, full_page=True)
    except Error as silent:
        print(f"the page does not answer: {silent}")  # noqa: T201


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
            tell(context.pages[-1], tmp_path / f"failed-{number}.png")
        context.close()
    if request.node.stash.get(FAILED, False):
        print(*watch.lately, sep="\n")  # noqa: T201
    assert watch.seen == []
