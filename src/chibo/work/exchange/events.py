"""Facts about exchanged messages."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("exchange.message_arrived")
@dataclass(frozen=True)
class MessageArrived:
    """A message was taken in and waits for a decision."""

    message_id: int
    unit_id: int


@event("exchange.message_registered")
@dataclass(frozen=True)
class MessageRegistered:
    """A message that came in stands in the register of papers."""

    message_id: int
    document_id: int
    unit_id: int


@event("exchange.message_built")
@dataclass(frozen=True)
class MessageBuilt:
    """A message about an issued paper was made."""

    message_id: int
    document_id: int
    unit_id: int
