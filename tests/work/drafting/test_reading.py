"""Versions, remarks and readers."""

import datetime as dt

import pytest

from chibo.platform.calendar.registry import Scope
from chibo.platform.notices.models import Notice
from chibo.platform.panels.registry import Asker
from chibo.work.drafting import errors
from chibo.work.drafting.calendar import answers_owed
from chibo.work.drafting.choices import Verdict
from chibo.work.drafting.models import Comment, Draft, Review
from chibo.work.drafting.panels import drafts_need
from chibo.work.drafting.queries.reading import compare, spots_of, talks_of
from chibo.work.drafting.queries.texts import snapshot_of
from chibo.work.drafting.services import (
    add_part,
    answer_review,
    ask_review,
    comment_on,
    issue_draft,
    keep_version,
    recall_reviews,
    remove_part,
    resolve_comment,
    withdraw_review,
)
from tests.work.drafting.stories import fill, plan, write

DAY = dt.timedelta(days=1)


def ask(draft, cast, today, *, who="official", due=None):
    reader = getattr(cast, who).person
    return ask_review(draft, reviewer_id=reader.pk, due=due or today + 3 * DAY, by=cast.secretary.account, on=today)


def told(compared):
    return {one.label: [(p.change.value, p.text) for line in one.lines for p in line.pieces] for one in compared}


def test_a_version_stays_as_it_was(cast, today):
    draft = plan(cast, today)
    kept = keep_version(draft, note="Lần 1", by=cast.secretary.account)
    fill(draft, "subject", "một việc khác", today)
    write(draft.parts.first(), "Viết lại.")

    kept.refresh_from_db()

    assert kept.snapshot["fields"]["subject"] == "thực hiện Chỉ thị 50-CT/TW"
    assert kept.snapshot["parts"][0]["text"] == "Thực hiện Chỉ thị."
    assert (kept.nr, kept.made_by) == (1, cast.secretary.account)


def test_a_version_that_says_the_same_is_not_kept_again(cast, today):
    draft = plan(cast, today)
    keep_version(draft, by="tests")

    with pytest.raises(errors.NothingToKeep):
        keep_version(draft, by="tests")


def test_what_changed_is_told_text_by_text_and_word_by_word(cast, today):
    draft = plan(cast, today)
    first, second = draft.parts.all()
    old = snapshot_of(draft)
    write(first, "Thực hiện nghiêm Chỉ thị.")
    remove_part(second, by="tests")
    add_part(draft, heading="Kinh phí", text="Không có.", by="tests")
    fill(draft, "day", "05/11/2026", today)

    found = told(compare(draft, old, snapshot_of(Draft.objects.get(pk=draft.pk))))

    assert found["Mục đích"] == [
        ("same", "Mục đích"), ("same", "Thực hiện"), ("new", " nghiêm"), ("same", " Chỉ thị."),
    ]  # fmt: skip
    assert found["Nhiệm vụ"][0] == ("gone", "Nhiệm vụ")
    assert found["Kinh phí"] == [("new", "Kinh phí"), ("new", "Không có.")]
    assert ("new", "2026-11-05") in [pair for pairs in found.values() for pair in pairs]


def test_a_remark_follows_its_paragraph_and_says_when_it_is_gone(cast, today):
    draft = plan(cast, today)
    part = draft.parts.last()
    comment_on(draft, field=part.field, quote="Rà soát việc đã làm.", text="Ai làm?", by=cast.deputy.account)

    write(part, "Mới thêm.\nRà soát toàn bộ việc đã làm.")
    [talk] = talks_of(draft, snapshot_of(draft))
    assert (talk.quote, talk.lost, talk.where) == ("Rà soát toàn bộ việc đã làm.", False, "Nhiệm vụ")

    write(part, "Một nội dung khác hẳn, không còn gì cũ.")
    [talk] = talks_of(draft, snapshot_of(draft))
    assert (talk.quote, talk.lost) == ("Rà soát việc đã làm.", True)


def test_a_remark_on_what_is_not_there_is_refused(cast, today):
    draft = plan(cast, today)

    for field, quote in (("part-0", ""), ("subject", "những chữ không có"), ("state", "")):
        with pytest.raises(errors.ParagraphGone):
            comment_on(draft, field=field, quote=quote, text="?", by="tests")
    with pytest.raises(errors.EmptyComment):
        comment_on(draft, field="subject", text="  ", by="tests")
    assert not Comment.objects.exists()


