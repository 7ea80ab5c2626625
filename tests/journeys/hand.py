"""Somebody at a browser: what people do with keyboard and mouse, in words of the office."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, Locator, Page, expect

from tests.journeys.office import PASSWORD

TABS = 12
"""So many times somebody presses Tab before giving up."""

FOCUS = """() => {
  const one = document.activeElement;
  const over = document.querySelector('dialog[open]') ? ' (a dialog is open)' : '';
  return (one?.cloneNode(false).outerHTML.slice(0, 300) ?? 'nothing') + over;
}"""
LISTENS = """() => {
  const { js, ready } = document.documentElement.dataset;
  return js === undefined || ready !== undefined || !document.querySelector('script[type=module]');
}"""
"""The scripts of the page have started, where it has any; keys and searched lists come with them."""


class Hand:
    """One person, one browser tab."""

    def __init__(self, page: Page) -> None:
        self.page = page

    # ---- going about

    def go(self, path: str) -> "Hand":
        """Open an address of the office."""
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status < 400, f"{answer.status} {path}"
        return self.listens()

    def listens(self) -> "Hand":
        """Nobody types before the page listens."""
        self.page.wait_for_function(LISTENS)
        return self

    def sign_in(self, login: str, password: str = PASSWORD) -> "Hand":
        """Through the front door, by keyboard."""
        self.go("/account/login/")
        self.page.focus("[name=username]")
        self.page.keyboard.type(login)
        self.page.keyboard.press("Tab")
        self.page.keyboard.type(password)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: "/account/login/" not in url)
        return self.listens()

    @property
    def path(self) -> str:
        """Where we are, without host and query."""
        return re.sub(r"^https?://[^/]+|[?#].*$", "", self.page.url)

    def arrives(self, pattern: str) -> "re.Match[str]":
        """Wait until the address fits; the match."""
        self.page.wait_for_url(re.compile(rf"^https?://[^/]+{pattern}([?#].*)?$"))
        found = re.search(pattern, self.page.url)
        assert found
        self.listens()
        return found

    def sees(self, words: str | re.Pattern[str], where: str = "main") -> None:
        """These words are on the page."""
        expect(self.page.locator(where).first).to_contain_text(words)

    def read(self, where: str = "main") -> str:
        """What stands there."""
        return self.page.locator(where).first.inner_text()

    # ---- keyboard

    def key(self, *keys: str) -> "Hand":
        """Press keys, one after the other."""
        for one in keys:
            self.page.keyboard.press(one)
        return self

    def types(self, words: str) -> "Hand":
        """Type into what has the focus."""
        self.page.keyboard.type(words)
        return self

    def tab_to(self, target: str | Locator) -> "Hand":
        """Reach something with Tab alone; it must not be far."""
        wanted = self.page.locator(target).first if isinstance(target, str) else target
        for _ in range(TABS):
            if wanted.evaluate("element => element === document.activeElement"):
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{TABS} times Tab do not reach {target}; the focus is on {self.focus}")

    @property
    def focus(self) -> str:
        """What has the focus, as the page names it."""
        return str(self.page.evaluate(FOCUS))

    def fill_in(self, **fields: str) -> "Hand":
        """Fill fields in the order of the page with Tab between them, as one does without a mouse."""
        first = True
        for name, words in fields.items():
            box = f'form [name="{name}"]:visible'
            if first:
                self.page.locator(box).first.focus()
                first = False
            else:
                self.tab_to(box)
            self.page.keyboard.press("Control+a")
            self.page.keyboard.type(words) if words else self.page.keyboard.press("Delete")
        return self

    def enter(self) -> "Hand":
        """Press Enter where we are."""
        return self.key("Enter")

    def save(self) -> "Hand":
        """Ctrl+S."""
        return self.key("Control+s")

    def pick(self, field: str, words: str) -> "Hand":
        """Choose somebody by a few letters without diacritics; the field by its id or name."""
        select = self.page.locator(f'select[id="{field}"], select[name="{field}"]').first
        box = select.locator("xpath=..").locator("input[role=combobox]")
        found = select.locator("xpath=..").locator("[role=option]").first
        box.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)
        expect(found).to_be_visible()
        self.page.keyboard.press("Enter")
        return self

    # ---- mouse

    def click(self, target: str | Locator) -> "Hand":
        """Click it."""
        (self.page.locator(target).first if isinstance(target, str) else target).click()
        return self

    def button(self, action: str, **attributes: str) -> Locator:
        """The button that posts to an address ending in ``action``."""
        more = "".join(f'[{name}="{value}"]' for name, value in attributes.items())
        return self.page.locator(
            f'button[formaction$="{action}"]{more}:visible, form[action$="{action}"] .form-actions button:visible'
        ).first

    def post(self, action: str, **attributes: str) -> "Hand":
        """Click the button that posts there and wait for the page after it."""
        with self.page.expect_navigation():
            self.button(action, **attributes).click()
        return self.listens()

    def submit(self, form: str = "form[data-main]") -> "Hand":
        """Click the main button of a form and wait for the page after it."""
        with self.page.expect_navigation():
            self.page.locator(f"{form} button.btn-main:visible, {form} button.btn-danger:visible").first.click()
        return self.listens()

    def agree(self) -> "Hand":
        """Say yes to the question that the page asks."""
        expect(self.page.locator("#dialog .confirm-question")).to_be_visible()
        return self.click("#dialog .form-actions .btn-main")

    def download(self, target: str | Locator, folder: Path) -> Path:
        """Click a link that downloads; the file."""
        with self.page.expect_download() as waiting:
            self.click(target)
        got: Download = waiting.value
        place = folder / got.suggested_filename
        got.save_as(place)
        return place

    def saved(self) -> "Hand":
        """Wait until the page says that the server has everything."""
        expect(self.page.locator("[data-saved]").first).to_have_attribute("data-state", "saved")
        return self


def day(value: dt.date) -> str:
    """05/11/2026"""
    return f"{value:%d/%m/%Y}"


def options(locator: Locator) -> list[Any]:
    """Every match."""
    return locator.all()
