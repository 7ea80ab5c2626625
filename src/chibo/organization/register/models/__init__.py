"""What the register keeps of its own: previews of members' lists, merges and pairs told apart."""

from chibo.organization.register.models.members_import import MembersImport
from chibo.organization.register.models.merging import MergeRecord, NotTheSame

__all__ = ["MembersImport", "MergeRecord", "NotTheSame"]