def test_remarks_are_answered_dealt_with_and_opened_again(cast, today):
    draft = plan(cast, today)
    remark = comment_on(draft, field="subject", text="Ngắn hơn", by=cast.deputy.account)
    reply = comment_on(draft, field="", answers=remark, text="Đã sửa", by=cast.secretary.account)

    resolve_comment(reply, by=cast.secretary.account)

    [talk] = talks_of(draft, snapshot_of(draft))
    assert talk.resolved
    assert [one.text for one in talk.replies] == ["Đã sửa"]
    assert not talks_of(draft, snapshot_of(draft))[0].comment.answers_id
    resolve_comment(remark, resolved=False, by=cast.secretary.account)
    assert not talks_of(draft, snapshot_of(draft))[0].resolved


def test_every_paragraph_can_be_remarked_on(cast, today):
    spots = spots_of(plan(cast, today), snapshot_of(plan(cast, today)))

    assert "Báo cáo hằng tháng." in [spot.quote for spot in spots]


def test_a_reader_is_told_sees_the_version_and_answers(cast, today):
    draft = plan(cast, today)
    review = ask(draft, cast, today)

    assert review.version.nr == 1
    notice = Notice.objects.get(kind="drafting.review_asked")
    assert [one.account for one in notice.recipients.all()] == [cast.official.account]

    answer_review(review, verdict=Verdict.REMARKS, remarks="Thêm thời hạn", by=cast.official.account, on=today)

    answered = Notice.objects.get(kind="drafting.review_answered")
    assert [one.account for one in answered.recipients.all()] == [cast.secretary.account]
    assert "Thêm thời hạn" in answered.body


def test_what_cannot_be_asked_or_answered_is_refused(cast, today):
    draft = plan(cast, today)
    with pytest.raises(errors.DueBeforeAsked):
        ask(draft, cast, today, due=today - DAY)
    with pytest.raises(errors.NotACandidate):
        ask(draft, cast, today, who="stranger")
    review = ask(draft, cast, today)
    with pytest.raises(errors.AlreadyAsked):
        ask(draft, cast, today)
    with pytest.raises(errors.RemarksNeeded):
        answer_review(review, verdict=Verdict.REMARKS, remarks=" ", by="tests", on=today)
    answer_review(review, verdict=Verdict.AGREES, by="tests", on=today)
    with pytest.raises(errors.ReviewIsClosed):
        answer_review(review, verdict=Verdict.AGREES, by="tests", on=today)
    assert Review.objects.count() == 1


def test_who_has_answered_may_be_asked_anew(cast, today):
    draft = plan(cast, today)
    answer_review(ask(draft, cast, today), verdict=Verdict.AGREES, by="tests", on=today)
    fill(draft, "subject", "viết lại", today)

    assert ask(draft, cast, today).version.nr == 2


def test_a_withdrawn_question_closes_the_draft_to_the_reader(cast, today):
    draft = plan(cast, today)
    review = ask(draft, cast, today)
    assert Draft.objects.visible_to(cast.official.account).filter(pk=draft.pk).exists()

    withdraw_review(review, by="tests", on=today)

    assert not Draft.objects.visible_to(cast.official.account).filter(pk=draft.pk).exists()


def test_readers_are_reminded_once_before_and_once_after(cast, today):
    draft = plan(cast, today)
    ask(draft, cast, today)

    sent = [recall_reviews(on=today + n * DAY, by="jobs") for n in (0, 1, 2, 2, 3, 4, 4, 5)]

    assert sent == [0, 0, 1, 0, 0, 1, 0, 0]


def test_nobody_is_reminded_of_a_paper_that_is_issued(cast, today):
    draft = plan(cast, today)
    ask(draft, cast, today)
    issue_draft(draft, by="tests", on=today)

    assert recall_reviews(on=today + 9 * DAY, by="jobs") == 0


def test_what_needs_me_names_the_answers_i_owe(cast, today):
    draft = plan(cast, today)
    review = ask(draft, cast, today)

    def needs(who, on=today):
        return [(need.title, need.late) for need in drafts_need(Asker(getattr(cast, who).account, cast.cell.pk, on))]

    assert [late for _title, late in needs("official")] == [False]
    assert [late for _title, late in needs("official", today + 9 * DAY)] == [True]
    assert needs("probationary") == needs("secretary") == []
    answer_review(review, verdict=Verdict.AGREES, by="tests", on=today)
    assert needs("official") == []
    assert len(needs("secretary")) == 1


def test_the_calendar_shows_answers_to_the_committee_alone(cast, today):
    draft = plan(cast, today)
    ask(draft, cast, today)

    things = list(answers_owed(Scope(cast.cell.pk, today, today + 30 * DAY, today)))

    assert [(thing.committee, thing.day) for thing in things] == [(True, today + 3 * DAY)]
    assert not list(answers_owed(Scope(cast.other_cell.pk, today, today + 30 * DAY, today)))
