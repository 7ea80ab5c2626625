"""The lines of a file's first page, read here and nowhere else, within bounds of size and time."""

from chibo.platform.files.reading.first_page import FirstPage, first_page

__all__ = ["FirstPage", "first_page"]
