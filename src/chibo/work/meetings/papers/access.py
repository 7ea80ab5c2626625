"""From the origin of a paper to the meeting whose readers may open it."""

from collections.abc import Collection, Mapping

from chibo.work.meetings.models import AgendaItem, Decision, Meeting


def meeting_behind(origin: str) -> Meeting | None:
    """The meeting of "meetings.meeting:4" or "meetings.item:12"."""
    kind, _, key = origin.partition(":")
    if not key.isdigit():
        return None
    if kind == "meetings.item":
        item = AgendaItem.objects.filter(pk=int(key)).select_related("meeting").first()
        return item.meeting if item else None
    return Meeting.objects.filter(pk=int(key)).first()


def decision_behind(origin: str) -> Meeting | None:
    """The meeting of "meetings.decision:3"."""
    key = origin.partition(":")[2]
    found = Decision.objects.filter(pk=int(key)).select_related("meeting").first() if key.isdigit() else None
    return found.meeting if found else None


def meetings_behind(origins: Collection[str]) -> Mapping[str, Meeting]:
    """The meetings of many origins of either kind at once; two queries."""
    ids = {origin: int(key) for origin in origins if (key := origin.partition(":")[2]).isdigit()}
    items = [pk for origin, pk in ids.items() if origin.startswith("meetings.item:")]
    of_item = dict(AgendaItem.objects.filter(pk__in=items).values_list("pk", "meeting_id"))
    wanted = {
        origin: of_item.get(pk) if origin.startswith("meetings.item:") else pk for origin, pk in ids.items()
    }
    found = Meeting.objects.in_bulk([pk for pk in wanted.values() if pk])
    return {origin: found[pk] for origin, pk in wanted.items() if pk in found}


def meetings_behind_decisions(origins: Collection[str]) -> Mapping[str, Meeting]:
    """The meetings of many decisions at once; one query."""
    ids = [int(key) for origin in origins if (key := origin.partition(":")[2]).isdigit()]
    found = Decision.objects.filter(pk__in=ids).select_related("meeting")
    return {decision.reference: decision.meeting for decision in found}
