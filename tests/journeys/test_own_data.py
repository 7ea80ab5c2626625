"""A member sees what is held on them, takes it along, asks for a correction; the committee answers; the member reads it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import not_twice
from tests.journeys.hand import Hand
from tests.journeys.office import Office

pytestmark = [pytest.mark.journey, not_twice]
WRONG = "Năm sinh ghi 1990"
ANSWER = "Đã đối chiếu giấy khai sinh, sẽ sửa."


def test_what_is_held_on_me_is_seen_taken_along_and_put_right(
    demo: Office, sit_down: Callable[..., Hand], tmp_path: Path
) -> None:
    member = sit_down(demo, "dangvien")
    member.go("/my-data/")
    member.sees("Nhiệm vụ theo Điều lệ Đảng")
    member.sees("Ai đã xem")
    member.page.locator("main a", has_text="Sinh hoạt đảng").first.click()
    member.arrives(r"/my-data/kinds/membership\.Membership/")
    member.sees("Chi bộ")
    take_along(member, tmp_path)
    asked = ask(member)
    secretary = sit_down(demo, "bithu")
    answer(secretary, asked)
    member.go("/notices/")
    member.sees("Đề nghị chỉnh sửa của đồng chí đã có trả lời")
    member.go(asked)
    member.sees(ANSWER)


def take_along(member: Hand, folder: Path) -> None:
    """The copy for programs holds the member's own name."""
    member.go("/my-data/")
    name = member.page.locator('meta[name="visitor"]').get_attribute("content")
    member.page.locator("main summary, header summary, .page-actions summary", has_text="Lấy bản sao").first.click()
    with member.page.expect_download() as saved:
        member.page.locator("[formaction$='/export/json/']").click()
    place = folder / "mine.json"
    saved.value.save_as(place)
    data = json.loads(place.read_text(encoding="utf-8"))
    assert data["person"]["name"] == name
    assert {"people.Person", "membership.Membership"} <= {kind["kind"] for kind in data["kinds"]}


def ask(member: Hand) -> str:
    """Through the form; the address of the request."""
    member.go("/my-data/corrections/new/?kind=people.Person")
    member.page.fill("[name=wrong]", WRONG)
    member.page.fill("[name=right]", "Năm sinh 1991")
    member.page.fill("[name=why]", "theo giấy khai sinh")
    member.submit()
    return member.arrives(r"/my-data/corrections/\d+/").group(0)


def answer(secretary: Hand, asked: str) -> None:
    """The secretary finds it on the list of what waits and agrees."""
    secretary.go("/my-data/corrections/")
    secretary.page.locator(f"main a[href='{asked}']", has_text=WRONG).click()
    secretary.arrives(asked)
    secretary.page.locator("label", has_text="Chấp nhận: dữ liệu sẽ được sửa").click()
    secretary.page.fill("[name=answer]", ANSWER)
    secretary.submit()
    secretary.arrives(asked)
    expect(secretary.page.locator("a[href$='/edit/'].btn-main")).to_be_visible()
