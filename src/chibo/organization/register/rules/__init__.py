"""Reading a members' list out of a workbook, and judging its rows. No Django, no database, no clock."""
