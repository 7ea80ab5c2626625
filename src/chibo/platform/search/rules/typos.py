"""Words that are one letter away: a letter too much, too little, wrong, or two exchanged."""

from collections.abc import Iterable

LETTERS = "abcdeghiklmnopqrstuvxyfjwz"
SHORTEST = 3
MOST = 24


def one_letter_away(word: str) -> frozenset[str]:
    """Every string that one slip of a finger makes of the word; words too short or with digits have none."""
    if len(word) < SHORTEST or not word.isalpha():
        return frozenset()
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    gone = {left + right[1:] for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    wrong = {left + letter + right[1:] for left, right in cuts if right for letter in LETTERS}
    more = {left + letter + right for left, right in cuts for letter in LETTERS}
    return frozenset((gone | swapped | wrong | more) - {word})


def likeliest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Those of the known words that were probably meant: the same first letter first, then the same length."""
    ranked = sorted(set(known), key=lambda near: (near[0] != word[0], abs(len(near) - len(word)), near))
    return tuple(ranked[:MOST])
