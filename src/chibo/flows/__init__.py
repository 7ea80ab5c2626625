"""Processes that cross domains: one module per fact. To learn what happens after a fact, open its file."""
