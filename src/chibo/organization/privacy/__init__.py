"""Privacy: what is held on a person, why, for how long, and who looked at it.

*Purposes* and their legal basis, *consent*, *views*, *requests for correction*, *retention* and *deletion certificates*.
Every model of the product declares itself; this domain reads the declarations and acts on them.
"""
