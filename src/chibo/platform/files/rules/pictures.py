"""How large a picture is when it is unpacked, told from its head; chibo itself never unpacks one."""

import struct

MOST_PIXELS = 120_000_000
"""A scan of A3 at 600 dpi has 70 million."""

_FRAMES = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})


def pixels_of(content: bytes) -> int | None:
    """Width times height as the head says; ``None`` when the head says nothing readable."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            width, height = struct.unpack(">II", content[16:24])
            return int(width * height)
        if content.startswith(b"\xff\xd8"):
            return _jpeg(content)
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _webp(content)
    except (struct.error, IndexError):
        return None
    return None


def _jpeg(content: bytes) -> int | None:
    place = 2
    while place < len(content) - 9:
        if content[place] != 0xFF:
            return None
        kind = content[place + 1]
        if kind in _FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return int(width * height)
        place += 2 + max(2, struct.unpack(">H", content[place + 2 : place + 4])[0])
    return None


def _webp(content: bytes) -> int | None:
    if content[12:16] == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        return width * (int.from_bytes(content[27:30], "little") + 1)
    if content[12:16] == b"VP8 ":
        width, height = struct.unpack("<HH", content[26:30])
        return int((width & 0x3FFF) * (height & 0x3FFF))
    if content[12:16] == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return ((bits & 0x3FFF) + 1) * (((bits >> 14) & 0x3FFF) + 1)
    return None
