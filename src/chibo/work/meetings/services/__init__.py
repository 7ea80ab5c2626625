"""What can be done to a meeting: one verb, one function, six beats (lock, state, rule, write, record, publish)."""
