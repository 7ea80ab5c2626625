"""The text inside files, read in a small process of its own that may use little memory and little time."""

from chibo.platform.search.reading.text_of_file import FileReading, text_of_file

__all__ = ["FileReading", "text_of_file"]
