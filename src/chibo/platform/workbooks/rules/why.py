"""Why a workbook is not read, and where a cell is."""

from enum import StrEnum


class Why(StrEnum):
    """Why a file is not read at all. The sentences are in ``choices.py``."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    OLD_EXCEL = "old_excel"
    ENCRYPTED = "encrypted"
    WORD = "word"
    OPEN_DOCUMENT = "open_document"
    BINARY_EXCEL = "binary_excel"
    MACROS = "macros"
    CORRUPT = "corrupt"
    UNKNOWN = "unknown"
    WRONG_NAME = "wrong_name"
    BOMB = "bomb"
    FORMULAS = "formulas"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"


class Unreadable(Exception):
    """The file is refused as a whole, before anything in it is believed."""

    def __init__(self, why: StrEnum, **params: object) -> None:
        super().__init__(why)
        self.why, self.params = why, params


def column_letters(index: int) -> str:
    """"A" for 0, "AA" for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The A1 address of a cell counted from 0."""
    return f"{column_letters(column)}{row + 1}"
