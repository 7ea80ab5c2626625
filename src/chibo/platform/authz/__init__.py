"""Who may do what: predicates answer, ``grant`` names the permission, one decorator guards the door."""
