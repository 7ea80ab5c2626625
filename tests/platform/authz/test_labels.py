"""Every permission can be spoken of: the act, its reach, and each question behind it."""

from chibo.platform.authz.permissions import GRANTS


def test_every_permission_says_what_it_lets_one_do():
    assert [name for name, grant in GRANTS.items() if not str(grant.label)] == []


def test_every_question_behind_a_permission_has_its_sentence():
    silent = {f"{name}: {leaf.name}" for name, grant in GRANTS.items() for leaf in grant.to.leaves() if not leaf.label}
    assert silent == set()


def test_acts_and_conditions_are_written_to_be_put_into_a_sentence():
    said = {str(grant.label) for grant in GRANTS.values()} | {
        str(leaf.label) for grant in GRANTS.values() for leaf in grant.to.leaves()}
    assert [words for words in sorted(said) if words.endswith(".") or "  " in words] == []
