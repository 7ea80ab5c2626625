"""Who may sign in: an *account* has a login, a password and personal settings of the screen.

Which person it belongs to is known above, in people; what it may do follows from mandates.
A new account must change its password on first use; too many failures lock it for a while.
"""
