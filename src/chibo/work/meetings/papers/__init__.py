"""The papers of a meeting: minutes and extract, resolution and conclusion, invitation, lists, quality sheet."""

from chibo.work.meetings.papers import decision, minutes, sheets

__all__ = ["decision", "minutes", "sheets"]
