"""The result table of a month (part I.3), the share of targets, and lists for others."""

import datetime as dt
from fractions import Fraction

import pytest

from chibo.kernel.period import Month
from chibo.work.tasks import services
from chibo.work.tasks.choices import Status, TaskState
from chibo.work.tasks.queries import (
    open_tasks_of,
    overdue_of,
    task_facts,
    task_share,
    task_sheet_facts,
    tasks_from,
    tasks_given_in,
    tasks_reported_in,
    tasks_to_answer,
)
from tests.work.tasks.stories import FIRST, give, noon

DAY = dt.timedelta(days=1)
MEETINGS = {month: dt.date(2026, month, 5) for month in (10, 11, 12)}
NOVEMBER = Month(2026, 11)


def act(verb, task, on, **words):
    return getattr(services, verb)(task, by="tests", on=on, at=noon(on), **words)


def table(cast, month, on=None, since=None):
    on = on or MEETINGS[month]
    return tasks_reported_in(cast.cell.pk, Month(2026, month), on=on, since=since)


def test_last_months_tasks_stand_in_the_table_with_their_results(cast):
    done = give(cast, title="Gửi báo cáo quý III", due=dt.date(2026, 10, 20), support_ids=[cast.deputy.person.pk])
    late = give(cast, title="Họp với Sở Tài chính", due=dt.date(2026, 10, 22))
    open_ = give(cast, title="Rà soát thỏa thuận", due=dt.date(2026, 11, 10), report_month=NOVEMBER)
    act("finish_task", done, on=dt.date(2026, 10, 20), result="Gửi đúng hạn")
    act("finish_task", late, on=dt.date(2026, 10, 23), result="Chậm một ngày")
    act("report_progress", open_, on=dt.date(2026, 11, 1), text="Xong 3/5 bản", percent=60)
    rows = table(cast, 11, since=FIRST)
    assert [(row.title, row.opening_text, row.status_text, row.result_text, row.days_late) for row in rows] == [
        ("Gửi báo cáo quý III", "Chưa đến hạn", "Hoàn thành", "Gửi đúng hạn", 0),
        ("Họp với Sở Tài chính", "Chưa đến hạn", "Hoàn thành chậm", "Chậm một ngày", 1),
        ("Rà soát thỏa thuận", "Chưa đến hạn", "Đang triển khai", "Xong 3/5 bản", 0),
    ]
    assert (rows[0].lead, rows[0].support, rows[0].finished_on) == ("Phạm Ngọc", ("Trần Thúy Hằng",), dt.date(2026, 10, 20))
    assert rows[2].percent == 60


def test_a_chain_over_three_months_keeps_every_link(cast):
    first = give(cast, due=dt.date(2026, 10, 20))
    second = act("carry_over", first, on=MEETINGS[11], due=dt.date(2026, 11, 20), reason="Chờ ý kiến các sở")
    third = act("carry_over", second, on=MEETINGS[12], due=dt.date(2026, 12, 20), reason="Chờ Tỉnh ủy")
    november, december = table(cast, 11), table(cast, 12)
    assert [(row.status, row.result_text, row.carried_to_id) for row in november] == [
        (Status.CARRIED, "Chờ ý kiến các sở", second.pk)
    ]
    assert [(row.opening_text, row.status, row.carried_from_id, row.carried_to_id) for row in december] == [
        ("Chuyển tiếp từ tháng 11/2026", Status.CARRIED, first.pk, third.pk)
    ]
    january = tasks_reported_in(cast.cell.pk, Month(2027, 1), on=dt.date(2027, 1, 5))
    assert [(row.task_id, row.opening_text, row.status) for row in january] == [
        (third.pk, "Chuyển tiếp từ tháng 12/2026", Status.NOT_DONE)
    ]


def test_an_old_month_is_read_as_it_stood_then(cast):
    task = give(cast, due=dt.date(2026, 10, 20))
    act("report_progress", task, on=dt.date(2026, 10, 18), text="Đang chờ ký")
    act("finish_task", task, on=MEETINGS[11] + 3 * DAY, result="Đã ký")
    (then,) = table(cast, 11)
    assert (then.status, then.result_text, then.finished_on, then.days_late) == (Status.NOT_DONE, "Đang chờ ký", None, 16)
    (now,) = table(cast, 11, on=dt.date(2026, 11, 22))
    assert (now.status, now.result_text, now.days_late) == (Status.DONE_LATE, "Đã ký", 19)


def test_what_nobody_carried_over_stays_in_the_table_until_somebody_does(cast):
    task = give(cast, due=dt.date(2026, 10, 20))
    assert [row.status for row in table(cast, 12)] == [Status.NOT_DONE]
    assert table(cast, 12)[0].opening_text == "Chưa hoàn thành"
    act("cancel_task", task, on=dt.date(2026, 11, 20), reason="Sáp nhập đơn vị")
    assert table(cast, 12) == []
    assert [row.status for row in table(cast, 11)] == [Status.NOT_DONE]


def test_a_standing_task_is_in_every_month_with_that_months_words(cast):
    task = give(cast, title="Lớp tiếng Anh của cơ quan", standing=True, due=None)
    act("report_progress", task, on=dt.date(2026, 10, 28), text="Hai buổi mỗi tuần")
    assert table(cast, 10) == [], "given at the October meeting: nothing to report yet"
    (november,) = table(cast, 11, since=MEETINGS[10])
    (december,) = table(cast, 12, since=MEETINGS[11])
    assert (november.opening_text, november.result_text) == ("Nhiệm vụ thường xuyên", "Hai buổi mỗi tuần")
    assert (december.status_text, december.result_text, december.days_late) == ("Nhiệm vụ thường xuyên", "", 0)


