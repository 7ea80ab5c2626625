"""The rule packs: which numbers hold when, and who says so.

One YAML file per source document, plus ``keys.yaml``, the list of everything a pack may say. Nothing here
acts; ``chibo.platform.rulebook`` reads it. How to add a document: ``docs/adr/0004-rule-packs.md``.
"""
