"""The rules of units: how large a cell is and what that asks of it. No Django, no database, no clock."""
