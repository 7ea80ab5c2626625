"""A plan is drafted from a directive, read by a comrade, mended and issued; two writers meet in one paragraph."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Watch
from tests.journeys.hand import Hand
from tests.journeys.office import Office

pytestmark = pytest.mark.journey
SUBJECT = "đổi mới sinh hoạt chi bộ năm 2027"
TASK = "Mỗi quý sinh hoạt chuyên đề một lần."


def fill_parts(hand: Hand) -> None:
    """Every text of the plan, until nothing is red any more."""
    texts = hand.page.locator('form[data-part] textarea[name="text"]')
    for place in range(texts.count()):
        texts.nth(place).fill(TASK if place == 1 else "Chi ủy theo dõi, báo cáo hằng tháng.")
        saved = hand.page.locator("form[data-part] [data-saved]").nth(place)
        expect(saved).to_have_attribute("data-state", "saved")


def begin(writer: Hand) -> str:
    """From the page of the directive to the page of the draft."""
    writer.go("/documents/?q=03-CT")
    writer.page.get_by_role("link", name="03-CT/TW").first.click()
    writer.arrives(r"/documents/(\d+)/")
    entry = writer.page.locator('a[href*="/drafts/start/"]')
    writer.click(writer.page.locator("details.menu", has=entry).locator("summary")).click(entry)
    writer.arrives(r"/drafts/start/(\d+)/")
    writer.page.check('input[name="kind"][value="KH"]')
    writer.page.fill("[name=subject]", SUBJECT)
    writer.submit()
    return writer.arrives(r"/drafts/(\d+)/").group(0)


def ask_everybody(writer: Hand, address: str) -> None:
    """All who may be asked are asked."""
    writer.go(f"{address}ask/")
    for box in writer.page.locator('input[name="reviewers"]').all():
        box.check()
    writer.submit()


def remark_and_answer(reader: Hand, address: str) -> None:
    """A click on the paragraph in the paper chooses it; the answer goes to whoever asked."""
    reader.go(address).sees(SUBJECT)
    reader.page.locator("#sheet [data-field]", has_text=TASK).click()
    expect(reader.page.locator("#f-text")).to_be_focused()
    reader.page.locator("#f-text").fill("Ghi rõ ai chủ trì.")
    with reader.page.expect_navigation():
        reader.click("#new-remark button.btn")
    reader.page.check('input[name="verdict"][value="remarks"]')
    reader.page.fill("[name=remarks]", "Cần rõ người chủ trì.")
    reader.post("/answer/")


def test_from_the_directive_to_the_numbered_plan(demo: Office, sit_down: Callable[..., Hand], watch: Watch) -> None:
    watch.expected.append(re.compile("status of 404"))
    writer, reader = sit_down(demo).sign_in("phobithu"), sit_down(demo).sign_in("dangvien")
    address = begin(writer)
    expect(writer.page.locator('textarea[name="bases"]')).to_have_value(re.compile("03-CT/TW"))
    expect(writer.page.locator("#sheet .missing-list li").first).to_be_visible()
    fill_parts(writer)
    expect(writer.page.locator("#sheet .note-ok")).to_be_visible()
    expect(writer.page.locator("#sheet .paper")).to_contain_text(TASK)

    refused = reader.page.goto(address)
    assert refused is not None
    assert refused.status == 404
    ask_everybody(writer, address)
    remark_and_answer(reader, address)

    writer.go(address).sees("Ghi rõ ai chủ trì.")
    writer.sees("Cần rõ người chủ trì.")
    writer.page.locator('form[data-part] textarea[name="text"]').nth(1).fill(f"{TASK} Chủ trì: đồng chí Phó Bí thư.")
    expect(writer.page.locator("form[data-part] [data-saved]").nth(1)).to_have_attribute("data-state", "saved")
    writer.go(f"{address}differences/?from=1")
    expect(writer.page.locator(".differences ins").first).to_contain_text("Chủ trì")
    writer.go(f"{address}issue/")
    with writer.page.expect_navigation():
        writer.click("main form .btn-main")
    writer.sees("-KH/CB")
    assert writer.page.locator("[data-autosave]").count() == 0
    writer.click('.page-actions a[href*="/documents/"]').sees("-KH/CB")


def test_two_who_write_one_paragraph_see_both_texts(demo: Office, sit_down: Callable[..., Hand]) -> None:
    one, other = sit_down(demo).sign_in("phobithu"), sit_down(demo).sign_in("bithu")
    one.go("/drafts/")
    one.page.get_by_role("link", name="03-CT/TW").first.click()
    address = one.arrives(r"/drafts/(\d+)/").group(0)
    other.go(address)

    one.page.locator('form[data-part] textarea[name="text"]').first.fill("Của phó bí thư.")
    expect(one.page.locator("form[data-part] [data-saved]").first).to_have_attribute("data-state", "saved")
    other.page.locator('form[data-part] textarea[name="text"]').first.fill("Của bí thư.")

    dialog = other.page.locator("#dialog")
    expect(dialog).to_contain_text("Của phó bí thư.")
    dialog.locator("textarea").fill("Của cả hai.")
    dialog.locator(".btn-main").click()
    expect(other.page.locator("form[data-part] [data-saved]").first).to_have_attribute("data-state", "saved")
    one.go(address)
    expect(one.page.locator("#sheet .paper")).to_contain_text("Của cả hai.")
