"""Reading notices: what is new for me, what lies in an outbox, how far a sent notice has come."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from chibo.platform.authz.permissions import Visitor, may
from chibo.platform.notices.choices import MailState, NoticeState
from chibo.platform.notices.models import Notice, Recipient


def unread_count(user: Visitor) -> int:
    """How many notices the account has not opened yet. One query."""
    if not user.is_authenticated or user.pk is None:
        return 0
    return Recipient.objects.filter(
        account_id=user.pk, read_at=None, notice__state=NoticeState.SENT
    ).count()


def inbox_of(user: Visitor, *, unread_only: bool = False) -> QuerySet[Recipient]:
    """The account's notices, newest first, as recipient rows with their notice."""
    mine = Recipient.objects.filter(account_id=user.pk or 0, notice__state=NoticeState.SENT)
    if unread_only:
        mine = mine.filter(read_at=None)
    return mine.select_related("notice").order_by("-notice__sent_at", "-pk")


def outbox_scopes(user: Visitor) -> list[str]:
    """Scopes whose outbox the account keeps."""
    scopes = Notice.objects.order_by("scope").values_list("scope", flat=True).distinct()
    return [scope for scope in scopes if may(user, "notices.keep_outbox", scope)]


def outbox_of(scopes: list[str], *, state: str = "", failed: bool = False) -> QuerySet[Notice]:
    """What was written in these scopes, newest first, with counts of recipients, readers and mails."""
    found = Notice.objects.filter(scope__in=scopes)
    if state:
        found = found.filter(state=state)
    if failed:
        hurt = Recipient.objects.filter(mail_state=MailState.FAILED).values("notice_id")
        found = found.filter(pk__in=hurt)
    return counted(found).order_by("-created_at", "-pk")


def counted(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """With ``people``, ``readers``, ``mailed``, ``waiting`` and ``failed`` on each notice."""
    state = "recipients__mail_state"
    return notices.annotate(
        people=Count("recipients"),
        readers=Count("recipients", filter=Q(recipients__read_at__isnull=False)),
        mailed=Count("recipients", filter=Q(**{state: MailState.SENT})),
        waiting=Count("recipients", filter=Q(**{state: MailState.QUEUED})),
        failed=Count("recipients", filter=Q(**{state: MailState.FAILED})),
    )


@dataclass(frozen=True)
class Reach:
    """How far a notice goes or went: numbers only, never who read it."""

    people: int
    in_house: int
    by_mail: int
    nobody_reached: tuple[str, ...]
    """People without account and without address; they must be told by word of mouth."""


def reach_of(notice: Notice) -> Reach:
    """Counts over the recipients of a notice. One query."""
    rows = list(notice.recipients.values_list("name", "account_id", "email"))
    return Reach(
        people=len(rows),
        in_house=sum(account is not None for _name, account, _email in rows),
        by_mail=sum(bool(email) for _name, _account, email in rows),
        nobody_reached=tuple(name for name, account, email in rows if account is None and not email),
    )


def latest_about(subject: str, kind: str) -> Notice | None:
    """The newest notice of a kind about one object that was not withdrawn."""
    mine = Notice.objects.about(subject).filter(kind=kind).exclude(state=NoticeState.WITHDRAWN)
    return mine.order_by("-created_at", "-pk").first()


def times_sent(subject: str, kind: str) -> int:
    """How often a notice of this kind about one object has gone out."""
    return Notice.objects.about(subject).filter(kind=kind, state=NoticeState.SENT).count()


def with_recipients(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """With recipients in their order and attachments without content."""
    people = Prefetch("recipients", Recipient.objects.order_by("position"))
    return notices.prefetch_related(people)
