"""A signature over the whole message is checked; every other shape is said to be unchecked."""

import pytest
from lxml import etree

from chibo.work.exchange.rules.elements import SCHEMA
from chibo.work.exchange.rules.reading import read_message
from chibo.work.exchange.rules.safe import opened
from chibo.work.exchange.rules.signature import DSIG, Seal, verdict_of
from chibo.work.exchange.rules.writing import written_letter
from tests.work.exchange.letters import EXCLUSIVE, FOREIGN, INCLUSIVE, changed, letter, signed

WELL = written_letter(letter())


def seal_of(content):
    return verdict_of(opened(content))


def test_a_message_without_signature():
    assert seal_of(WELL).seal == Seal.NONE


@pytest.mark.parametrize("content", [WELL, FOREIGN], ids=["ours", "another program's"])
@pytest.mark.parametrize("c14n", [EXCLUSIVE, INCLUSIVE])
def test_a_signature_that_fits(content, c14n):
    verdict = seal_of(signed(content, c14n=c14n))
    assert (verdict.seal, verdict.signer, verdict.weak) == (Seal.INTACT, "Sở Nông nghiệp và Môi trường", False)


def test_what_surrounds_the_signature_belongs_to_it_when_the_method_says_so():
    around = f'xmlns:edXML="{SCHEMA}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    assert seal_of(signed(FOREIGN, c14n=INCLUSIVE, around=around)).seal == Seal.INTACT
    assert seal_of(signed(FOREIGN, c14n=INCLUSIVE, around='xmlns:x="urn:x"')).seal == Seal.BROKEN


def test_an_old_signature_is_checked_and_called_weak():
    verdict = seal_of(signed(WELL, weak=True))
    assert (verdict.seal, verdict.weak) == (Seal.INTACT, True)


@pytest.mark.parametrize(("old", "new"), [
    ("Long Cốc", "Long Cóc"), ("2026/11/05", "2026/11/06"), ("<ContentTransferEncoded>S", "<ContentTransferEncoded>T"),
    ("<AttachmentName>ke", "<AttachmentName>be"), ("<edXML:Priority>1", "<edXML:Priority>2"),
])  # fmt: skip
def test_one_changed_letter_anywhere_breaks_it(old, new):
    assert seal_of(changed(signed(WELL), old, new)).seal == Seal.BROKEN


def test_a_changed_signature_value_breaks_it():
    whole = signed(WELL)
    place = whole.index(b"<SignatureValue>") + len(b"<SignatureValue>") + 10
    other = b"A" if whole[place : place + 1] != b"A" else b"B"
    assert seal_of(whole[:place] + other + whole[place + 1 :]).seal == Seal.BROKEN


UNCHECKED = [
    ('URI=""', 'URI="#part"'), ("xmlenc#sha256", "xmlenc#ripemd160"), ("X509Certificate>MI", "X509Certificate>XX"),
    (f'<Transform Algorithm="{EXCLUSIVE}"/>', '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>'),
    (f'<Transform Algorithm="{DSIG}enveloped-signature"/>', ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), UNCHECKED)
def test_other_shapes_are_not_checked(old, new):
    assert seal_of(changed(signed(WELL), old, new)).seal == Seal.NOT_CHECKED


def test_two_signatures_are_not_checked():
    whole = opened(signed(WELL))
    seal = next(whole.iter(f"{{{DSIG}}}Signature"))
    seal.getparent().append(etree.fromstring(etree.tostring(seal)))
    assert verdict_of(whole).seal == Seal.NOT_CHECKED


def test_checking_leaves_the_message_as_it_was():
    root = opened(signed(WELL))
    before = etree.tostring(root)
    verdict_of(root)
    assert etree.tostring(root) == before


def test_a_signed_message_is_read_as_any_other():
    assert read_message(signed(WELL)).letter == letter()
