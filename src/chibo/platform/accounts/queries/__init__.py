"""What is known about accounts: who needs a second factor, where somebody is signed in, all accounts in a list."""

from chibo.platform.accounts.queries.accounts import AccountLine, accounts_list, free_login, has_not_signed_in
from chibo.platform.accounts.queries.policy import needs_second_factor, posts_with_second_factor
from chibo.platform.accounts.queries.sessions import SessionLine, sessions_of

__all__ = [
    "AccountLine", "SessionLine", "accounts_list", "free_login", "has_not_signed_in", "needs_second_factor",
    "posts_with_second_factor", "sessions_of",
]
