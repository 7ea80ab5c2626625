"""What kinds of record are called, by the label of their model."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "accounts.Account": _("Login and settings"),
    "admission.Candidate": _("Steps of admission"),
    "documents.Stub": _("Notes of secret papers kept elsewhere"),
    "files.StoredFile": _("Files"),
    "mandates.Candidacy": _("Candidacies in elections"),
    "membership.Transfer": _("Transfers"),
    "meetings.MinutesNote": _("Notes to minutes"),
    "papers.Paper": _("Issued papers"),
    "papers.ReservedNumber": _("Numbers of papers"),
    "privacy.RetentionRun": _("Deletion runs"),
    "register.MergeRecord": _("Merged entries"),
    "register.NotTheSame": _("Entries told apart"),
    "rulebook.RuleOverride": _("Own values of the office"),
    "audit.AuditEntry": _("Deeds on the audit trail"),
    "axes.AccessAttempt": _("Wrong passwords at the door"),
    "axes.AccessAttemptExpiration": _("End of a lock at the door"),
    "axes.AccessFailureLog": _("Wrong passwords at the door, list"),
    "axes.AccessLog": _("Sign-ins, list"),
    "mandates.Delegation": _("Delegations"),
    "mandates.EmergencyAccess": _("Emergency access"),
    "mandates.Mandate": _("Posts"),
    "meetings.AgendaItem": _("Items presented"),
    "meetings.Decision": _("Resolutions signed"),
    "meetings.Elector": _("Entitled to vote (never how)"),
    "meetings.Meeting": _("Meetings chaired or minuted"),
    "meetings.PlannedTask": _("Tasks as a meeting worded them"),
    "meetings.RollEntry": _("On the roll of meetings"),
    "meetings.Statement": _("Statements in meetings"),
    "meetings.Wish": _("Wishes and their answers"),
    "membership.Leave": _("Absences and exemptions"),
    "membership.Membership": _("Memberships"),
    "membership.PartyRecord": _("Party dates"),
    "notices.Attachment": _("Enclosures of notices"),
    "notices.Notice": _("Notices"),
    "notices.Recipient": _("Notices received"),
    "people.Person": _("Personal data"),
    "privacy.Consent": _("Consents"),
    "privacy.CorrectionRequest": _("Requests for correction"),
    "privacy.ViewRecord": _("Views"),
    "register.MembersImport": _("Imports of members' lists"),
    "sessions.Session": _("Sessions"),
    "tasks.Task": _("Tasks"),
    "tasks.TaskStep": _("Steps of tasks"),
}


def kind_words(label: str, otherwise: str = "") -> str:
    """The kind in words; what has none yet is called by its plain name."""
    words = KINDS.get(label)
    return str(words) if words else otherwise or label.rsplit(".", maxsplit=1)[-1]
