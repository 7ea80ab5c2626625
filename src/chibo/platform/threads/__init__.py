"""The golden thread: typed *links* from origin to result, and a *card* for every object on it.

A reference is ``"domain.thing:id"``. Domains link references when they act and resolve their own
references to cards in ``thread.py``; nobody needs to know the other end.
"""
