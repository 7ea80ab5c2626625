"""The rules of admission: conditions, introducers, papers, votes, the order of steps. No Django, no database, no clock."""
