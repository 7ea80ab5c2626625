"""The first hour: from nothing to a cell with its members."""

from playwright.sync_api import expect

from tests.journeys.hand import Hand, day
from tests.journeys.story import (
    ABOVE,
    CELL,
    CONGRESS,
    DEPUTY,
    LOGIN,
    MEMBERS,
    OFFICE,
    PLACE,
    PROBATIONER,
    SECRET,
    SECRETARY,
    Month,
    members_list,
    upload,
)


def set_up(hand: Hand, month: Month) -> None:
    """Account, cell, committee, all by keyboard."""
    hand.go("/").arrives("/setup/")
    hand.fill_in(name=SECRETARY, login=LOGIN, password=SECRET).enter()
    hand.arrives("/setup/cell/")
    hand.fill_in(
        name=CELL, superior=ABOVE, office=OFFICE, place_name=PLACE, symbol="CB", ordinal="III",
        label="2025–2030", congress_on=day(CONGRESS), meeting_day="5", meeting_time="08:00",
        meeting_place="Phòng họp tầng 2",
    ).enter()
    hand.arrives("/setup/committee/")
    hand.fill_in(secretary=SECRETARY, deputy=DEPUTY).enter()
    hand.arrives("/setup/next/")
    link = hand.page.locator('a[href$="/import/"]')
    found = link.get_attribute("href")
    assert found
    month.unit = int(found.split("/")[-3])


def import_members(hand: Hand, month: Month) -> None:
    """A list with a fault is refused with the cell; the corrected one is read, seen and taken in."""
    hand.go("/setup/next/").click('a[href$="/import/"]')
    _choose(hand, members_list(wrong=True))
    hand.sees("F6")
    hand.sees(MEMBERS[2])
    expect(hand.page.locator('form[action$="/confirm/"], [formaction$="/confirm/"]')).to_have_count(0)
    hand.go(f"/members/cell/{month.unit}/")
    assert MEMBERS[0] not in hand.read()
    hand.go(f"/register/cell/{month.unit}/import/")
    _choose(hand, members_list())
    hand.sees(PROBATIONER)
    hand.post("/confirm/")
    hand.go(f"/members/cell/{month.unit}/")
    for name in (*MEMBERS, PROBATIONER, SECRETARY, DEPUTY):
        hand.sees(name)
    hand.go(f"/members/cell/{month.unit}/?q=do thi anh")
    hand.sees(MEMBERS[0])
    assert MEMBERS[1] not in hand.read("#rows")


def _choose(hand: Hand, content: bytes) -> None:
    hand.page.select_option("[name=mark]", "none")
    hand.page.set_input_files("input[type=file]", upload("danh-sach.xlsx", content))  # type: ignore[arg-type]
    hand.submit()
    hand.arrives(r"/register/import/\d+/")
