"""Who may do what, and why: the *matrix of rights*, the page "why", *emergency access* and *roll-ups*.

Nothing is decided here. The matrix is measured on the cast of the tests, an explanation asks the same
predicates that guard the doors, and every fact comes from posts, memberships and delegations of the day.
"""
