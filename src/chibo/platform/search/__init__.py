"""Search: one box over everything one may see.

A domain registers in its ``search.py`` what of its objects can be found and by whom. An *entry* holds the folded words of
one object; SQLite FTS5 and PostgreSQL full text stand behind one function. Rights are asked again when a hit is shown.
"""
