"""Directives and their reading: who must know a paper, by when, in which way, and whether they do.

A *directive* is a registered paper that must be spread to an *audience* (people, cells, units, posts) by a due
day, in a *way*: reading, a meeting, a study session, reading with three questions. People *acknowledge* one
version of it; counts go up to the units above, names stay in the unit.
"""
