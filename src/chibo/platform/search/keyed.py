"""Keyed tokens: how words of sealed texts stand in the index. The same word gives the same token, and nothing else is told.

Whoever has the database without the keys sees which sealed texts share words, not which words; so phrases and whole
words are found, beginnings and slips are not.
"""

from chibo.platform.crypto.index import blind_index
from chibo.platform.crypto.keys import Key, keyring
from chibo.platform.crypto.ring import sealing_key

LENGTH = 20


def token(word: str, key: Key) -> str:
    """The token of one folded word under a key."""
    return f"hx{blind_index(word, 'search', key)[:LENGTH]}"


def tokens_of(word: str) -> list[str]:
    """The tokens of a word under every key in use, so that questions are answered while texts are being sealed anew."""
    return [token(word, key) for key in keyring().keys]


def sealed_words(words: str) -> tuple[str, str]:
    """The words as tokens, in the same order, and the id of the key."""
    key = sealing_key()
    return " ".join(token(word, key) for word in words.split()), key.id
