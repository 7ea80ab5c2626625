"""Texts, small on the disk."""

import zlib


def packed(text: str) -> bytes:
    """As it is stored."""
    return zlib.compress(text.encode("utf-8"), 6)


def unpacked(content: bytes | memoryview) -> str:
    """As it was."""
    return zlib.decompress(bytes(content)).decode("utf-8") if content else ""
