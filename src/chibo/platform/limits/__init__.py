"""Limits: how often one account may do what costs the machine much, so that nobody can take it from the others."""
