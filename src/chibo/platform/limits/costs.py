"""What a request costs: told from its address, so that no page has to remember it."""

from collections.abc import Mapping

EXPORTS = frozenset({"download", "attachment", "export", "feed"})
"""Names of addresses that put a file together or hand one out."""

PREVIEWS = frozenset({"draft_paper", "layout", "issue_paper", "issue_sheet", "preview", "send"})
"""Names of addresses that set a paper or judge a whole list."""

CODES = frozenset({"code"})
"""Names of addresses at which strangers compare a paper: counted as searches, so that nobody tries codes at will."""


def cost_of(method: str, name: str, query: Mapping[str, str], *, multipart: bool) -> str:
    """ "upload", "export", "preview", "search", or empty for what is cheap. ``name`` is without its namespace."""
    if method == "POST" and multipart:
        return "upload"
    if name in EXPORTS or (method == "GET" and query.get("format")):
        return "export"
    if name in PREVIEWS:
        return "preview"
    return "search" if name in CODES or (method == "GET" and query.get("q", "").strip()) else ""
