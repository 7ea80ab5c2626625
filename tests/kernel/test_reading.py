from chibo.kernel.reading import one_reading, read_once


def asked(answers):
    @read_once
    def question(number, *, of="somebody"):
        answers.append((number, of))
        return number * 2

    return question


def test_a_question_is_asked_once_within_a_reading():
    answers = []
    question = asked(answers)
    with one_reading():
        assert [question(2), question(2), question(2, of="another")] == [4, 4, 4]
    assert answers == [(2, "somebody"), (2, "another")]


def test_nothing_is_kept_outside_a_reading():
    answers = []
    question = asked(answers)
    question(2)
    with one_reading():
        question(2)
    question(2)
    assert len(answers) == 3


def test_two_questions_with_the_same_arguments_are_two_questions():
    one, other = asked([]), asked([])
    with one_reading():
        assert one(1) == other(1) == 2
