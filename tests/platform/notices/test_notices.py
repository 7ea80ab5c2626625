import datetime as dt

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone

from chibo.organization.privacy.choices import Way
from chibo.organization.privacy.services import give_consent
from chibo.platform.audit.models import AuditEntry
from chibo.platform.notices.choices import MailState, NoticeState
from chibo.platform.notices.errors import (
    EmptyTitle,
    NobodyToSendTo,
    NothingFailed,
    NoticeAlreadySent,
    NoticeWithdrawn,
    TextTooLong,
)
from chibo.platform.notices.models import Notice, Recipient
from chibo.platform.notices.queries import latest_about, reach_of, times_sent, unread_count
from chibo.platform.notices.services import (
    Addressee,
    Enclosure,
    change_draft,
    draft_notice,
    mark_read,
    resend_failed,
    send_notice,
    send_once,
    send_queued_mail,
    set_recipients,
    withdraw_draft,
    write_anew,
)
from chibo.platform.notices.services.mailing import RETRY_AFTER


class Broken(EmailBackend):
    """A server that takes the connection and refuses every mail."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("no such host")


class Away(EmailBackend):
    """A server that does not answer."""

    def open(self):
        raise TimeoutError("timed out")


def now():
    return timezone.now()


def written(cast, *names, email="", **more):
    for name in names if email else ():
        give_consent(
            cast.members[name].person.pk, "email_notices", way=Way.SELF, by=cast.members[name].account,
            on=timezone.localdate(), at=now(),
        )
    people = [Addressee(name, cast.members[name].account.pk, email and f"{name}@{email}") for name in names]
    facts = {"title": "Thông báo: Sinh hoạt tháng 12", "body": "Nội dung\nhai dòng", **more}
    return draft_notice(
        "test.notice", scope=f"unit:{cast.cell.pk}", sender="Chi bộ Sở Ngoại vụ", recipients=people,
        by=cast.secretary.account, at=now(), subject="meetings.meeting:1", **facts,
    )


def sent(cast, *names, **more):
    return send_notice(written(cast, *names, **more), by=cast.secretary.account, at=now())


def test_nothing_reaches_anybody_before_it_is_sent(cast):
    notice = written(cast, "official", "deputy")
    assert unread_count(cast.official.account) == 0
    send_notice(notice, by=cast.secretary.account, at=now())
    assert unread_count(cast.official.account) == 1
    assert unread_count(cast.probationary.account) == 0


def test_a_second_click_sends_nothing_twice(cast):
    notice = sent(cast, "official")
    again = send_notice(notice, by=cast.deputy.account, at=now() + dt.timedelta(minutes=1))
    assert again.sent_at == notice.sent_at
    assert AuditEntry.objects.filter(action="notices.notice.sent").count() == 1


def test_a_sent_notice_is_never_changed(cast):
    notice = sent(cast, "official")
    for attempt in (
        lambda: change_draft(notice, title="Khác", body="", by="demo", at=now()),
        lambda: write_anew(notice, title="Khác", body="", mail_text="", by="demo", at=now()),
        lambda: set_recipients(notice, [], by="demo", at=now()),
        lambda: withdraw_draft(notice, by="demo", at=now()),
    ):
        with pytest.raises(NoticeAlreadySent):
            attempt()


def test_a_withdrawn_draft_is_not_sent(cast):
    notice = written(cast, "official")
    withdraw_draft(notice, by=cast.secretary.account, at=now())
    withdraw_draft(notice, by=cast.secretary.account, at=now())
    with pytest.raises(NoticeWithdrawn):
        send_notice(notice, by=cast.secretary.account, at=now())
    assert latest_about("meetings.meeting:1", "test.notice") is None


def test_a_notice_for_nobody_stays_a_draft(cast):
    notice = written(cast)
    with pytest.raises(NobodyToSendTo):
        send_notice(notice, by=cast.secretary.account, at=now())
    notice.refresh_from_db()
    assert notice.state == NoticeState.DRAFT


@pytest.mark.parametrize(
    "wrong, refusal",
    [({"title": "  "}, EmptyTitle), ({"title": "x" * 251}, TextTooLong), ({"body": "x" * 10_000}, TextTooLong)],
)
def test_bad_words_are_refused_and_nothing_is_kept(cast, wrong, refusal):
    with pytest.raises(refusal):
        written(cast, "official", **wrong)
    assert not Notice.objects.exists()


def test_an_account_is_listed_once_and_people_without_any_way_are_named(cast):
    one = cast.official.account
    people = [Addressee("A", one.pk), Addressee("A", one.pk), Addressee("B", None, "b@example.org"), Addressee("C")]
    notice = set_recipients(written(cast), people, by="demo", at=now())
    reach = reach_of(notice)
    assert (reach.people, reach.in_house, reach.by_mail, reach.nobody_reached) == (3, 1, 1, ("C",))


def test_reading_is_counted_once_and_leaves_no_trace_on_the_trail(cast):
    notice = sent(cast, "official")
    lines = AuditEntry.objects.count()
    assert mark_read(notice, cast.official.account, at=now())
    assert not mark_read(notice, cast.official.account, at=now())
    assert not mark_read(notice, cast.stranger.account, at=now())
    assert AuditEntry.objects.count() == lines


def test_an_automatic_notice_goes_out_at_most_once(cast):
    def remind(origin):
        return send_once(
            "test.reminder", origin=origin, scope=f"unit:{cast.cell.pk}", sender="Chi bộ", title="Nhắc việc",
            body="", recipients=[Addressee("A", cast.official.account.pk)], by="test.jobs", at=now(),
        )

    assert remind("a:1") is not None
    assert remind("a:1") is None
    assert remind("a:2") is not None
    assert times_sent("", "test.reminder") == 2


def test_without_a_server_no_mail_is_queued(cast):
    sent(cast, "official", email="example.org")
    assert Recipient.objects.get().mail_state == MailState.NONE
    assert send_queued_mail() == 0
    assert mail.outbox == []


def test_a_mail_tells_a_lock_screen_nothing(cast, settings):
    settings.EMAIL_HOST = "smtp.example.org"
    sent(
        cast, "official", "deputy", email="example.org", title="Tài liệu: Đề án nhân sự", mail_text="08 giờ 00",
        enclosures=[Enclosure("sinh-hoat.ics", "text/calendar", b"BEGIN:VCALENDAR")],
    )
    assert send_queued_mail() == 2
    letter = mail.outbox[0]
    assert letter.subject == "chibo: thông báo của Chi bộ Sở Ngoại vụ"
    assert "Đề án nhân sự" not in letter.subject + letter.body
    assert "08 giờ 00" in letter.body
    assert letter.to == ["official@example.org"]
    assert letter.attachments[0][0] == "sinh-hoat.ics"
    assert send_queued_mail() == 0


@pytest.mark.parametrize("backend", ["Broken", "Away"])
def test_a_mail_that_fails_is_tried_again_and_then_says_so(cast, settings, backend):
    settings.EMAIL_HOST = "smtp.example.org"
    settings.EMAIL_BACKEND = f"{__name__}.{backend}"
    notice = sent(cast, "official", email="example.org")
    for attempt in range(len(RETRY_AFTER) + 1):
        assert Recipient.objects.get().mail_attempts == attempt
        assert send_queued_mail() == 0
        Recipient.objects.update(mail_next_at=now())
    failed = Recipient.objects.get()
    assert failed.mail_state == MailState.FAILED
    assert failed.mail_error
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    page = cast.secretary.client.get(reverse("notices:outgoing", args=[notice.pk])).content.decode()
    assert "Chưa gửi được thư cho 1 đồng chí" in page
    cast.secretary.client.post(reverse("notices:resend", args=[notice.pk]))
    assert send_queued_mail() == 1
    assert Recipient.objects.get().mail_state == MailState.SENT
    with pytest.raises(NothingFailed):
        resend_failed(notice, by="demo", at=now())


def test_a_mail_waits_for_its_turn(cast, settings):
    settings.EMAIL_HOST = "smtp.example.org"
    sent(cast, "official", email="example.org")
    Recipient.objects.update(mail_next_at=now() + dt.timedelta(minutes=5))
    assert send_queued_mail() == 0
    assert mail.outbox == []


WHO = {
    "inbox": {
        "secretary", "deputy", "committee", "official", "probationary", "exempted", "stranger", "clerk", "officer",
        "superior", "administrator",
    },
    "read": {"secretary", "deputy", "committee", "official"},
    "outgoing": {"secretary", "deputy", "committee"},
}


@pytest.mark.parametrize("page", sorted(WHO))
def test_who_sees_which_page(cast, page):
    notice = sent(cast, "official")
    where = reverse(f"notices:{page}", args=[] if page == "inbox" else [notice.pk])
    answers = {role: client.get(where).status_code for role, client in cast.roles.items()}
    assert {role for role, status in answers.items() if status == 200} == WHO[page]
    assert answers["visitor"] == 302
    if page != "inbox":
        assert answers["stranger"] == 404


def test_a_draft_is_not_read_before_it_is_sent(cast):
    notice = written(cast, "official")
    assert cast.official.client.get(reverse("notices:read", args=[notice.pk])).status_code == 404
    send_notice(notice, by=cast.secretary.account, at=now())
    assert notice.title in cast.official.client.get(reverse("notices:read", args=[notice.pk])).content.decode()


@pytest.mark.parametrize("act", ["send", "withdraw", "reword", "resend"])
def test_only_the_committee_acts_on_its_outbox(cast, act):
    notice = written(cast, "official")
    where = reverse(f"notices:{act}", args=[notice.pk])
    for role in ("official", "stranger", "clerk", "superior", "visitor", "administrator"):
        cast.roles[role].post(where, {"title": "Chen", "body": "ngang"})
    notice.refresh_from_db()
    assert (notice.state, notice.title) == (NoticeState.DRAFT, "Thông báo: Sinh hoạt tháng 12")


def test_the_outbox_of_another_cell_is_not_shown(cast):
    notice = written(cast, "official")
    mine = cast.deputy.client.get(reverse("notices:outbox")).content.decode()
    theirs = cast.stranger.client.get(reverse("notices:outbox")).content.decode()
    assert notice.title in mine
    assert notice.title not in theirs


def test_a_notice_is_sent_read_and_counted_on_the_pages(cast):
    notice = written(cast, "official", "deputy", enclosures=[Enclosure("a.ics", "text/calendar", b"BEGIN")])
    cast.secretary.client.post(reverse("notices:send", args=[notice.pk]))
    client = cast.official.client
    assert "Thông báo: Sinh hoạt tháng 12" in client.get(reverse("notices:inbox"), {"show": "unread"}).content.decode()
    client.get(reverse("notices:read", args=[notice.pk]))
    assert "Thông báo: Sinh hoạt tháng 12" not in client.get(reverse("notices:inbox"), {"show": "unread"}).content.decode()
    counts = cast.secretary.client.get(reverse("notices:outgoing", args=[notice.pk])).content.decode()
    assert "2 đồng chí; 1 đồng chí đã đọc" in counts
    file = reverse("notices:attachment", args=[notice.attachments.get().pk])
    assert client.get(file).content == b"BEGIN"
    assert cast.stranger.client.get(file).status_code == 404
    cast.deputy.client.post(reverse("notices:read_all"))
    assert unread_count(cast.deputy.account) == 0


def test_a_draft_with_a_page_of_its_own_is_sent_there(cast):
    notice = written(cast, "official", send_page="/meetings/1/send/")
    answer = cast.secretary.client.post(reverse("notices:send", args=[notice.pk]))
    notice.refresh_from_db()
    assert (answer.url, notice.state) == ("/meetings/1/send/", NoticeState.DRAFT)


def test_the_pages_cost_the_same_for_few_and_for_many(cast, count_queries):
    sent(cast, "official", "secretary")
    pages = [(cast.official.client, "notices:inbox"), (cast.secretary.client, "notices:outbox")]
    for client, name in pages:
        client.get(reverse(name))
    few = [count_queries(lambda c=c, n=n: c.get(reverse(n))) for c, n in pages]
    for _ in range(5):
        sent(cast, "official", "secretary", "deputy")
    assert [count_queries(lambda c=c, n=n: c.get(reverse(n))) for c, n in pages] == few
