"""Damaged and hostile files at the gate: always an answer, never a fault, and in good time."""

import random
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chibo.kernel.errors import DomainError
from chibo.platform.files.gate import Cleared, Declared, clear
from chibo.platform.workbooks.rules.sheets import read_sheets
from chibo.platform.workbooks.rules.why import Unreadable, Why
from tests.platform.files.papers import KINDS, PICTURE, package, word

SAMPLES = {name: make("CHI BỘ SỞ NGOẠI VỤ", "Kế hoạch công tác") for name, make in KINDS.items()} | {"anh.png": PICTURE}
PATIENCE = 15
"""Seconds for one file on a slow machine; the reader of PDF ends itself before."""


def answer_to(content, name):
    """What the gate says; anything but a file let in or a sentence is a fault."""
    begun = time.monotonic()
    try:
        said = clear(content, name=name, declared=Declared(false_alarm="mẫu thử bị làm hỏng"))
    except DomainError as refused:
        said = refused.sentence
    assert isinstance(said, Cleared) or (said and "%(" not in said)
    assert time.monotonic() - begun < PATIENCE


def damaged(content, chance):
    """The sample with bytes turned over, cut off, or doubled."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    if chance.random() < 0.2:
        del data[chance.randrange(len(data)) :]
    if chance.random() < 0.2:
        place = chance.randrange(len(data) + 1)
        data[place:place] = data[: chance.randrange(200)]
    return bytes(data)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_file_gets_an_answer(db, name):
    chance = random.Random(name)
    for _ in range(4 if name.endswith(".pdf") else 40):
        answer_to(damaged(SAMPLES[name], chance), name)


def test_a_damaged_members_list_gets_an_answer():
    chance = random.Random("list")
    for _ in range(60):
        try:
            said = read_sheets(damaged(SAMPLES["bang.xlsx"], chance), "bang.xlsx")
        except Unreadable as refused:
            said = refused.why
        assert isinstance(said, list | Why)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=2_000), st.sampled_from(sorted(SAMPLES)), st.integers(0, 60))
def test_any_bytes_get_an_answer(db, content, name, head):
    if not name.endswith(".pdf"):  # each PDF costs a process
        answer_to(SAMPLES[name][:head] + content, name)


@pytest.mark.parametrize(
    "text",
    [
        "<w:p>" * 300_000, "<w:t>" * 300_000, "<" * 2_000_000, "<w:" + "a-" * 1_000_000, "<c r=\"A1\"" + " a" * 500_000,
        "<w:p><w:t>" + "&amp;" * 500_000, "</w:p>" * 300_000,
    ],
    ids=range(7),
)
@pytest.mark.parametrize("part", ["word/document.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
def test_a_file_made_to_slow_its_reader_down_gains_nothing(db, part, text):
    first = {"word/document.xml": "<x/>"} if part.startswith("word") else {"xl/workbook.xml": "<x/>"}
    answer_to(package(first | {part: text}), "a.docx" if part.startswith("word") else "a.xlsx")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "a\x00b.txt", "\u202etxt.exe.txt", "x" * 400 + ".txt", "  .txt", "a/b\\c.txt"]
)
def test_a_strange_name_does_no_harm(db, name):
    answer_to(b"abc", SimpleUploadedFile(name.replace("\x00", ""), b"abc").name or "a.txt")
    answer_to(b"abc", name)


def test_a_word_file_with_thousands_of_boxes_in_boxes_is_read_in_time(db):
    deep = "<w:p><w:r><w:t>x</w:t></w:r>" * 5_000
    answer_to(package({"word/document.xml": deep}), "a.docx")
    answer_to(word("x" * 1_000_000), "a.docx")
