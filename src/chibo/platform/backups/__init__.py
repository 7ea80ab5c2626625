"""Backups: one file with the database, the files and a manifest of hashes; checked before it is trusted.

A *backup* is consistent while people work. *Restoring* refuses a damaged or foreign file and never
overwrites without keeping a *safety copy* of what was there.
"""
