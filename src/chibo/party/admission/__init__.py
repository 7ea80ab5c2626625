"""Admission: from the *outstanding non-member* to the *official member*, step by step.

Each step has its paper, its deadline and its decision. Papers of the dossier are ticked, never stored: the members'
file belongs to the grassroots committee, the cell only knows what is there, what is missing and where the folder lies.
"""
