"""The pictures of the guide, taken from the demo office. Without CHIBO_SCREENSHOTS=1 they are taken and thrown away,
so that a page that no picture can be taken of is noticed."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.at_the_table import say
from tests.journeys.conftest import not_twice
from tests.journeys.few_colours import few_colours
from tests.journeys.hand import Hand
from tests.journeys.office import Office
from tests.journeys.pages import first_link, meetings_of
from tests.journeys.story import members_list, upload

pytestmark = [pytest.mark.journey, not_twice]
GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide" / "images"
HEAVIEST = 150_000
"""Bytes of one picture."""
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 1}


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """Where the pictures go."""
    folder = GUIDE if os.environ.get("CHIBO_SCREENSHOTS") else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def take(hand: Hand, folder: Path, name: str, **options: Any) -> None:
    """One picture, light enough for a page of the guide."""
    hand.page.wait_for_load_state("networkidle")
    picture = hand.page.screenshot(animations="disabled", **options)
    if folder == GUIDE:
        picture = few_colours(picture)
        assert len(picture) < HEAVIEST, f"{name} weighs {len(picture)} bytes"
    (folder / f"{name}.png").write_bytes(picture)


def test_the_pictures_of_the_guide(demo: Office, sit_down: Callable[..., Hand], album: Path) -> None:
    hand = sit_down(demo, "bithu")
    waiting, held = meetings_of(hand)
    take(hand.go("/"), album, "desk")
    take(hand.go(f"/meetings/{waiting}/prepare/"), album, "prepare")
    hand.go(f"/meetings/{waiting}/send/")
    if hand.button("/send/draft/").count():
        hand.post("/send/draft/")
    take(hand, album, "send")
    take(hand.go(f"/meetings/{held}/minutes/"), album, "minutes")
    take(hand.go(f"/meetings/{held}/decision/"), album, "resolution")
    take(hand.go(f"/meetings/{held}/quality/"), album, "quality")
    take(hand.go(first_link(hand, "/tasks/", r"^/tasks/\d+/$")), album, "task")
    hand.go(first_link(hand, "/members/", r"^/register/cell/\d+/import/$"))
    hand.page.select_option("[name=mark]", "none")
    hand.page.set_input_files("input[type=file]", upload("danh-sach.xlsx", members_list()))  # type: ignore[arg-type]
    take(hand.submit(), album, "import")
    take(sit_down(demo, "dangvien", **PHONE).go("/"), album, "phone-desk")
    at_the_table(hand, waiting)
    take(hand, album, "table")
    dark = sit_down(demo, "bithu", color_scheme="dark")
    take(dark.go(f"/meetings/{waiting}/table/"), album, "table-dark")
    take(hand.go(f"/meetings/{waiting}/closing/"), album, "closing")


def at_the_table(hand: Hand, meeting: int) -> None:
    """The meeting is open, half the room is ticked, somebody has spoken."""
    hand.go(f"/meetings/{meeting}/table/")
    if hand.page.locator("form[action$='/open/']").count():
        hand.submit()
    for button in hand.page.locator(".seat-here").all()[:6]:
        button.click()
    hand.page.locator("main").focus()
    while not hand.page.locator(".agenda-current", has_text="Thời sự").count():
        with hand.page.expect_navigation():
            hand.page.locator("main").focus()
            hand.key("n")
        hand.listens()
    say(hand, "van anh", "Đề nghị thông báo thêm tình hình hợp tác với các địa phương của Lào.")
    hand.page.evaluate("scrollTo(0, 0)")
