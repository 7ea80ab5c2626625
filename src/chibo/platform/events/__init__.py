"""Facts travel up: a domain *publishes*, a flow *handles*, each handler leaves a *receipt*.

A fact is written in the transaction of the change; handlers run after commit, each in its own
transaction, at least once, harmless twice. A failed delivery is retried and visible.
"""
