"""How somebody may sign in who cannot yet."""

from chibo.organization.people.rules.names import suggested_login
from chibo.platform.accounts.queries import free_login


def login_for(full_name: str) -> str:
    """A login to begin with that nobody has. One query."""
    wanted = suggested_login(full_name)
    return free_login(wanted) if wanted else ""
