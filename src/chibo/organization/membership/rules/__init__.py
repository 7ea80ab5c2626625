"""The rules of membership: the two clocks, badges and doubtful dates. No Django, no database, no clock."""
