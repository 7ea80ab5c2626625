"""The trail: one line for every change, who did it, to what, when; chained by hashes.

A line is *recorded* in the transaction of the change and never modified. ``verify`` walks the chain and
names the first line that was changed, removed, added or moved.
"""
