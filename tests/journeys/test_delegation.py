"""The secretary travels: a committee member acts in the post for a week, sees that on every page, and no longer does once
it is taken back. Two browsers."""

import datetime as dt
import re
from collections.abc import Callable

import pytest

from tests.journeys.conftest import Watch, not_twice
from tests.journeys.hand import Hand, day
from tests.journeys.office import Office
from tests.journeys.story import TODAY

pytestmark = [pytest.mark.journey, not_twice]
HOLDER = "Nguyễn Minh Hòa"
ACTS = "Đồng chí đang thay mặt"
WHY = "đi công tác nước ngoài"


def may_read_the_trail(hand: Hand) -> bool:
    answer = hand.page.goto("/trail/")
    assert answer is not None
    assert answer.status in (200, 403)
    return answer.status == 200


def test_somebody_acts_for_the_secretary_and_no_longer_when_it_is_taken_back(
    demo: Office, sit_down: Callable[..., Hand], watch: Watch
) -> None:
    watch.expected.append(re.compile("status of 403"))
    holder, stand_in = sit_down(demo).sign_in("bithu"), sit_down(demo).sign_in("chiuy")
    assert not may_read_the_trail(stand_in), "the trail is the secretary's"

    holder.go("/members/")
    holder.page.get_by_role("link", name=HOLDER).first.click()
    home = holder.arrives(r"/people/(\d+)/").group(0)
    holder.click(holder.page.locator('a[href$="/delegate/"]').first)
    holder.arrives(r"/mandates/(\d+)/delegate/")
    holder.page.select_option("[name=to_person]", label="Vũ Thị Hà")
    holder.page.fill("[name=since]", day(TODAY))
    holder.page.fill("[name=until]", day(TODAY + dt.timedelta(days=7)))
    holder.page.fill("[name=reason]", WHY)
    holder.submit()
    holder.sees(WHY)

    assert may_read_the_trail(stand_in)
    assert ACTS in stand_in.read("body")
    assert HOLDER in stand_in.read("body")
    stand_in.go("/notices/").sees("thay mặt")

    holder.go(home).click(holder.page.locator('a[href$="/take-back/"]').first)
    holder.submit()
    assert not may_read_the_trail(stand_in)
    stand_in.go("/")
    assert ACTS not in stand_in.read("body")
