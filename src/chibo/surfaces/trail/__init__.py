"""The trail as people read it: the secretary and one *independent reader* of the committee, in words and by cell.

The *fingerprint* of the trail is printed from here for the minutes book.
"""
