"""Documents received: directives and papers that a meeting must hear of, cited exactly.

A *document* is cited by issuer, number with symbol, and date together, because numbers repeat. One that
*must be spread* waits until a meeting has dealt with it.
"""
