"""The age format, against the library everybody uses, in both directions."""

import io

import pyrage
import pytest

from chibo.platform.backups import age

WORDS = "mật khẩu của bản sao lưu"


@pytest.fixture(autouse=True)
def quick_guesses(monkeypatch):
    monkeypatch.setattr(age, "WORK", 8)


def sealed(content, step=10_000):
    target = io.BytesIO()
    sealer = age.Sealer(target, WORDS)
    for start in range(0, len(content), step):
        sealer.write(content[start : start + step])
    sealer.close()
    return target.getvalue()


def opened(raw, words=WORDS, step=7_777):
    opener, found = age.Opener(io.BytesIO(raw), words), b""
    while piece := opener.read(step):
        found += piece
    return found


SIZES = [0, 1, age.CHUNK - 1, age.CHUNK, age.CHUNK + 1, 2 * age.CHUNK, 200_000]


@pytest.mark.parametrize("size", SIZES)
def test_what_we_seal_the_library_opens(size):
    content = bytes(range(256)) * (size // 256 + 1)
    assert pyrage.passphrase.decrypt(sealed(content[:size]), WORDS) == content[:size]


@pytest.mark.parametrize("size", [0, age.CHUNK, 100_000])
def test_what_the_library_seals_we_open(size):
    assert opened(pyrage.passphrase.encrypt(b"x" * size, WORDS)) == b"x" * size


@pytest.mark.parametrize("cut", [1, 16, 17, age.CHUNK + 16, age.CHUNK + 17])
def test_a_missing_end_is_found(cut):
    raw = sealed(b"x" * 3 * age.CHUNK)
    with pytest.raises(age.Broken):
        opened(raw[:-cut])


def test_a_changed_byte_is_found_before_anything_is_given_out():
    raw = bytearray(sealed(b"x" * 100))
    raw[-20] ^= 1
    with pytest.raises(age.Broken):
        age.Opener(io.BytesIO(bytes(raw)), WORDS).read(1)


def test_exchanged_pieces_are_found():
    raw = sealed(b"x" * age.CHUNK + b"y" * age.CHUNK + b"z")
    start, piece = raw.index(b"---"), age.CHUNK + 16
    start = raw.index(b"\n", start) + 1 + 16
    exchanged = raw[:start] + raw[start + piece : start + 2 * piece] + raw[start : start + piece] + raw[start + 2 * piece :]
    with pytest.raises(age.Broken):
        opened(exchanged)


def test_a_wrong_passphrase_and_a_foreign_file_are_told_apart():
    with pytest.raises(age.WrongPassphrase):
        opened(sealed(b"x"), words="another")
    for foreign in (b"", b"PK\x03\x04", b"age-encryption.org/v1\n-> X25519 abc\n", b"\xff" * 500):
        with pytest.raises(age.NotSealed):
            opened(foreign)


def test_a_header_that_would_eat_all_memory_is_refused():
    raw = sealed(b"x").replace(b" 8\n", b" 40\n", 1)
    with pytest.raises(age.NotSealed):
        opened(raw)