def test_standing_tasks_stand_behind_the_others_and_strangers_tasks_stay_out(cast):
    give(cast, title="Việc thường xuyên", standing=True, due=None)
    give(cast, title="Việc có hạn")
    services.assign_task(
        cast.other_cell.pk, title="Việc chi bộ khác", origin="tasks.hand:other", by="tests", on=FIRST,
        due=dt.date(2026, 10, 20),
    )
    assert [row.title for row in table(cast, 11)] == ["Việc có hạn", "Việc thường xuyên"]


def test_year_end_leads_into_january(cast):
    task = give(cast, on=dt.date(2026, 12, 5), due=dt.date(2026, 12, 31))
    (row,) = tasks_reported_in(cast.cell.pk, Month(2027, 1), on=dt.date(2027, 1, 5), since=dt.date(2026, 12, 5))
    assert (row.task_id, row.report_month, row.status, row.days_late) == (task.pk, Month(2027, 1), Status.NOT_DONE, 5)


def test_the_share_counts_late_tasks_as_reached_and_carried_ones_as_not(cast):
    done, late, carried, cancelled, _open = (give(cast, due=dt.date(2026, 10, 20)) for _ in range(5))
    give(cast, standing=True, due=None)
    act("finish_task", done, on=dt.date(2026, 10, 20), result="Xong")
    act("finish_task", late, on=dt.date(2026, 10, 21), result="Xong")
    act("carry_over", carried, on=MEETINGS[11], due=dt.date(2026, 11, 20), reason="Chờ")
    act("cancel_task", cancelled, on=MEETINGS[11], reason="Thôi")
    share = task_share(cast.cell.pk, NOVEMBER, on=MEETINGS[11])
    assert (share.total, share.reached, share.late, share.carried, share.not_reached) == (4, 2, 1, 1, 2)
    assert share.share == Fraction(1, 2)


def test_a_month_without_tasks_has_no_share(cast):
    assert task_share(cast.cell.pk, NOVEMBER, on=MEETINGS[11]).share is None


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(cast, count_queries, rows):
    for number in range(rows):
        task = give(cast, support_ids=[cast.deputy.person.pk], due=dt.date(2026, 10, 20 + number))
        act("report_progress", task, on=FIRST, text="Đang làm")
    assert count_queries(lambda: table(cast, 11)) == 3
    assert count_queries(lambda: task_share(cast.cell.pk, NOVEMBER, on=MEETINGS[11])) == 1
    assert count_queries(lambda: open_tasks_of(cast.official.person.pk, on=FIRST)) == 1
    assert count_queries(lambda: overdue_of(cast.cell.pk, on=MEETINGS[11])) == 1


def test_my_open_tasks_say_whether_i_lead_them(cast):
    give(cast, title="Tôi chủ trì")
    give(cast, title="Tôi phối hợp", lead_id=cast.deputy.person.pk, support_ids=[cast.official.person.pk],
         due=dt.date(2026, 10, 10))
    give(cast, title="Không phải của tôi", lead_id=cast.deputy.person.pk)
    act("finish_task", give(cast, title="Đã xong"), on=FIRST, result="Xong")
    lines = open_tasks_of(cast.official.person.pk, on=FIRST)
    assert [(line.title, line.leads) for line in lines] == [("Tôi phối hợp", False), ("Tôi chủ trì", True)]


def test_the_other_lists(cast):
    late = give(cast, origin="meetings.planned_task:5", due=dt.date(2026, 10, 10))
    standing = give(cast, standing=True, due=dt.date(2026, 10, 10))
    asked = act("return_task", give(cast), on=FIRST, question="Ai ký?")
    on = dt.date(2026, 10, 12)
    assert [line.task_id for line in overdue_of(cast.cell.pk, on=on)] == [late.pk]
    assert [line.task_id for line in tasks_to_answer(cast.cell.pk, on=on)] == [asked.pk]
    assert [line.task_id for line in tasks_given_in(cast.cell.pk, Month(2026, 10), on=on)] == [late.pk, asked.pk]
    assert tasks_from(["meetings.planned_task:5", "meetings.planned_task:6"], on=on).keys() == {"meetings.planned_task:5"}
    assert standing.pk not in [line.task_id for line in overdue_of(cast.cell.pk, on=on)]


def test_the_facts_of_one_task(cast):
    task = give(cast, support_ids=[cast.deputy.person.pk], authority="Ký phiếu lấy ý kiến")
    facts = task_facts(task.pk, on=FIRST)
    assert (facts.lead, facts.support_ids, facts.state, facts.status) == (
        "Phạm Ngọc", (cast.deputy.person.pk,), TaskState.ASSIGNED, Status.NOT_DUE
    )
    assert task_facts(task.pk + 1, on=FIRST) is None
    sheet = task_sheet_facts(task, on=FIRST)
    assert (sheet.lead, sheet.support, sheet.authority, sheet.report_at, sheet.signer) == (
        "Phạm Ngọc", ("Trần Thúy Hằng",), "Ký phiếu lấy ý kiến", "11/2026", "Nguyễn Minh Hòa"
    )
