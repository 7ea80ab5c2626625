"""Who may read a notice, and who keeps an outbox.

``notices.keep_outbox`` is granted by the domain that knows the unit behind a scope; this app knows no domain.
"""

from django.utils.translation import gettext_lazy as _

from chibo.platform.authz.permissions import Visitor, grant, may, predicate
from chibo.platform.notices.choices import NoticeState
from chibo.platform.notices.models import Attachment, Notice, Recipient


def notice_of(subject: object) -> Notice | None:
    """The notice itself, or the one something came along with."""
    if isinstance(subject, Attachment):
        return subject.notice
    return subject if isinstance(subject, Notice) else None


@predicate(label=_("was sent this notice"))
def received(user: Visitor, subject: object) -> bool:
    """Whether the notice was sent to this account; a draft has reached nobody."""
    notice = notice_of(subject)
    if notice is None or user.pk is None or notice.state != NoticeState.SENT:
        return False
    return Recipient.objects.filter(notice=notice, account_id=user.pk).exists()


@predicate(label=_("keeps the outbox of the unit that sends it"))
def keeps_its_outbox(user: Visitor, subject: object) -> bool:
    """Whether the account keeps the outbox the notice lies in."""
    notice = notice_of(subject)
    return notice is not None and may(user, "notices.keep_outbox", notice.scope)


grant("notices.read_notice", to=received | keeps_its_outbox, label=_("read a notice"))
grant("notices.handle_notice", to=keeps_its_outbox, label=_("send, reword and withdraw a notice"))
