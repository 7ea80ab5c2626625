"""Signatures: who signs what, in which order, and whether what was signed is still what it was.

A *signing job* asks several *signers* in order; each signs with a certificate or on paper, refuses with a reason, or the
job is *aborted*. The signed original never changes; a *verification page* says who, when, unchanged or not.
"""
