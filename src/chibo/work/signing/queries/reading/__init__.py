"""Reading PDFs that may be anything: each by a small program of its own, within bounds of time and memory."""

from chibo.work.signing.queries.reading.checking import Checked, Signed, check, trusted_roots
from chibo.work.signing.queries.reading.looking import Seen, look

__all__ = ["Checked", "Seen", "Signed", "check", "look", "trusted_roots"]
