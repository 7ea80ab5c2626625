"""What the register keeps of its own: previews of members' lists."""

from chibo.organization.register.models.members_import import MembersImport

__all__ = ["MembersImport"]
