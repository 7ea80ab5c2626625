"""Addresses: the pages of who is signed in, and the one page of the street."""
