"""The rulebook at work: which number holds on a day, for a unit, and which document says so.

A *pack* is what one document says; an *override* is what one office decided for itself, dated and with a
reason; *rules* are both together as they stand on one day. The meaning of a number is a function elsewhere.
"""
