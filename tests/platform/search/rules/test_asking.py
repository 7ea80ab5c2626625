"""What is typed becomes parts."""

import pytest

from chibo.platform.search.abbreviations import abbreviations
from chibo.platform.search.rules.asking import Asked, understood, with_alternatives
from chibo.platform.search.rules.tree import AllOf, AnyOf, Phrase, Term, all_of, any_of, with_sealed


def asked(text):
    return understood(text, abbreviations())


@pytest.mark.parametrize(
    ("typed", "node"),
    [
        ("kế hoạch", AllOf((Term("ke"), Term("hoach")))),
        ('"kế hoạch"', Phrase(("ke", "hoach"))),
        ("“kế  hoạch”", Phrase(("ke", "hoach"))),
        ("hoạ*", Term("hoa", prefix=True)),
        ("007", Term("7")),
        ("nq", AnyOf((Term("nq"), Term("abnghiquyet")))),
        ('"NQ TW"', Phrase(("nghi", "quyet", "trung", "uong"))),
        ("đu", Term("du")),
        ("KH/ĐU", AllOf((AnyOf((Term("kh"), Term("abkehoach"))), AnyOf((Term("du"), Term("abdanguy")))))),
        ('ban "bí thư', AllOf((Term("ban"), Term("bi"), Term("thu")))),
    ],
)
def test_a_question_is_understood(typed, node):
    assert asked(typed).node == node


@pytest.mark.parametrize("typed", ["", "   ", '""', "***", "/-.", "🙂", "\u0301"])
def test_signs_ask_nothing(typed):
    assert asked(typed).parts == ()


def test_a_question_is_bounded():
    assert len(asked("a b c " * 500).parts) == 16


def test_the_last_word_may_be_a_beginning():
    assert asked("van th").beginning_with_last().node == AllOf((Term("van"), AnyOf((Term("th", prefix=True), Term("th")))))


@pytest.mark.parametrize("typed", ["v", "nq 5", '"văn thư"', ""])
def test_what_is_no_beginning_stays(typed):
    question = asked(typed)
    assert question.beginning_with_last() is question


def test_marks_know_the_short_and_the_long():
    assert "nq" in asked("nghị quyết").marks
    assert "nghi quyet" in asked("nq").marks


def test_one_word_at_a_time_is_exchanged():
    near = with_alternatives(asked("van thu"), {"van": ("ban",), "thu": ("thi", "tho")})

    assert near.node == AnyOf((
        AllOf((Term("ban"), Term("thu"))), AllOf((AnyOf((Term("thi"), Term("tho"))), Term("van"))),
    ))


def test_without_alternatives_nothing_is_asked():
    assert with_alternatives(asked("van thu"), {}) == Asked((), "van thu")


def test_joining_nodes():
    assert all_of([Term("a")]) == Term("a")
    assert any_of([Term("a"), Term("a")]) == Term("a")


def test_sealed_texts_answer_by_their_tokens_and_never_to_beginnings():
    def tokens(word):
        return [f"k1{word}", f"k2{word}"]

    assert with_sealed(Term("a"), tokens) == AnyOf((Term("a"), Term("k1a"), Term("k2a")))
    assert with_sealed(Term("a", prefix=True), tokens) == Term("a", prefix=True)
    assert with_sealed(Phrase(("a", "b")), tokens) == AnyOf((
        Phrase(("a", "b")), Phrase(("k1a", "k1b")), Phrase(("k2a", "k2b")),
    ))
    assert with_sealed(AllOf((Term("a"),)), list) == AllOf((Term("a"),))
    assert with_sealed(AnyOf((Term("a", prefix=True),)), tokens) == AnyOf((Term("a", prefix=True),))
