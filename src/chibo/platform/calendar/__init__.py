"""Dated things of a unit or a person, asked from every domain through one registry.

The desk shows what is coming, the month's meeting takes its *proposals* from here, reminders and the
.ics feed read the same list.
"""
