"""Where a signature stands on the page, in points from the lower left corner."""

from collections.abc import Sequence
from dataclasses import dataclass

from chibo.kernel.rulebook import rule

POINTS_PER_MM = 72 / 25.4
GAP = 4
EDGE = 57
"""Two centimetres: nothing stands nearer to the edge."""


@dataclass(frozen=True)
class Box:
    """A rectangle on a page; pages count from 0."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How wide."""
        return self.right - self.left

    def meets(self, other: "Box") -> bool:
        """Whether the two lie over each other."""
        apart = self.right <= other.left or other.right <= self.left or self.top <= other.bottom or other.top <= self.bottom
        return self.page == other.page and not apart

    def whole(self) -> "Box":
        """In whole points."""
        return Box(self.page, *(round(edge) for edge in (self.left, self.bottom, self.right, self.top)))


@rule("SIGN-03", source="30/2020/NĐ-CP, phụ lục I, phần II, mục 7, 8 (vị trí chữ ký số); to be confirmed")
def box_over_name(name: Box, width: float, height: float) -> Box:
    """The picture of a person's signature stands between post and name: centred over the name, right above it."""
    middle = (name.left + name.right) / 2
    bottom = name.top + GAP
    return Box(name.page, middle - width / 2, bottom, middle + width / 2, bottom + height)


@rule("SIGN-06", source="30/2020/NĐ-CP, phụ lục I, phần II, mục 7 (giữa chức vụ và họ tên); to be confirmed")
def box_in_room(room: Box, width: float, height: float) -> Box:
    """In the room that a paper leaves between post and name the picture stands in the middle, smaller where it must be.

    Both systems leave this room; the guidance of the Party was not seen on the place of a digital signature.
    """
    fits = min(1.0, (room.right - room.left) / width, (room.top - room.bottom) / height)
    across, up = (room.left + room.right) / 2, (room.bottom + room.top) / 2
    half, tall = width * fits / 2, height * fits / 2
    return Box(room.page, across - half, up - tall, across + half, up + tall)


@rule("SIGN-04", source="30/2020/NĐ-CP, phụ lục I, phần II, mục 8 (dấu trùm 1/3 chữ ký về bên trái); to be confirmed")
def box_of_seal(signature: Box, side: float) -> Box:
    """The organisation's seal has its real size and covers about a third of the signature on its left."""
    right = signature.left + signature.width / 3
    middle = (signature.bottom + signature.top) / 2
    return Box(signature.page, right - side, middle - side / 2, right, middle + side / 2)


@rule("SIGN-05", source="30/2020/NĐ-CP, phụ lục I, phần II, mục 8 (văn bản kèm theo: góc trên bên phải); to be confirmed")
def box_on_annex(size: tuple[float, float], width: float, height: float) -> Box:
    """In a separate annex: at the top right of its first page, no picture, the number and the time in words."""
    across, high = size
    return Box(0, across - EDGE - width, high - GAP * 5 - height, across - EDGE, high - GAP * 5)


def box_at_the_foot(sizes: Sequence[tuple[float, float]], width: float, height: float, *, right: bool) -> Box:
    """Where no name was found: at the foot of the last page."""
    across, _high = sizes[-1]
    left = across - EDGE - width if right else EDGE
    return Box(len(sizes) - 1, left, EDGE, left + width, EDGE + height)


def free_box(wanted: Box, taken: Sequence[Box]) -> Box:
    """The same place, moved up until it lies over none of those that are taken."""
    box = wanted
    for _try in range(len(taken)):
        if not any(box.meets(other) for other in taken):
            break
        high = box.top - box.bottom + GAP
        box = Box(box.page, box.left, box.bottom + high, box.right, box.top + high)
    return box


def inside(box: Box, size: tuple[float, float]) -> Box:
    """The box pushed onto the page where it would stick out."""
    across, high = size
    right = max(0.0, box.right - across) or min(0.0, box.left)
    up = max(0.0, box.top - high) or min(0.0, box.bottom)
    return Box(box.page, box.left - right, box.bottom - up, box.right - right, box.top - up)
