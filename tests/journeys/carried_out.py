"""What people do with a directive, one step after the other: register, spread, read, nudge, draft, sign."""

import re
from functools import cache
from pathlib import Path

import typst
from playwright.sync_api import expect

from tests.journeys.hand import Hand, day
from tests.journeys.story import TODAY, Month
from tests.journeys.test_draft import fill_parts
from tests.journeys.test_signing import PASSPHRASE, key_file
from tests.work.signing.stories import FONTS

ISSUER, NUMBER = "Tỉnh ủy Phú Thọ", "77-CT/TU"
TITLE = "Chỉ thị về gìn giữ ngọn hải đăng (văn bản giả định)"
INSIDE = "Người gác đèn ghi nhật ký thời tiết mỗi buổi sớm."
SUBJECT = "gìn giữ ngọn hải đăng năm 2027"
WAITING = "phân công trực ngọn hải đăng"
TASK = "Sơn lại tháp hải đăng trước mùa mưa"
SIGNER = "Trần Thúy Hằng"


@cache
def directive() -> bytes:
    """The paper itself, with words that stand nowhere else."""
    source = f'#set text(font: "Tinos", size: 14pt)\n{TITLE}\n\n{INSIDE}\n#pagebreak()\nNơi nhận: các chi bộ.'
    return bytes(typst.compile(source.encode(), font_paths=[FONTS], ignore_system_fonts=True, format="pdf"))


def register(hand: Hand) -> str:
    """The clerk takes the paper in; the address of its page."""
    page = hand.go("/documents/").page
    page.get_by_role("link", name="Đăng ký văn bản đến").click()
    hand.arrives(r"/documents/register/\d+/")
    fields = {"issuer": ISSUER, "number": NUMBER, "issued_on": day(TODAY), "received_on": day(TODAY), "title": TITLE}
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=must_be_spread]").check()
    page.locator("[name=mark]").select_option("none")
    page.set_input_files("[name=file]", {"name": "chi-thi.pdf", "mimeType": "application/pdf", "buffer": directive()})
    hand.submit()
    address = hand.arrives(r"/documents/\d+/").group(0)
    expect(page.locator("#flashes")).to_contain_text("số đến")
    hand.sees(NUMBER)
    return address


def spread(hand: Hand, document: str) -> str:
    """The secretary sends it to the whole cell; the address of the directive."""
    number = document.strip("/").split("/")[-1]
    page = hand.go(f"/directives/document/{number}/").page
    page.locator("label", has_text="Chi bộ Sở Ngoại vụ").locator("input[name=audience]").first.check()
    page.locator("[name=due]").fill(day(Month().due))
    hand.pick("responsible", "minh hoa")
    hand.submit()
    return hand.arrives(r"/directives/\d+/").group(0)


def read_on_a_phone(hand: Hand, number: str) -> str:
    """From the desk to the paper; a copy on the device that opens without a network; one press."""
    page = hand.go("/").page
    page.locator("main li", has_text=f"Đọc {number}").locator("a", has_text="Đọc").last.tap()
    address = hand.arrives(r"/directives/\d+/read/").group(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    first = page.locator(".paper-pages img").first
    expect(first).to_be_visible()
    page.wait_for_function("() => document.querySelector('.paper-pages img').naturalWidth > 600")
    page.locator("[data-keep-put]").tap()
    expect(page.locator("[data-keep-drop]")).to_be_visible()
    kept = page.evaluate("caches.keys().then((names) => names.filter((name) => name.startsWith('chibo-kept')).length)")
    assert kept == 1
    page.locator("[data-keep-drop]").tap()
    expect(page.locator("[data-keep-put]")).to_be_visible()
    press = page.get_by_role("button", name="Tôi đã đọc")
    assert (press.bounding_box() or {"height": 0})["height"] >= 44
    press.tap()
    expect(page.locator("#flashes")).to_contain_text("Đã ghi nhận")
    expect(page.get_by_role("button", name="Tôi đã đọc")).to_have_count(0)
    return address.replace("/read/", "/")


def nudge_the_others(hand: Hand, address: str, number: str) -> None:
    """Counts first, then whom a nudge would reach; a draft; then it goes out, and not again today."""
    page = hand.go(address).page
    page.locator("a", has_text="Nhắc").first.click()
    expect(page.locator("main")).to_contain_text("Không nhắc")
    page.get_by_role("button", name="Soạn lời nhắc").click()
    expect(page.locator("main")).to_contain_text(f"Nhắc đọc {number}")
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.locator("#flashes")).to_contain_text("Đã gửi lời nhắc")
    page.locator("a", has_text="Nhắc").first.click()
    expect(page.locator("main")).to_contain_text("nhắc lại từ ngày")


def begin_a_draft(hand: Hand, document: str, subject: str) -> str:
    """A plan that carries the paper out, from the paper's page; the address of the draft."""
    hand.go(document)
    entry = hand.page.locator('a[href*="/drafts/start/"]')
    hand.click(hand.page.locator("details.menu", has=entry).locator("summary")).click(entry)
    hand.arrives(r"/drafts/start/\d+/")
    hand.page.check('input[name="kind"][value="KH"]')
    hand.page.fill("[name=subject]", subject)
    hand.submit()
    draft = hand.arrives(r"/drafts/\d+/").group(0)
    expect(hand.page.locator('textarea[name="bases"]')).to_have_value(re.compile(NUMBER))
    return draft


def draft_the_plan(hand: Hand, document: str) -> None:
    """To the numbered plan; a second one stays a draft."""
    begin_a_draft(hand, document, WAITING)
    draft = begin_a_draft(hand, document, SUBJECT)
    fill_parts(hand)
    hand.go(f"{draft}issue/")
    with hand.page.expect_navigation():
        hand.click("main form .btn-main")
    hand.listens().sees("-KH/CB")


def sign(hand: Hand, folder: Path) -> None:
    """The deputy signs the plan with a certificate file."""
    hand.click("a[href*='/signing/ask/']")
    hand.arrives(r"/signing/ask/\d+/")
    choice = hand.page.locator("select[name=person_1]")
    value = choice.locator("option", has_text=SIGNER).first.get_attribute("value")
    choice.evaluate("(field, value) => { field.value = value }", value)
    hand.submit()
    hand.click("a[href*='/signing/signer/']")
    hand.arrives(r"/signing/signer/\d+/")
    hand.page.set_input_files("[name=key_file]", key_file(folder))
    hand.page.fill("[name=passphrase]", PASSPHRASE)
    hand.submit()
    expect(hand.page.locator(".pill", has_text="Đã ký đủ")).to_be_visible()


def give_the_task(hand: Hand) -> None:
    """What the plan asks of one comrade."""
    hand.go("/tasks/").click("main a[href*='/tasks/new/']")
    hand.arrives(r"/tasks/new/\d+/")
    hand.page.fill("[name=title]", TASK)
    hand.pick("lead", "thuy hang")
    hand.page.fill("[name=due]", day(Month().due))
    hand.submit()
    hand.arrives(r"/tasks/\d+/")
