"""Entries of the index, texts of files, how far the index is, and the searches people keep."""

from chibo.platform.search.models.entry import Entry, EntryFile, EntryText, Word
from chibo.platform.search.models.file_text import FileText
from chibo.platform.search.models.saved import SavedSearch
from chibo.platform.search.models.state import IndexState

__all__ = ["Entry", "EntryFile", "EntryText", "FileText", "IndexState", "SavedSearch", "Word"]
