"""The cell's own column of the quality sheet."""

from typing import Any

from chibo.surfaces.demo.story import MonthStory
from chibo.work.meetings.queries.quality import quality_sheet
from chibo.work.meetings.services.scoring import Given

LINE_OF = {
    "preparation": "content_ready",
    "content": "regular_content",
    "conduct": "directing",
    "openness": "openness",
    "discussion": "criticism",
    "praise": "praise",
}
"""Where the story's deductions belong on the sheet."""


def points_for(meeting: Any, story: MonthStory) -> dict[str, Given]:
    """Every line that asks a person: its maximum less what the story takes off, with the weak point named."""
    minus = {LINE_OF[area]: points for area, points in story.minus.items()}
    result = quality_sheet(meeting).result
    return {
        line.item.id: Given(
            line.max - minus.get(line.item.id, 0),
            story.weak_point if line.item.id in minus else "",
        )
        for line in result.open
    }


def superior_points(meeting: Any) -> dict[str, Given]:
    """The superior's column: as the cell scored, one point stricter on how the discussion was led."""
    result = quality_sheet(meeting).result
    stricter = {"directing": 1, "criticism": 1}
    return {
        item: Given(max(0, (line.points or 0) - stricter.get(item, 0)), line.text)
        for item, line in result.items.items()
        if line.points is not None
    }
