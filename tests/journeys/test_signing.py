"""A paper goes to two signers: one signs with a certificate file, one by hand; the checking page says what it is worth."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from chibo.surfaces.demo.authority import authority, certificate_for
from tests.journeys.hand import Hand
from tests.journeys.office import Office
from tests.work.signing.stories import paper

pytestmark = pytest.mark.journey
SECRETARY, DEPUTY = "Nguyễn Minh Hòa", "Trần Thúy Hằng"
TITLE, NUMBER = "Kế hoạch thử ký hai cách", "77-KH/ĐU"
PASSPHRASE = "một lần rồi thôi"


def key_file(folder: Path) -> Path:
    """A certificate of the deputy that somebody has made up."""
    now = datetime.now(UTC)
    root = authority("Nơi cấp bịa của hành trình", at=now)
    mine = certificate_for(DEPUTY, root, since=now - timedelta(days=1), until=now + timedelta(days=30))
    path = folder / "chung-thu.p12"
    path.write_bytes(mine.as_file(PASSPHRASE, root.certificate))
    return path


def test_two_sign_one_paper_in_two_ways(demo: Office, sit_down: Callable[..., Hand], tmp_path: Path) -> None:
    (tmp_path / "ke-hoach.pdf").write_bytes(paper(DEPUTY, SECRETARY))
    (tmp_path / "ban-quet.pdf").write_bytes(paper("Bản quét"))
    clerk = sit_down(demo, "vanthu")
    register(clerk, tmp_path / "ke-hoach.pdf")
    send_to_be_signed(clerk)
    job = clerk.path

    deputy = sit_down(demo, "phobithu")
    deputy.go(job)
    deputy.page.locator("a[href*='/signing/signer/']").first.click()
    deputy.page.set_input_files("[name=key_file]", key_file(tmp_path))
    deputy.page.fill("[name=passphrase]", "gõ nhầm")
    deputy.page.locator("form[data-main] .btn-main").click()
    expect(deputy.page.locator(".error-summary")).to_contain_text("không mở được khóa")
    deputy.page.set_input_files("[name=key_file]", key_file(tmp_path))
    deputy.page.fill("[name=passphrase]", PASSPHRASE)
    deputy.page.locator("form[data-main] .btn-main").click()
    expect(deputy.page.get_by_text("Khóa chỉ dùng cho một chữ ký này")).to_be_visible()

    secretary = sit_down(demo, "bithu")
    secretary.go(job)
    secretary.page.locator("a[href$='/paper/']").click()
    secretary.page.set_input_files("[name=file]", tmp_path / "ban-quet.pdf")
    secretary.page.select_option("[name=mark]", "none")
    secretary.page.locator("form[data-main] .btn-main").click()
    expect(secretary.page.locator(".pill", has_text="Đã ký đủ")).to_be_visible()
    check(secretary)


def register(hand: Hand, file: Path) -> None:
    """The paper that has come in."""
    hand.go("/documents/")
    hand.page.locator("a[href*='/documents/register/']:not([href*='issued'])").first.click()
    for name, value in {"issuer": "Đảng ủy UBND tỉnh", "number": NUMBER, "issued_on": "01/09/2025", "title": TITLE}.items():
        hand.page.fill(f"[name={name}]", value)
    hand.page.set_input_files("[name=file]", file)
    hand.page.select_option("[name=mark]", "none")
    hand.page.locator("form[data-main] .btn-main").click()
    expect(hand.page.get_by_role("heading", level=1)).to_contain_text(NUMBER)


def send_to_be_signed(hand: Hand) -> None:
    """The deputy first, then the secretary."""
    number = hand.path.strip("/").split("/")[-1]
    hand.go(f"/signing/ask/{number}/")
    for place, name in ((1, DEPUTY), (2, SECRETARY)):
        choice = hand.page.locator(f"select[name=person_{place}]")
        value = choice.locator("option", has_text=name).first.get_attribute("value")
        choice.evaluate("(field, value) => { field.value = value }", value)
    hand.page.locator("form[data-main] .btn-main").click()
    expect(hand.page.get_by_text("người ký đầu tiên đã được báo")).to_be_visible()


def check(hand: Hand) -> None:
    """The file that the deputy signed is unchanged; nobody here vouches for who made up the certificate."""
    hand.page.locator("a[href*='/signing/check/']", has_text="Kiểm tra").last.scroll_into_view_if_needed()
    addresses = hand.page.locator(".rows a[href*='/signing/check/']")
    hand.go(str(addresses.first.get_attribute("href")))
    expect(hand.page.locator(".note-soon")).to_contain_text("không bị sửa từ khi ký")
    expect(hand.page.locator(".card", has_text=DEPUTY)).to_contain_text("không bị sửa")
