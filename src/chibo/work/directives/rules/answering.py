"""The three questions: a check for the reader alone."""

from collections.abc import Sequence

from chibo.kernel.rulebook import rule


@rule("DIR-07", source="Quy ước làm việc: câu hỏi tự kiểm tra, không chấm điểm người đọc")
def order_of_answers(count: int, question_id: int) -> list[int]:
    """The answers are written with the right one first and shown turned by the number of the question, so that the
    right one is not always at the top; the order is the same for everybody and on every visit."""
    if count < 1:
        return []
    turn = question_id % count
    return [(place + turn) % count for place in range(count)]


@rule("DIR-08", source="Quy ước làm việc: câu hỏi tự kiểm tra, không chấm điểm người đọc")
def may_acknowledge(questions: Sequence[int], answered: Sequence[int]) -> bool:
    """With questions a paper is acknowledged once every question has been answered, rightly or not: it is the
    reader's own check and nobody counts it."""
    return set(questions) <= set(answered)
