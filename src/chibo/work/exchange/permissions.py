"""Who exchanges messages: whoever keeps the unit's register of papers. Members read the papers, not the traffic."""

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.choices import Scope
from chibo.platform.authz.permissions import Visitor, grant, predicate
from chibo.platform.files.access import opens
from chibo.work.documents.permissions import keeps_the_register
from chibo.work.documents.queries import DocumentCard
from chibo.work.exchange.models import Message, OfficeCode, StatusNote


@predicate(label=_("keeps the register of papers of some unit"))
def keeps_some_register(user: Visitor) -> bool:
    """The committee or the clerk of any unit."""
    return bool(kept_units(user))


def kept_units(user: Visitor) -> list[int]:
    """Units whose register one keeps, offices of the State before cells: they are the ones that exchange."""
    duties = duties_of(user)
    kept = [pk for pk in duties.units | duties.keeps if duties.keeps_list_of(pk)]
    return sorted(kept, key=lambda pk: (pk in duties.cells, pk))


@predicate(label=_("keeps the register of the message's unit"))
def keeps_the_message(user: Visitor, message: Message) -> bool:
    """The committee and the clerk of its unit."""
    return bool(keeps_the_register(user, message.unit_id))


@predicate(label=_("keeps the register of the unit the status message belongs to"))
def keeps_the_status(user: Visitor, note: StatusNote) -> bool:
    """The committee and the clerk of its unit."""
    return bool(keeps_the_register(user, note.message.unit_id))


@predicate(label=_("keeps the register of the paper's unit"))
def keeps_the_paper(user: Visitor, paper: DocumentCard) -> bool:
    """The committee and the clerk of its unit."""
    return bool(keeps_the_register(user, paper.unit_id))


@predicate(label=_("keeps the register of the unit the code belongs to"))
def keeps_the_code(user: Visitor, code: OfficeCode) -> bool:
    """The committee and the clerk of its unit."""
    return bool(keeps_the_register(user, code.unit_id))


grant("exchange.exchange", to=keeps_some_register, label=_("see that messages are exchanged"), scope=Scope.OFFICE)
grant("exchange.view_messages", to=keeps_the_register, label=_("read the log of exchanged messages"))
grant("exchange.take_message", to=keeps_the_register, label=_("take in a message from the gateway"))
grant("exchange.keep_addresses", to=keeps_the_register, label=_("keep the codes and addresses of the exchange"))
grant("exchange.view_message", to=keeps_the_message, label=_("read an exchanged message"))
grant("exchange.handle_message", to=keeps_the_message, label=_("register, refuse or answer a message"))
grant("exchange.view_status", to=keeps_the_status, label=_("fetch a status message"))
grant("exchange.end_code", to=keeps_the_code, label=_("end a code of the office"))
grant("exchange.send_paper", to=keeps_the_paper, label=_("make a message of an issued paper"))


@opens("exchange.message")
def opens_the_attachment(user: Visitor, key: str) -> bool:
    """An attachment that waits is open to whoever keeps the register."""
    return key.isdigit() and Message.objects.visible_to(user).filter(pk=int(key)).exists()
