"""Notices: every word to people is a *draft* first, seen with its *recipients*, then *sent*.

In the house it always arrives; by mail it goes out only where an outgoing server is set up and the recipient
has an address. What could not be sent stays in the *outbox* and says so. Who read what is counted, never named.
"""
