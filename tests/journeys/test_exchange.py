"""A message of the gateway: taken in, looked at, registered, answered; a faulty one says what is wrong, leaves nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from chibo.work.exchange.rules.content import Office as Address
from chibo.work.exchange.rules.reading import read_message
from chibo.work.exchange.rules.writing import written_letter
from tests.journeys.hand import Hand
from tests.journeys.office import Office
from tests.work.exchange.letters import letter

pytestmark = pytest.mark.journey
OURS = Address("H41.12", "Sở Ngoại vụ")


def take(hand: Hand, content: bytes, folder: Path) -> None:
    """Choose the file and say that the paper carries no mark."""
    file = folder / "thong-diep.edxml"
    file.write_bytes(content)
    hand.page.locator("a[href$='/take/']").first.click()
    hand.page.locator("[name=file]").set_input_files(file)
    hand.page.locator("[name=mark]").select_option("none")
    hand.submit()


def test_a_message_comes_is_registered_and_answered(
    demo: Office, sit_down: Callable[..., Hand], tmp_path: Path
) -> None:
    hand = sit_down(demo, "vanthu")
    hand.go("/exchange/")
    log = hand.path
    wrong = written_letter(letter(receivers=(OURS,))).replace(b"2026/11/05", b"05/11/2026")
    take(hand, wrong, tmp_path)
    hand.sees("PromulgationDate")
    hand.go(log)
    expect(hand.page.locator("#rows")).not_to_contain_text("15/KH-SNNMT")

    take(hand, written_letter(letter(receivers=(OURS,))), tmp_path)
    hand.sees("ke-hoach.txt")
    hand.page.locator("a[href$='/register/']").first.click()
    hand.submit()
    hand.sees("Đã vào sổ")
    status = hand.download("a[href*='/exchange/status/']", tmp_path)
    word = read_message(status.read_bytes()).status
    assert word is not None
    assert word.status == "03"
