"""Vietnamese text: one folding for search and comparison, one order for names.

Everything that compares or sorts Vietnamese goes through here, so that "uỷ" and "ủy", composed and
decomposed letters, "đ" and "d" meet in one place. Stored columns keep the result; databases never fold.
"""

import re
import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""Vietnamese letters in dictionary order; f, j, w, z are there for foreign names."""

_BASE_ORDER = {letter: index for index, letter in enumerate(ALPHABET)}
_TONE_ORDER = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_VOWEL_MARKS = "\u0306\u0302\u031b"
_OLD_TO_NEW_TONE = {
    first + tone + second: first + second + tone
    for first, second in (("o", "a"), ("o", "e"), ("u", "y"))
    for tone in "\u0300\u0301\u0309\u0303\u0323"
}
_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def clean(text: str) -> str:
    """NFC, with runs of white space made one space. What people typed, as it is stored."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """The form in which texts are searched: no tones, no marks, đ as d, lower case, words by one space.

    >>> fold("Nghị quyết số 05-NQ/CB")
    'nghi quyet so 05 nq cb'
    """
    lowered = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    bare = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", bare).strip()


def canonical(text: str) -> str:
    """One spelling for comparing words *with* their tones: "uỷ ban" and "ủy ban" become the same.

    The tone of an open oa, oe, uy is moved to the second vowel, letters are decomposed and lower case.
    """
    decomposed = unicodedata.normalize("NFD", clean(text).lower())
    for old, new in _OLD_TO_NEW_TONE.items():
        decomposed = decomposed.replace(old, new)
    return decomposed


def given_name(full_name: str) -> str:
    """The last word: the name by which a Vietnamese person is called and sorted."""
    words = clean(full_name).split(" ")
    return words[-1]


def name_sort_key(full_name: str) -> str:
    """A string that sorts people as Vietnamese lists do: given name, then middle names, then family name.

    Base letters decide first, marks and tones afterwards, each word by itself.
    """
    words = clean(full_name).split(" ")
    order = [words[-1], *words[1:-1], *words[:1]] if len(words) > 1 else words
    return " ".join(_word_key(word) for word in order)


def _word_key(word: str) -> str:
    letters: list[str] = []
    tones: list[str] = []
    for base, tone in _letters(word):
        letters.append(f"{_BASE_ORDER.get(base, 40):02d}")
        tones.append(str(tone))
    return "".join(letters) + "." + "".join(tones)


def _letters(word: str) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for mark in unicodedata.normalize("NFD", word.lower()):
        if not unicodedata.combining(mark):
            found.append((mark, 0))
        elif found and mark in _VOWEL_MARKS:
            found[-1] = (unicodedata.normalize("NFC", found[-1][0] + mark), found[-1][1])
        elif found:
            found[-1] = (found[-1][0], _TONE_ORDER.get(mark, 0))
    return found
