"""Which words exist."""

from chibo.platform.search.models import Word


def known_among(words: frozenset[str]) -> set[str]:
    """Which of the words were met in some text. Never shown: what is shown are hits the visitor may see."""
    return set(Word.objects.filter(word__in=words).values_list("word", flat=True)) if words else set()
