"""Where signatures stand on an A4 page of 595 by 842 points."""

import pytest

from chibo.work.signing.rules.places import (
    Box,
    box_at_the_foot,
    box_in_room,
    box_of_seal,
    box_on_annex,
    box_over_name,
    free_box,
    inside,
)

A4 = (595.0, 842.0)


def test_a_signature_stands_centred_right_above_the_name():
    box = box_over_name(Box(2, 400, 200, 500, 212), 170, 51)
    assert box == Box(2, 365, 216, 535, 267)
    assert (box.left + box.right) / 2 == 450


@pytest.mark.parametrize(
    ("room", "wanted"),
    [
        (Box(1, 300, 200, 520, 276), (325, 212.5, 495, 263.5)),  # as large as the rules say, in the middle
        (Box(1, 300, 200, 520, 234), (353.33, 200, 466.67, 234)),  # a low room makes it smaller, not wider
        (Box(1, 300, 200, 400, 276), (300, 223, 400, 253)),
    ],
)
def test_a_signature_stands_in_the_middle_of_its_room_and_never_leaves_it(room, wanted):
    box = box_in_room(room, 170, 51)
    assert (box.left, box.bottom, box.right, box.top) == pytest.approx(wanted, abs=0.01)
    assert box.page == 1
    assert box.width / (box.top - box.bottom) == pytest.approx(170 / 51)


@pytest.mark.parametrize(("side", "left"), [(102, 320), (90, 332)])
def test_a_seal_covers_a_third_of_the_signature_on_its_left(side, left):
    signature = Box(0, 365, 216, 536, 267)
    seal = box_of_seal(signature, side)
    covered = seal.right - signature.left
    assert covered * 3 == pytest.approx(signature.width)
    assert (seal.left, seal.right - seal.left, seal.top - seal.bottom) == (left, side, side)
    assert (seal.top + seal.bottom) / 2 == (signature.top + signature.bottom) / 2


def test_an_annex_is_signed_at_the_top_right_of_its_first_page():
    box = box_on_annex(A4, 300, 17)
    assert (box.page, box.right, box.top) == (0, 538, 822)


@pytest.mark.parametrize(("right", "left"), [(True, 368), (False, 57)])
def test_without_a_name_the_foot_of_the_last_page_takes_it(right, left):
    box = box_at_the_foot([A4, A4, A4], 170, 51, right=right)
    assert (box.page, box.left, box.bottom) == (2, left, 57)


def test_two_signatures_at_one_place_stand_over_each_other_without_touching():
    first = box_at_the_foot([A4], 170, 51, right=True)
    second = free_box(first, [first])
    third = free_box(first, [first, second])
    assert not first.meets(second)
    assert not third.meets(first)
    assert not third.meets(second)
    assert second.left == third.left == first.left


@pytest.mark.parametrize(
    ("box", "moved"),
    [
        (Box(0, 500, 10, 670, 61), Box(0, 425, 10, 595, 61)),
        (Box(0, -20, -5, 150, 46), Box(0, 0, 0, 170, 51)),
        (Box(0, 100, 820, 270, 871), Box(0, 100, 791, 270, 842)),
        (Box(0, 100, 100, 270, 151), Box(0, 100, 100, 270, 151)),
    ],
)
def test_what_would_stick_out_is_pushed_onto_the_page(box, moved):
    assert inside(box, A4) == moved


def test_boxes_on_different_pages_never_meet():
    assert not Box(0, 0, 0, 10, 10).meets(Box(1, 0, 0, 10, 10))
