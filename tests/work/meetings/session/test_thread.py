from chibo.platform.threads.queries import thread_of
from chibo.work.meetings.services.assigning import plan_task
from chibo.work.meetings.services.speaking import flag_wish, record_statement
from chibo.work.meetings.services.voting import open_vote


def test_the_thread_of_an_item_shows_its_vote_and_its_wish(everybody_came, item, cast):
    open_vote(item, question="Chuyển sang tháng 12?", by="test")
    flag_wish(record_statement(item, "w", text="Giao một đầu mối", by="test"), by="test")
    plan_task(item, "t", title="Tổng hợp", by="test")
    seen = {card.label for card in thread_of(item.reference, user=cast.probationary.account)}
    assert {"Chuyển sang tháng 12?", "Giao một đầu mối"} <= seen
    assert thread_of(item.reference, user=cast.stranger.account) == []
