"""The pages that carry the product, as the secretary of the demo office finds them."""

import re
from collections.abc import Iterator

from tests.journeys.hand import Hand

PLAIN = {
    "desk": "/", "calendar": "/calendar/", "meetings": "/meetings/", "decisions": "/meetings/decisions/",
    "wishes": "/meetings/wishes/", "members": "/members/", "units": "/units/", "tasks": "/tasks/",
    "my-tasks": "/tasks/mine/",
    "documents": "/documents/", "papers": "/papers/", "inbox": "/notices/", "outbox": "/notices/outbox/", "rules": "/rules/",
    "settings": "/account/settings/",
}
OF_A_MEETING = {
    "meeting": "", "prepare": "prepare/", "send": "send/", "table": "table/", "closing": "closing/",
    "projector": "projector/",
}
AFTER_A_MEETING = {"minutes": "minutes/", "resolution": "decision/", "quality": "quality/"}
FOLLOWED = {
    "person": ("/members/", r"^/people/\d+/$"), "unit": ("/units/", r"^/units/\d+/$"), "task": ("/tasks/", r"^/tasks/\d+/$"),
    "document": ("/documents/", r"^/documents/\d+/$"), "paper": ("/papers/", r"^/papers/\d+/$"),
    "rule": ("/rules/", r"^/rules/[a-z_]+\."), "new-task": ("/tasks/", r"^/tasks/new/\d+/$"),
    "new-document": ("/documents/", r"^/documents/register/\d+/$"), "import": ("/members/", r"^/register/cell/\d+/import/$"),
    "new-meeting": ("/meetings/", r"^/meetings/units/\d+/new/$"), "year": ("/meetings/", r"^/meetings/units/\d+/\d+/$"),
}


def first_link(hand: Hand, page: str, pattern: str) -> str:
    """The first link of that kind on a page."""
    hand.go(page)
    links = hand.page.locator("main a[href]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    found = [str(link) for link in links if re.search(pattern, str(link))]
    assert found, f"{page} leads to no {pattern}"
    return found[0].split("?")[0]


def main_pages(hand: Hand, waiting: int, held: int) -> dict[str, str]:
    """Every main page by its name."""
    found = dict(PLAIN)
    found |= {name: f"/meetings/{waiting}/{tail}" for name, tail in OF_A_MEETING.items()}
    found |= {name: f"/meetings/{held}/{tail}" for name, tail in AFTER_A_MEETING.items()}
    found |= {name: first_link(hand, page, pattern) for name, (page, pattern) in FOLLOWED.items()}
    return found


def meetings_of(hand: Hand) -> tuple[int, int]:
    """The meeting that is being prepared, and the last one with a resolution."""
    hand.go("/meetings/decisions/")
    held = hand.page.locator("main a[href$='/decision/']").first.get_attribute("href")
    hand.go("/")
    here = hand.page.locator("main a[href*='/prepare/'], main a[href$='/send/']").first.get_attribute("href")
    return number_in(here), number_in(held)


def number_in(address: str | None) -> int:
    """The meeting's number."""
    found = re.search(r"/meetings/(\d+)/", address or "")
    assert found, f"no meeting in {address}"
    return int(found[1])


def each(pages: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Name and address, in a fixed order."""
    yield from sorted(pages.items())
