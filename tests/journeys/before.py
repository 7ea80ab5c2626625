"""Before the meeting: plan, agenda, announcement."""

import re

from playwright.sync_api import expect

from tests.journeys.hand import Hand, day
from tests.journeys.story import ADDED, DIRECTIVE, MEMBERS, PROBATIONER, TODAY, Month, handout, upload


def register_directive(hand: Hand, month: Month) -> None:
    """A directive arrives; a meeting must hear of it, so it offers itself to the agenda."""
    hand.go(f"/documents/register/{month.unit}/")
    hand.fill_in(
        issuer="Ban Thường vụ Tỉnh ủy", number="12-CT/TU", issued_on=day(TODAY), received_on=day(TODAY), title=DIRECTIVE
    )
    hand.page.check("[name=must_be_spread]")
    hand.page.select_option("[name=mark]", "none")
    hand.page.set_input_files("[name=file]", upload("chi-thi.docx", handout()))  # type: ignore[arg-type]
    hand.submit()
    hand.arrives(r"/documents/\d+/")
    hand.sees("12-CT/TU")


def plan(hand: Hand, month: Month) -> None:
    """This month's regular meeting, today; typed as people say it."""
    hand.go(f"/meetings/units/{month.unit}/new/")
    hand.fill_in(day="hôm nay", time="14h30", place="Phòng họp tầng 2")
    hand.pick("minute_taker_id", "thuy hang")
    hand.save()
    month.meeting = int(hand.arrives(r"/meetings/(\d+)/(prepare/)?").group(1))


def put_the_agenda_together(hand: Hand, month: Month) -> None:
    """Accept a proposal, move by keyboard and by mouse, add, attach; the total counts along."""
    hand.go(f"/meetings/{month.meeting}/prepare/")
    record_the_committee(hand)
    minutes_before = total_minutes(hand)
    take = hand.page.locator(".proposal", has_text="12-CT/TU").locator('[name=key]').first
    take.focus()
    hand.enter()
    expect(hand.page.locator(".prepare-agenda .agenda-title", has_text="12-CT/TU")).to_be_visible()
    expect(hand.page.locator(".proposal", has_text="12-CT/TU")).to_have_count(0)
    add_an_item(hand)
    assert total_minutes(hand) > minutes_before + 20
    move_by_keyboard(hand)
    move_by_mouse(hand)
    attach(hand)


def record_the_committee(hand: Hand) -> None:
    """The committee met today."""
    hand.click("#committee summary")
    hand.page.fill('form[action$="/prepare/committee/"] [name=on]', day(TODAY))
    hand.page.locator('form[action$="/prepare/committee/"] .form-actions button').click()
    expect(hand.page.locator("#committee .pill-ok").first).to_contain_text(day(TODAY))


def add_an_item(hand: Hand) -> None:
    """N, then the form, with Enter at its end."""
    hand.page.locator("main").focus()
    hand.key("n")
    hand.fill_in(title=ADDED, minutes="25")
    hand.pick("presenter_id", "bao").save()
    expect(hand.page.locator(".agenda-title", has_text=ADDED)).to_be_visible()


def titles(hand: Hand, part: str) -> list[str]:
    """The agenda of the part in which this line stands, as it is ordered now."""
    section = hand.page.locator(".agenda-part", has_text=part)
    return section.locator(".agenda-title").all_inner_texts()


def move_by_keyboard(hand: Hand) -> None:
    """Alt+Up moves the added item one place up; it stays moved after a reload."""
    before = titles(hand, ADDED)
    line = hand.page.locator("[data-sortable] > [data-id]", has_text=ADDED)
    line.focus()
    with hand.page.expect_response(re.compile("/order/")):
        hand.key("Alt+ArrowUp")
    expect(hand.page.locator("[data-sortable] > [data-id]:focus")).to_contain_text(ADDED)
    hand.page.reload()
    hand.listens()
    after = titles(hand, ADDED)
    assert after.index(ADDED) == before.index(ADDED) - 1


def move_by_mouse(hand: Hand) -> None:
    """Dragged by its grip over the first line of its part."""
    lines = hand.page.locator(".agenda-part", has_text=ADDED).locator("[data-id]")
    grip, first = lines.filter(has_text=ADDED).locator(".grip"), lines.first
    grip.scroll_into_view_if_needed()
    grip.hover()
    hand.page.mouse.down()
    first.scroll_into_view_if_needed()
    box = first.bounding_box()
    assert box
    hand.page.mouse.move(box["x"] + 20, box["y"] + 8)
    hand.page.mouse.move(box["x"] + 20, box["y"] + 2)
    with hand.page.expect_response(re.compile("/order/")):
        hand.page.mouse.up()
    hand.page.reload()
    hand.listens()
    assert titles(hand, ADDED)[0] == ADDED


def attach(hand: Hand) -> None:
    """A draft is attached to the added item and can be opened again."""
    line = hand.page.locator("[data-id]", has_text=ADDED)
    hand.click(line.locator('a[href$="/attach/"]'))
    hand.page.select_option("[name=mark]", "none")
    hand.page.set_input_files("[name=file]", upload("du-thao.docx", handout()))  # type: ignore[arg-type]
    hand.page.fill("[name=title]", "Dự thảo kế hoạch đón đoàn")
    hand.submit()
    hand.arrives(r"/meetings/\d+/prepare/")
    expect(hand.page.locator(".agenda-files", has_text="Dự thảo kế hoạch đón đoàn")).to_be_visible()


def total_minutes(hand: Hand) -> int:
    """What the head of the agenda says."""
    found = re.search(r"\d+", hand.page.locator(".prepare-agenda .card-count").first.inner_text())
    assert found
    return int(found[0])


def send(hand: Hand, month: Month) -> None:
    """Draft, look, count, send; the notice carries the calendar entry."""
    hand.go(f"/meetings/{month.meeting}/send/").post("/send/draft/")
    hand.sees(ADDED, ".send-body")
    people = str(len(MEMBERS) + 3)
    button = hand.button("/send/now/")
    expect(button).to_contain_text(people)
    expect(hand.page.locator(".page-aside")).to_contain_text(PROBATIONER)
    hand.post("/send/now/")
    hand.go("/notices/outbox/")
    hand.click(hand.page.locator("main a[href*='/outbox/']").first)
    entry = hand.page.request.get(str(hand.page.locator("a[href*='/notices/files/']").first.get_attribute("href"))).text()
    assert "BEGIN:VCALENDAR" in entry
    assert f"DTSTART;TZID=Asia/Ho_Chi_Minh:{TODAY:%Y%m%d}T143000" in entry or f"DTSTART:{TODAY:%Y%m%d}T073000Z" in entry
