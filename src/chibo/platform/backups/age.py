"""Files sealed with a passphrase in the age format, as streams: memory stays small whatever the size.

The format is https://age-encryption.org/v1: any ``age`` program opens such a file (``age --decrypt FILE``).
A missing end is found as surely as a changed byte: the last piece says that it is the last. The library
pyrage, which the tests compare with, seals with a passphrase in memory only; therefore this page.
"""

import base64
import binascii
import hmac
import secrets
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

INTRO = b"age-encryption.org/v1"
CHUNK = 64 * 1024
TAG = 16
WORK = 17
"""Power of two of the work one guess costs: 128 MB and about half a second."""
MOST_WORK = 22


class NotSealed(Exception):
    """The file is not one that was sealed with a passphrase."""


class WrongPassphrase(Exception):
    """The passphrase does not open the file."""


class Broken(Exception):
    """The content was changed or its end is missing."""


class Sealer:
    """Write to it, then ``close``; what lies in ``target`` is sealed. It does not close ``target``."""

    def __init__(self, target: BinaryIO, passphrase: str) -> None:
        self._target, self._waiting, self._number = target, bytearray(), 0
        file_key, salt, nonce = secrets.token_bytes(16), secrets.token_bytes(16), secrets.token_bytes(16)
        wrapped = ChaCha20Poly1305(_wrap_key(passphrase, salt, WORK)).encrypt(bytes(12), file_key, None)
        header = INTRO + b"\n-> scrypt %s %d\n%s\n---" % (_b64(salt), WORK, _b64(wrapped))
        target.write(header + b" " + _b64(_header_mac(file_key, header)) + b"\n" + nonce)
        self._cipher = ChaCha20Poly1305(_derive(file_key, nonce, b"payload"))

    def write(self, data: bytes) -> int:
        """Take more of the content."""
        self._waiting += data
        while len(self._waiting) > CHUNK:
            piece = bytes(self._waiting[:CHUNK])
            del self._waiting[:CHUNK]
            self._put(piece, last=False)
        return len(data)

    def close(self) -> None:
        """Write the last piece; without it the file does not open."""
        self._put(bytes(self._waiting), last=True)

    def _put(self, piece: bytes, *, last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._number, last), piece, None))
        self._number += 1


class Opener:
    """Read the content of a sealed file; nothing is given out that was not checked."""

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        self._source, self._number, self._ended = source, 0, False
        self._ready = bytearray()
        file_key = _file_key(source, passphrase)
        self._cipher = ChaCha20Poly1305(_derive(file_key, source.read(16), b"payload"))
        self._ahead = source.read(CHUNK + TAG)

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes; none when it is over."""
        while len(self._ready) < size and not self._ended:
            self._ready += self._next()
        given = bytes(self._ready[:size])
        del self._ready[:size]
        return given

    def _next(self) -> bytes:
        piece, self._ahead = self._ahead, self._source.read(CHUNK + TAG)
        self._ended = not self._ahead
        try:
            content = self._cipher.decrypt(_nonce(self._number, self._ended), piece, None)
        except (InvalidTag, ValueError) as problem:
            raise Broken from problem
        self._number += 1
        return content


def is_sealed(source: BinaryIO) -> bool:
    """Whether the file begins as a sealed one does; the place in the file is kept."""
    found = source.read(len(INTRO)) == INTRO
    source.seek(0)
    return found


def _file_key(source: BinaryIO, passphrase: str) -> bytes:
    lines = [source.readline(200).rstrip(b"\n") for _ in range(4)]
    words = lines[1].split(b" ")
    mac = lines[3].removeprefix(b"--- ")
    if lines[0] != INTRO or words[:2] != [b"->", b"scrypt"] or len(words) != 4 or not words[3].isdigit():
        raise NotSealed
    salt, wrapped, work = _unb64(words[2]), _unb64(lines[2]), int(words[3])
    if work > MOST_WORK or len(salt) != 16:
        raise NotSealed
    try:
        file_key = ChaCha20Poly1305(_wrap_key(passphrase, salt, work)).decrypt(bytes(12), wrapped, None)
    except InvalidTag as problem:
        raise WrongPassphrase from problem
    if not hmac.compare_digest(_header_mac(file_key, b"\n".join([*lines[:3], b"---"])), _unb64(mac)):
        raise Broken
    return file_key


def _wrap_key(passphrase: str, salt: bytes, work: int) -> bytes:
    derive = Scrypt(salt=INTRO + b"/scrypt" + salt, length=32, n=2**work, r=8, p=1)
    return derive.derive(passphrase.encode())


def _header_mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derive(file_key, b"", b"header"), header, "sha256")


def _derive(file_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose).derive(file_key)


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _b64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _unb64(text: bytes) -> bytes:
    try:
        return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error as problem:
        raise NotSealed from problem
