"""The words that were ever met, each once."""

from django.db import transaction

from chibo.platform.search.models import Word
from chibo.platform.search.rules.abbreviations import CONCEPT

_known: set[str] = set()
MOST_REMEMBERED = 200_000


def learn(words: set[str]) -> None:
    """Write down the words that are new."""
    new = sorted(word for word in words - _known if not (word.startswith(CONCEPT) and len(word) > 8))
    if not new:
        return
    Word.objects.bulk_create([Word(word=word) for word in new], ignore_conflicts=True, batch_size=400)
    transaction.on_commit(lambda: _remember(new))


def forget_remembered() -> None:
    """What this process remembers: after everything was built anew, and between tests."""
    _known.clear()


def _remember(words: list[str]) -> None:
    if len(_known) < MOST_REMEMBERED:
        _known.update(words)
