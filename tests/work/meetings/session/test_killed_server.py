"""A server that is killed in the middle of a meeting: what it acknowledged is there afterwards.

A real server process on SQLite, killed with SIGKILL while four writers save statements and ticks as fast as they can.
"""

import http.client
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.work.meetings.session.office import CHECK, Office

pytestmark = pytest.mark.server

LONGEST = 60
"""So many seconds the writers get on a slow machine before they are taken for stuck."""


def write_until_it_dies(office: Office, writer: int, acknowledged: dict[str, int]) -> None:
    """Save one statement after the other, each again and again; notes the last acknowledged version by key."""
    for number in range(10_000):
        key = f"w{writer}-{number}"
        for version in range(5):
            try:
                status, answer = office.post(
                    f"/meetings/items/{office.facts['item']}/statements/{key}/",
                    field="text", value=f"{key} lần {version + 1}", version=version,
                )
            except (OSError, http.client.HTTPException, ValueError):
                return
            assert (status, answer["version"]) == (200, version + 1)
            acknowledged[key] = version + 1


def tick_until_it_dies(office: Office, acknowledged: dict[int, str]) -> None:
    """Tick one person after the other, present and absent; notes what was acknowledged last."""
    for number in range(10_000):
        entry = office.facts["entries"][number % len(office.facts["entries"])]
        presence = "present" if number // len(office.facts["entries"]) % 2 == 0 else "unexcused"
        try:
            status, answer = office.post(f"/meetings/roll/{entry}/", presence=presence)
        except (OSError, http.client.HTTPException, ValueError):
            return
        assert (status, answer["presence"]) == (200, presence)
        acknowledged[entry] = presence


def test_what_was_acknowledged_survives_sigkill(office: Office) -> None:
    texts: dict[str, int] = {}
    ticks: dict[int, str] = {}
    with ThreadPoolExecutor(5) as pool:
        running = [pool.submit(write_until_it_dies, office, writer, texts) for writer in range(4)]
        running.append(pool.submit(tick_until_it_dies, office, ticks))
        until = time.monotonic() + LONGEST
        while (len(texts) < 30 or len(ticks) < 4) and time.monotonic() < until:
            time.sleep(0.05)
        office.kill()
        for one in running:
            one.result()
    assert len(texts) >= 30, "the writers were stopped before they had begun"
    assert len(ticks) >= 4

    office.start()
    stored = {key: (text, version) for key, text, version in office.said()}
    roll = dict(office.ask("select id, presence from meetings_rollentry"))
    for key, version in texts.items():
        text, now = stored[key]
        assert now - version in (0, 1), key
        assert text == f"{key} lần {now}"
    lost = {entry for entry, presence in ticks.items() if roll[entry] != presence}
    assert len(lost) <= 1, "one tick may have been written without the answer having arrived"
    assert office.run(CHECK) == "intact"


def test_a_text_that_was_not_acknowledged_is_sent_again_and_is_there_once(office: Office) -> None:
    address = f"/meetings/items/{office.facts['item']}/statements/lost-1/"
    assert office.post(address, field="text", value="Tôi nhất trí", version=0)[0] == 200
    office.kill()
    office.start()
    assert office.post(address, field="text", value="Tôi nhất trí", version=0)[1]["version"] == 1
    assert office.post(address, field="text", value="Tôi nhất trí với báo cáo", version=1)[1]["version"] == 2
    assert [text for key, text, _version in office.said() if key == "lost-1"] == ["Tôi nhất trí với báo cáo"]
