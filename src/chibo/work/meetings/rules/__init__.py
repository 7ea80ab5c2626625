"""The rules of a meeting: plain functions over frozen facts. No Django, no database, no clock."""
