import pytest

from chibo.kernel.rulebook import RULEBOOK, rule


@pytest.fixture(autouse=True)
def _same_rulebook_afterwards():
    before = dict(RULEBOOK)
    yield
    RULEBOOK.clear()
    RULEBOOK.update(before)


def test_a_rule_is_found_by_its_id_with_its_sentence_and_disputed_cases():
    @rule("TEST-01", source="Statute, art. 1")
    def everybody_speaks() -> bool:
        """Everybody may speak,
        once.

        Disputed: twice in
        long meetings.
        """
        return True

    entry = RULEBOOK["TEST-01"]

    assert entry.function is everybody_speaks
    assert entry.sentence == "Everybody may speak, once."
    assert entry.disputed == "Disputed: twice in long meetings."


def test_one_id_is_decided_in_one_place():
    def first() -> bool:
        """One."""
        return True

    rule("TEST-02", source="art. 2")(first)

    with pytest.raises(ValueError, match="already decided"):
        rule("TEST-02", source="art. 2")(first)


def test_a_rule_without_a_sentence_or_a_source_is_refused():
    def silent() -> bool:
        return True

    def told() -> bool:
        """Something."""
        return True

    with pytest.raises(ValueError, match="docstring"):
        rule("TEST-03", source="art. 3")(silent)
    with pytest.raises(ValueError, match="document"):
        rule("TEST-03", source=" ")(told)
    assert "TEST-03" not in RULEBOOK
