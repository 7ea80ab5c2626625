"""Lists that offices keep in Excel, read with one reader: what a file is, its sheets, headers and days.

Nothing is believed before it is looked at: a file that is no .xlsx of sensible size is refused in a sentence that says
what it is and what to do. Formulas are never computed, macros never read, merged headers are understood.
"""
