"""The texts of a month's resolution, put together from the story."""

from typing import Any

from chibo.kernel.period import Month
from chibo.surfaces.demo.preparing import cited
from chibo.surfaces.demo.stage import Stage
from chibo.surfaces.demo.story import MonthStory, ResolutionStory

ORDINALS = ("Một", "Hai", "Ba", "Bốn")


def texts_of(stage: Stage, month: Month, decision: Any) -> dict[str, str]:
    """Part by part, one line per sentence group; what the draft has better is left out."""
    story = stage.month_story(month)
    resolution = story.resolution
    parts = {
        "subject": [f"về lãnh đạo thực hiện nhiệm vụ {_in_words(month)}"],
        "news": _news(stage, story),
        "ideology": list(resolution.ideology),
        "political": list(resolution.work),
        "praise": _praise(resolution),
        "shortcomings": _shortcomings(resolution),
        "direction": [*resolution.direction],
        "organisation": [*decision.parts.get("organisation", "").splitlines(), *resolution.organisation],
    }
    return {part: stage.words("\n".join(lines), month) for part, lines in parts.items()}


def _in_words(month: Month) -> str:
    return (
        f"tháng {month.month:02d} năm {month.year}"
        if month.month < 3
        else f"tháng {month.month} năm {month.year}"
    )


def _news(stage: Stage, story: MonthStory) -> list[str]:
    news = next(item for item in story.items if item.slot == "news")
    studied = [
        f"Học tập, quán triệt {cited(stage.documents[key])}."
        for key in story.documents
        if key in stage.documents
    ]
    return [f"Thông tin thời sự: {news.report[:1].lower()}{news.report[1:]}", *studied]


def _praise(resolution: ResolutionStory) -> list[str]:
    return [f"Biểu dương: {_after_colon(text)}" for text in resolution.praise] + [
        f"Nhắc nhở: {_after_colon(text)}" for text in resolution.reminders
    ]


def _after_colon(text: str) -> str:
    """Words that are no name go on in small letters."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first in {"Đồng", "Các", "Hai", "Một", "Tổ"} else text


def _shortcomings(resolution: ResolutionStory) -> list[str]:
    return [
        f"{ORDINALS[place]} là, {one.what[:1].lower()}{one.what[1:]}. Nguyên nhân: {one.cause}."
        for place, one in enumerate(resolution.shortcomings)
    ]
