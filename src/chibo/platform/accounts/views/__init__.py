"""The pages of sign-in: the door, the password, the second factor, sessions, and what the administrator does."""

from chibo.platform.accounts.views.door import language, locked_out, sign_in, sign_out

__all__ = ["language", "locked_out", "sign_in", "sign_out"]
