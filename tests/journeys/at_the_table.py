"""In session: the roll, what is said, votes, tasks, closing."""

import re

from playwright.sync_api import Locator, expect

from tests.journeys.hand import Hand, day
from tests.journeys.story import (
    ADDED,
    CONCLUSION,
    MEMBERS,
    OPINION,
    PROBATIONER,
    TASKS,
    WISH,
    Month,
)

ABSENT = MEMBERS[5]


def open_the_meeting(hand: Hand, month: Month) -> None:
    """Opening fixes the roll."""
    hand.go(f"/meetings/{month.meeting}/table/")
    hand.submit()
    hand.arrives(rf"/meetings/{month.meeting}/table/")
    expect(hand.page.locator(".seat")).to_have_count(len(MEMBERS) + 3)


def call_the_roll(hand: Hand) -> None:
    """Number keys tick; one is absent with a reason."""
    page = hand.page
    hand.key("r")
    expect(page.locator("#seats")).to_be_focused()
    for line in page.locator(".seat").all():
        if ABSENT not in line.inner_text():
            hand.types(str(line.get_attribute("data-number")))
            expect(line).to_have_class(re.compile("seat-present"))
    absent = page.locator(".seat", has_text=ABSENT)
    for _ in range(30):
        if "seat-pointed" in str(absent.get_attribute("class")):
            break
        hand.key("ArrowUp" if _ < 15 else "ArrowDown")
    hand.key("v")
    expect(page.locator("#presence")).to_be_visible()
    page.locator("#presence").select_option("excused")
    hand.tab_to("#reason").types("Đi công tác Hà Nội")
    hand.enter()
    expect(page.locator(".seat", has_text=ABSENT)).to_have_class(re.compile("seat-excused"))
    expect(page.locator("#present")).to_have_text(str(len(MEMBERS) + 2))


def closing_is_refused(hand: Hand, month: Month) -> None:
    """With the list of what is open, each with its place."""
    hand.go(f"/meetings/{month.meeting}/closing/")
    expect(hand.page.locator(".open-point")).to_have_count(2)
    expect(hand.page.locator("#roll_unticked")).to_contain_text(str(len(MEMBERS) + 3))
    expect(hand.page.locator("form[action$='/closing/'] button.btn-main")).to_have_count(0)
    hand.go(f"/meetings/{month.meeting}/table/")


def go_to_item(hand: Hand, title: str) -> None:
    """N until the item is there."""
    for _ in range(40):
        if title in hand.page.locator(".item-head h2").inner_text():
            return
        next_item(hand)
    raise AssertionError(f"never reached {title}")


def next_item(hand: Hand) -> None:
    """The key for the next item; focus is nowhere in a text."""
    hand.page.locator("main").focus()
    with hand.page.expect_navigation():
        hand.key("n")
    hand.listens()


def say(hand: Hand, speaker: str, words: str, *, kind: str = "opinion") -> None:
    """S, a few letters of the name, the words, Ctrl+Enter."""
    page = hand.page
    page.locator("main").focus()
    hand.key("s")
    expect(page.locator("#new-speaker-search")).to_be_focused()
    hand.types(speaker)
    expect(page.locator(".composer-speaker [role=option]").first).to_be_visible()
    hand.enter().tab_to("#new-kind")
    if kind != "opinion":
        page.locator("#new-kind").select_option(kind)
    hand.tab_to("#new-text").types(words).saved()
    hand.key("Control+Enter")
    expect(page.locator(".said", has_text=words.split(";", maxsplit=1)[0])).to_be_visible()


def note_the_wish(hand: Hand, month: Month) -> None:
    """Who answers, by when."""
    wish = hand.page.locator(".said", has=hand.page.locator(".wish"))
    select = wish.locator("select[name=answerer]")
    hand.pick(str(select.get_attribute("id")), "thuy hang")
    hand.tab_to(wish.locator("[name=due]")).types(day(month.due))
    hand.enter()
    expect(hand.page.locator(".wish")).to_contain_text(day(month.due))


def vote(hand: Hand, question: str, *, against: int, abstain: int, subject: str = "") -> str:
    """V, the question, the hands; the result in words."""
    page = hand.page
    page.locator("main").focus()
    hand.key("v")
    box = page.locator("#vote-question")
    expect(box).to_be_focused()
    hand.key("Control+a").types(question)
    if subject:
        page.locator("#vote-subject").select_option(subject)
    box.press("Enter")
    article = page.locator(".vote", has_text=question)
    expect(article.locator(".vote-count")).to_be_visible()
    article.locator("[name=votes_against]").focus()
    hand.types(str(against)).tab_to(article.locator("[name=abstentions]")).types(str(abstain))
    hand.enter()
    result = article.locator(".vote-result")
    expect(result).to_be_visible()
    return result.inner_text()


def conclude(hand: Hand, words: str) -> None:
    """K, the conclusion; it is saved while it is typed."""
    hand.page.locator("main").focus()
    hand.key("k")
    expect(hand.page.locator("#conclusion")).to_be_focused()
    with hand.page.expect_response(re.compile("/conclusion/")):
        hand.types(words)
    hand.saved()


def assign(hand: Hand, month: Month, title: str, lead: str) -> None:
    """T, what, who, by when."""
    page = hand.page
    if not page.locator("#title-new").is_visible():
        page.locator("main").focus()
        hand.key("t")
    expect(page.locator("#title-new")).to_be_focused()
    hand.types(title).tab_to("#product-new").types("Báo cáo chi ủy")
    hand.pick("lead-new", lead)
    hand.tab_to("#due-new").types(day(month.due)).key("Tab").saved()
    button: Locator = page.locator("form[data-composer=task] .form-actions button")
    button.click()
    expect(page.locator(".planned-title", has_text=title)).to_be_visible()
    expect(page.locator("#title-new")).to_be_focused()


def hold(hand: Hand, month: Month) -> None:
    """The whole meeting, up to the refused closing."""
    open_the_meeting(hand, month)
    closing_is_refused(hand, month)
    call_the_roll(hand)
    go_to_item(hand, ADDED)
    say(hand, "bao", OPINION)
    say(hand, "danh", WISH, kind="wish")
    note_the_wish(hand, month)
    words = vote(hand, "Thông qua kế hoạch đón đoàn", against=1, abstain=0)
    assert "tán thành 6/7 đồng chí, đạt 85,7 %" in words
    assign(hand, month, TASKS[0], "minh hoa")
    assign(hand, month, TASKS[1], "thi anh")
    conclude(hand, CONCLUSION)
    while hand.page.locator('[data-key="n"][formaction$="/next/"]').count():
        next_item(hand)
    vote(hand, "Thông qua nghị quyết của tháng", against=0, abstain=0, subject="decision")
    vote(hand, "Thông qua biên bản", against=0, abstain=0, subject="minutes")


def close(hand: Hand, month: Month) -> None:
    """What is left gets its line; then the meeting is closed for good."""
    hand.go(f"/meetings/{month.meeting}/closing/")
    assert PROBATIONER not in hand.read()
    hand.click("form[action$='/closing/conclusions/'] button")
    hand.click("dialog[open] .btn-main")
    hand.page.wait_for_load_state()
    expect(hand.page.locator(".open-point")).to_have_count(0)
    hand.post("/closing/")
    assert "/table/" not in hand.path
