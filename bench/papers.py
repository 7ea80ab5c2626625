"""Times the minutes and the resolution of the scene as DOCX and as PDF; prints JSON."""

import json
import os
import statistics
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")

import django

django.setup()

from chibo.platform.papers.previews import draft_file  # noqa: E402
from chibo.work.meetings.models import Meeting  # noqa: E402
from chibo.work.meetings.queries.minutes import minutes_facts  # noqa: E402

ROUNDS = 30


def timed(format: str, meeting: Meeting) -> dict[str, object]:
    """Facts, composition and rendering together, as the button does it."""
    times = []
    size = 0
    for _ in range(ROUNDS + 3):
        begun = time.perf_counter()
        size = len(draft_file("meetings.minutes", minutes_facts(meeting), format, on=meeting.day))
        times.append((time.perf_counter() - begun) * 1000)
    times = sorted(times[3:])
    return {
        "name": f"minutes as {format.upper()}",
        "connections": 1,
        "p50_ms": round(statistics.median(times), 2),
        "p95_ms": round(times[int(len(times) * 0.95)], 2),
        "requests_per_s": round(1000 / statistics.mean(times), 1),
        "queries": None,
        "bytes": size,
    }


def main() -> None:
    """The meeting with 15 items."""
    meeting = Meeting.objects.get(title__startswith="Bench 32")
    print(json.dumps([timed("docx", meeting), timed("pdf", meeting)]))


main()
