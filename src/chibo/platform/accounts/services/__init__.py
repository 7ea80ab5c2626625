"""What happens to accounts: opened, given a password, invited, protected, ended everywhere."""

from chibo.platform.accounts.services.closing import close_account, reopen_account
from chibo.platform.accounts.services.factors import (
    factors_changed,
    remove_second_factor,
    require_second_factor,
)
from chibo.platform.accounts.services.inviting import accept_invitation, invite, withdraw_invitations
from chibo.platform.accounts.services.letters import queue_letter, send_letters
from chibo.platform.accounts.services.opening import change_settings, open_account, set_password
from chibo.platform.accounts.services.resetting import ask_for_password, reset_by_letter
from chibo.platform.accounts.services.sessions import end_other_sessions, end_session, seen, session_begins

__all__ = [
    "accept_invitation", "ask_for_password", "change_settings", "close_account", "end_other_sessions", "end_session",
    "factors_changed", "invite", "open_account", "queue_letter", "remove_second_factor", "reopen_account",
    "require_second_factor", "reset_by_letter", "seen", "send_letters", "session_begins", "set_password",
    "withdraw_invitations",
]
