"""Mandates: who holds which *post* of Party, state or mass organisation, from when, by which decision.

Several posts at once are the rule. Rights in the product follow from the mandates of the day and end with
them; nobody is given a right by hand.
"""
