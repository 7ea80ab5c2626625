"""Membership of the Party: who belongs to which cell, as what, from when to when.

A *Party record* holds the two clocks: *Party age* counts from the admission decision, *probation* from the
ceremony. A *membership* is dated and has a *standing*; a *leave* (exempted, temporarily away) is dated too.
"""
