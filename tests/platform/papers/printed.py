"""A PDF measured: every line with its place, size and face, and every drawn rule, in millimetres from the upper left."""

import ctypes
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

MM = 25.4 / 72
FAR_PT = 16
"""Words farther apart than this stand in two columns."""


@dataclass(frozen=True)
class Piece:
    """Text of one size and face on one baseline; edges in mm, the size in pt."""

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float
    face: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def bold(self) -> bool:
        return "Bold" in self.face

    @property
    def italic(self) -> bool:
        return "Italic" in self.face


@dataclass(frozen=True)
class Drawn:
    """A path: a rule (no height) or a frame."""

    page: int
    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Printed:
    """The pages of a PDF."""

    def __init__(self, pdf: bytes) -> None:
        document = pypdfium2.PdfDocument(pdf)
        self.pages = len(document)
        self.size = tuple(round(side * MM) for side in document[0].get_size())
        self.pieces: list[Piece] = []
        self.drawn: list[Drawn] = []
        for number, page in enumerate(document):
            height = page.get_height()
            self.pieces += _pieces(page, number, height)
            self.drawn += _drawn(page, number, height)
        document.close()

    def find(self, text: str, page: int | None = None) -> Piece:
        """The first piece that contains the text."""
        for piece in self.pieces:
            if text in piece.text and page in (None, piece.page):
                return piece
        raise AssertionError(f"{text!r} is not printed; {[piece.text for piece in self.pieces]}")

    def has(self, text: str) -> bool:
        """Whether some piece contains the text."""
        return any(text in piece.text for piece in self.pieces)

    def rule_below(self, piece: Piece) -> Drawn:
        """The rule drawn nearest below a line, in its column."""
        near = [
            rule
            for rule in self.drawn
            if rule.page == piece.page
            and rule.height < 0.6
            and 0 < rule.top - piece.baseline < 6
            and abs(rule.middle - piece.middle) < 3
        ]
        return min(near, key=lambda rule: rule.top)

    def underlined(self, piece: Piece) -> float:
        """How much of a piece is underlined, in mm: the line makes way for letters that reach below it."""
        return sum(
            rule.width
            for rule in self.drawn
            if rule.page == piece.page
            and rule.height < 0.6
            and 0 < rule.top - piece.baseline < 1.5
            and piece.left - 1 < rule.left < piece.right
        )

    def signed(self, name: str) -> Piece:
        """The name below the last signature."""
        return [piece for piece in self.pieces if piece.text == name][-1]

    def frame_around(self, piece: Piece) -> Drawn:
        """The frame a mark stands in."""
        around = [
            frame
            for frame in self.drawn
            if frame.page == piece.page
            and frame.top < piece.baseline < frame.bottom
            and frame.left <= piece.left
            and frame.right >= piece.right
        ]
        return min(around, key=lambda frame: frame.width)


def _pieces(page: pypdfium2.PdfPage, number: int, height: float) -> list[Piece]:
    text = page.get_textpage()
    runs: list[list[tuple[str, float, float, str, float, float]]] = []
    for at in range(text.count_chars()):
        letter = _letter(text, at, height)
        if letter is None:
            continue
        if not letter[0].strip():  # a blank belongs to what stands before it
            if runs:
                runs[-1].append((" ", *runs[-1][-1][1:]))
        elif runs and runs[-1][-1][1:4] == letter[1:4] and -2 < letter[4] - runs[-1][-1][5] < FAR_PT:
            runs[-1].append(letter)
        else:
            runs.append([letter])
    return [_piece(number, run) for run in runs]


def _piece(number: int, run: list[tuple[str, float, float, str, float, float]]) -> Piece:
    _first, baseline, size, face, left, _right = run[0]
    words = " ".join("".join(letter[0] for letter in run).replace("\u200b", "").split())
    return Piece(number, words, left * MM, max(letter[5] for letter in run) * MM, baseline * MM, size, face)


def _letter(
    text: pypdfium2.PdfTextPage, at: int, height: float
) -> tuple[str, float, float, str, float, float] | None:
    letter = chr(raw.FPDFText_GetUnicode(text, at))
    if letter in "\r\n":
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    size = round(raw.FPDFText_GetFontSize(text, at), 1)
    name = ctypes.create_string_buffer(80)
    raw.FPDFText_GetFontInfo(text, at, name, 80, ctypes.c_int())
    left, _bottom, right, _top = text.get_charbox(at, loose=True)
    return letter, round(height - y.value, 1), size, name.value.decode().split("+")[-1], left, right


def _drawn(page: pypdfium2.PdfPage, number: int, height: float) -> list[Drawn]:
    found = []
    for drawing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = drawing.get_bounds()
        found.append(Drawn(number, left * MM, right * MM, (height - top) * MM, (height - bottom) * MM))
    return found
