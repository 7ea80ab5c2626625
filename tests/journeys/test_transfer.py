"""A member goes from one cell to the other: one secretary hands over, the other takes in, in two browsers."""

import re
from collections.abc import Callable

import pytest

from tests.journeys.conftest import Watch
from tests.journeys.hand import Hand, day
from tests.journeys.office import Office
from tests.journeys.story import TODAY

pytestmark = pytest.mark.journey
MEMBER = "Hà Thị Đào"
THEIRS = "Chi bộ Sở Nội vụ"


def test_one_secretary_hands_over_and_the_other_takes_in(
    demo: Office, sit_down: Callable[..., Hand], watch: Watch
) -> None:
    watch.expected.append(re.compile("status of 404"))
    ours, theirs = sit_down(demo).sign_in("bithu"), sit_down(demo).sign_in("bithunoivu")

    ours.go("/members/")
    ours.page.get_by_role("link", name=MEMBER).first.click()
    ours.arrives(r"/people/(\d+)/")
    entry = ours.page.locator('a[href$="/transfer/"]')
    ours.click(ours.page.locator("details.menu", has=entry).locator("summary")).click(entry)
    ours.arrives(r"/members/(\d+)/transfer/")
    ours.pick("to_unit", "noi vu")
    ours.page.fill("[name=decided_on]", day(TODAY))
    ours.page.fill("[name=decision]", "QĐ 77-QĐ/UBND")
    ours.submit()
    found = ours.arrives(r"/members/transfer/(\d+)/")
    address = found.group(0)
    refused = theirs.page.goto(address)
    assert refused is not None
    assert refused.status == 404
    assert MEMBER not in theirs.read("body"), "the other side learns nothing before the hand-over"

    ours.click('a[href$="/hand-over/"]')
    ours.page.fill("[name=letter]", "Giấy giới thiệu số 9")
    ours.submit()
    ours.sees("Giấy giới thiệu số 9")
    theirs.go(address).sees(MEMBER)
    theirs.click('a[href$="/accept/"]')
    theirs.submit()
    theirs.sees(THEIRS)

    theirs.go("/members/").sees(MEMBER)
    ours.go("/members/")
    assert MEMBER not in ours.read()
