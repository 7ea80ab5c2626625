from chibo.work.exchange.models.message import Enclosure, Message, MessageQuerySet, Receiver
from chibo.work.exchange.models.office import Correspondent, OfficeCode
from chibo.work.exchange.models.status import StatusNote

__all__ = ["Correspondent", "Enclosure", "Message", "MessageQuerySet", "OfficeCode", "Receiver", "StatusNote"]
