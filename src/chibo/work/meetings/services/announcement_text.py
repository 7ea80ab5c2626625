"""The words of an announcement, as a cell writes them. Vietnamese by nature, like every paper of a cell."""

from dataclasses import dataclass

from chibo.kernel.wording import WEEKDAYS, clock_in_words, day_in_words, day_numbers
from chibo.work.meetings.choices import Mode
from chibo.work.meetings.queries.agenda import AgendaFacts

_MODES = {Mode.IN_PERSON: "trực tiếp", Mode.ONLINE: "trực tuyến", Mode.MIXED: "trực tiếp kết hợp trực tuyến"}


@dataclass(frozen=True)
class Text:
    """Title and body in chibo, and what a mail may say of it."""

    title: str
    body: str
    mail: str


def announcement(facts: AgendaFacts, *, again: bool, moved_reason: str = "") -> Text:
    """The announcement of a meeting; ``again`` when it changes one that was sent before."""
    head = "Thông báo thay đổi: " if again else "Thông báo: "
    opening = f"{facts.unit} trân trọng thông báo đến các đồng chí: {facts.title}."
    reason = f"Lý do dời ngày: {moved_reason}." if moved_reason else ""
    when = circumstances(facts)
    closing = (
        "Đề nghị các đồng chí nghiên cứu trước tài liệu, chuẩn bị ý kiến và dự đầy đủ, đúng giờ. "
        "Đồng chí nào không dự được, đề nghị báo lý do với chủ trì trước kỳ họp."
    )
    parts = [opening, reason, when, _programme(facts), _documents(facts), closing]
    return Text(
        title=f"{head}{facts.title}"[:250],
        body="\n\n".join(filter(None, parts)),
        mail="\n\n".join(filter(None, [f"{facts.title}.", when, "Nội dung và tài liệu: xem trong chibo."])),
    )


def documents_notice(facts: AgendaFacts) -> Text:
    """That the documents of a meeting are there to read."""
    return Text(
        title=f"Tài liệu: {facts.title}"[:250],
        body="\n\n".join(
            filter(
                None,
                [
                    f"Tài liệu của {facts.title}, {_day(facts)}, đã có trong chibo.",
                    _documents(facts),
                    "Đề nghị các đồng chí nghiên cứu trước và chuẩn bị ý kiến.",
                ],
            )
        ),
        mail=f"Tài liệu của {facts.title}, {_day(facts)}, đã có trong chibo.",
    )


def cancellation(facts: AgendaFacts, *, reason: str) -> Text:
    """That a meeting people were told of will not be held."""
    body = f"{facts.title}, {_day(facts)}, không tổ chức như đã thông báo. Lý do: {reason}."
    return Text(title=f"Thông báo hoãn: {facts.title}"[:250], body=body, mail=body)


def circumstances(facts: AgendaFacts) -> str:
    """Time, place, form and people, one line each."""
    lines = [
        f"Thời gian: {clock_in_words(facts.time)}, {_day(facts)}.",
        f"Địa điểm: {facts.place}." if facts.place else "",
        f"Hình thức: {_MODES[Mode(facts.mode)]}.",
        f"Chuyên đề: {facts.topic}." if facts.topic else "",
        f"Chủ trì: đồng chí {facts.chair}." if facts.chair else "",
        f"Đại biểu: {'; '.join(facts.guests)}." if facts.guests else "",
    ]
    return "\n".join(filter(None, lines))


def fingerprint(facts: AgendaFacts) -> str:
    """Day, hour and place: when one of them differs from what people were told, they must be told again."""
    return f"{clock_in_words(facts.time)} {day_numbers(facts.day)} {facts.place}"[:260]


def _programme(facts: AgendaFacts) -> str:
    lines = [f"{place}. {line.title}" for place, line in enumerate(facts.lines, start=1)]
    return "\n".join([f"Nội dung, chương trình (dự kiến {facts.minutes} phút):", *lines]) if lines else ""


def _documents(facts: AgendaFacts) -> str:
    titles = list(dict.fromkeys(title for line in facts.lines for title in line.documents))
    return "\n".join(["Tài liệu:", *(f"- {title}" for title in titles)]) if titles else ""


def _day(facts: AgendaFacts) -> str:
    return f"{WEEKDAYS[facts.day.weekday()]}, {day_in_words(facts.day)}"
