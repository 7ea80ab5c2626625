"""Keeping the index: following the trail, building it anew, reading files, keeping searches."""

from chibo.platform.search.services.following import catch_up, keep_up
from chibo.platform.search.services.indexing import index_keys
from chibo.platform.search.services.reading_files import read_waiting_files
from chibo.platform.search.services.rebuilding import rebuild, start_rebuild
from chibo.platform.search.services.saving import forget_search, save_search
from chibo.platform.search.services.sealing_anew import reseal_index

__all__ = [
    "catch_up", "forget_search", "index_keys", "keep_up", "read_waiting_files", "rebuild", "reseal_index", "save_search",
    "start_rebuild",
]  # fmt: skip
