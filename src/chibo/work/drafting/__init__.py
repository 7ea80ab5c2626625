"""Drafts of papers: from a template to a text that may be signed.

A *draft* starts from a *template* of the Party or the State system, takes its *merge fields* from facts, grows in
*versions*, is commented on and *reviewed* by named people by a day, and ends as an issued paper with a number.
"""
