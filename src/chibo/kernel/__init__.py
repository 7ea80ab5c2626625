"""Plain Python below everything: errors, state tables, the rulebook, periods, Vietnamese text."""
