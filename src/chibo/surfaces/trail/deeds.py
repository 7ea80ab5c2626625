"""The words of the trail: "meetings.minutes.signed" is said as "Minutes: signed".

A noun for what it happened to and a word for what happened; a test knows every action of the house.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext_lazy

from chibo.platform.audit.models import AuditEntry
from chibo.platform.audit.services import SYSTEM


@dataclass(frozen=True)
class Told:
    """A line in words. ``about`` asks for all lines of the same object; empty for the system's."""

    number: int
    at: dt.datetime
    who: str
    words: str
    about: str


def told(entry: AuditEntry) -> Told:
    """Who did what; never what was decided in a ballot, which no line holds."""
    about = "" if entry.subject_type == SYSTEM else f"{entry.subject_type}:{entry.subject_id}"
    return Told(entry.number, entry.at, doer(entry.source), in_words(entry.action), about)


def doer(source: str) -> str:
    """The name of a person; what a flow or a job did by itself, the program did."""
    return str(PROGRAM) if source.partition(".")[0] in ("flows", "jobs") else source


def in_words(action: str) -> str:
    """The action as a sentence; as it is written when nobody has given it words."""
    app, _dot, rest = action.partition(".")
    noun, _dot, verb = rest.rpartition(".")
    thing, deed = NOUNS.get(f"{app}.{noun}"), VERBS.get(verb)
    return f"{thing}: {deed}" if thing and deed else action


PROGRAM = pgettext_lazy("trail doer", "the program")

NOUNS: dict[str, Any] = {
    "accounts.account": pgettext_lazy("trail noun", "Account"),
    "accounts.invitation": pgettext_lazy("trail noun", "Invitation to sign in"),
    "accounts.password": pgettext_lazy("trail noun", "Password"),
    "accounts.policy": pgettext_lazy("trail noun", "Rules of sign-in"),
    "accounts.recovery_code": pgettext_lazy("trail noun", "Recovery code"),
    "accounts.second_factor": pgettext_lazy("trail noun", "Second factor"),
    "accounts.session": pgettext_lazy("trail noun", "Session"),
    "accounts.sessions": pgettext_lazy("trail noun", "All sessions"),
    "accounts.settings": pgettext_lazy("trail noun", "Personal settings"),
    "admission.case": pgettext_lazy("trail noun", "Admission"),
    "admission.ceremony": pgettext_lazy("trail noun", "Ceremony"),
    "admission.course": pgettext_lazy("trail noun", "Course"),
    "admission.decision": pgettext_lazy("trail noun", "Decision on an admission"),
    "admission.dossier": pgettext_lazy("trail noun", "Dossier of admission"),
    "admission.paper": pgettext_lazy("trail noun", "Paper of a dossier"),
    "admission.step": pgettext_lazy("trail noun", "Step of an admission"),
    "admission.vote": pgettext_lazy("trail noun", "Vote on an admission"),
    "audit.fingerprint": pgettext_lazy("trail noun", "Fingerprint of the trail"),
    "backups.backup": pgettext_lazy("trail noun", "Backup"),
    "crypto.keys": pgettext_lazy("trail noun", "Keys of the protected columns"),
    "crypto.texts": pgettext_lazy("trail noun", "Protected texts"),
    "documents.document": pgettext_lazy("trail noun", "Document"),
    "documents.stub": pgettext_lazy("trail noun", "Reference to a secret document"),
    "drafting.comment": pgettext_lazy("trail noun", "Remark on a draft"),
    "drafting.draft": pgettext_lazy("trail noun", "Draft"),
    "drafting.group": pgettext_lazy("trail noun", "Group of receivers"),
    "drafting.part": pgettext_lazy("trail noun", "Part of a draft"),
    "drafting.review": pgettext_lazy("trail noun", "Review of a draft"),
    "drafting.template": pgettext_lazy("trail noun", "Template of the office"),
    "drafting.version": pgettext_lazy("trail noun", "Version of a draft"),
    "files.file": pgettext_lazy("trail noun", "File"),
    "mandates.delegation": pgettext_lazy("trail noun", "Delegation"),
    "mandates.election": pgettext_lazy("trail noun", "Election"),
    "mandates.emergency": pgettext_lazy("trail noun", "Emergency access"),
    "mandates.mandate": pgettext_lazy("trail noun", "Post"),
    "mandates.post": pgettext_lazy("trail noun", "Duties of a post"),
    "meetings.decision": pgettext_lazy("trail noun", "Resolution"),
    "meetings.extract": pgettext_lazy("trail noun", "Extract of the minutes"),
    "meetings.item": pgettext_lazy("trail noun", "Agenda item"),
    "meetings.meeting": pgettext_lazy("trail noun", "Meeting"),
    "meetings.minutes": pgettext_lazy("trail noun", "Minutes"),
    "meetings.paper": pgettext_lazy("trail noun", "Paper of the meeting"),
    "meetings.pattern": pgettext_lazy("trail noun", "Pattern of meetings"),
    "meetings.proposal": pgettext_lazy("trail noun", "Proposed item"),
    "meetings.roll": pgettext_lazy("trail noun", "Roll"),
    "meetings.score": pgettext_lazy("trail noun", "Score"),
    "meetings.statement": pgettext_lazy("trail noun", "Statement"),
    "meetings.task": pgettext_lazy("trail noun", "Task of the meeting"),
    "meetings.vote": pgettext_lazy("trail noun", "Vote"),
    "meetings.wish": pgettext_lazy("trail noun", "Wish"),
    "membership.badge": pgettext_lazy("trail noun", "Party badge"),
    "membership.dates": pgettext_lazy("trail noun", "Party dates"),
    "membership.helper": pgettext_lazy("trail noun", "Helping member"),
    "membership.leave": pgettext_lazy("trail noun", "Leave"),
    "membership.membership": pgettext_lazy("trail noun", "Membership"),
    "membership.standing": pgettext_lazy("trail noun", "Standing of a member"),
    "membership.transfer": pgettext_lazy("trail noun", "Transfer"),
    "notices.mail": pgettext_lazy("trail noun", "Mail"),
    "notices.notice": pgettext_lazy("trail noun", "Notice"),
    "papers.number": pgettext_lazy("trail noun", "Number of a paper"),
    "papers.paper": pgettext_lazy("trail noun", "Paper"),
    "people.code": pgettext_lazy("trail noun", "Code on paper"),
    "people.login": pgettext_lazy("trail noun", "Login"),
    "people.merge": pgettext_lazy("trail noun", "Merge of two entries"),
    "people.people": pgettext_lazy("trail noun", "Two entries"),
    "people.person": pgettext_lazy("trail noun", "Person"),
    "privacy.consent": pgettext_lazy("trail noun", "Consent"),
    "privacy.correction": pgettext_lazy("trail noun", "Correction of own data"),
    "privacy.data": pgettext_lazy("trail noun", "Own data"),
    "privacy.run": pgettext_lazy("trail noun", "Run of deletions"),
    "register.list": pgettext_lazy("trail noun", "Members' list"),
    "register.merge": pgettext_lazy("trail noun", "Merge of two people"),
    "register.people": pgettext_lazy("trail noun", "Two people"),
    "register.preview": pgettext_lazy("trail noun", "Preview of a list"),
    "rights.rollups": pgettext_lazy("trail noun", "Roll-ups"),
    "search.box": pgettext_lazy("trail noun", "Search on the command line"),
    "search.saved": pgettext_lazy("trail noun", "Kept search"),
    "rulebook.override": pgettext_lazy("trail noun", "Own value of a rule"),
    "rulebook.value": pgettext_lazy("trail noun", "Value of a rule"),
    "tasks.task": pgettext_lazy("trail noun", "Task"),
    "trail.reader": pgettext_lazy("trail noun", "Reader of the trail"),
    "units.term": pgettext_lazy("trail noun", "Term"),
    "units.unit": pgettext_lazy("trail noun", "Unit"),
}

VERBS: dict[str, Any] = {
    "accepted": pgettext_lazy("trail deed", "accepted"),
    "added": pgettext_lazy("trail deed", "added"),
    "addressed": pgettext_lazy("trail deed", "addressed"),
    "adopted": pgettext_lazy("trail deed", "adopted"),
    "announced": pgettext_lazy("trail deed", "announced"),
    "answered": pgettext_lazy("trail deed", "answered"),
    "asked": pgettext_lazy("trail deed", "asked for"),
    "assigned": pgettext_lazy("trail deed", "assigned"),
    "began": pgettext_lazy("trail deed", "began"),
    "begun": pgettext_lazy("trail deed", "begun"),
    "cancelled": pgettext_lazy("trail deed", "cancelled"),
    "carried_out": pgettext_lazy("trail deed", "carried out"),
    "changed": pgettext_lazy("trail deed", "changed"),
    "closed": pgettext_lazy("trail deed", "closed"),
    "completed": pgettext_lazy("trail deed", "completed"),
    "concluded": pgettext_lazy("trail deed", "concluded"),
    "confirmed": pgettext_lazy("trail deed", "confirmed"),
    "corrected": pgettext_lazy("trail deed", "corrected"),
    "counted": pgettext_lazy("trail deed", "counted"),
    "decided": pgettext_lazy("trail deed", "decided"),
    "delegated": pgettext_lazy("trail deed", "delegated"),
    "described": pgettext_lazy("trail deed", "described"),
    "discarded": pgettext_lazy("trail deed", "discarded"),
    "dissolved": pgettext_lazy("trail deed", "dissolved"),
    "document_attached": pgettext_lazy("trail deed", "document attached"),
    "document_cited": pgettext_lazy("trail deed", "document cited"),
    "document_detached": pgettext_lazy("trail deed", "document taken off"),
    "documents_sent": pgettext_lazy("trail deed", "documents sent"),
    "drafted": pgettext_lazy("trail deed", "drafted"),
    "dues_recorded": pgettext_lazy("trail deed", "dues recorded"),
    "emptied": pgettext_lazy("trail deed", "emptied"),
    "enclosed": pgettext_lazy("trail deed", "enclosed"),
    "ended": pgettext_lazy("trail deed", "ended"),
    "established": pgettext_lazy("trail deed", "established"),
    "exported": pgettext_lazy("trail deed", "exported"),
    "false_alarm": pgettext_lazy("trail deed", "false alarm noted"),
    "file_attached": pgettext_lazy("trail deed", "file attached"),
    "finished": pgettext_lazy("trail deed", "finished"),
    "flagged": pgettext_lazy("trail deed", "flagged"),
    "forgotten": pgettext_lazy("trail deed", "forgotten"),
    "kept": pgettext_lazy("trail deed", "kept"),
    "used_as": pgettext_lazy("trail deed", "used with this person's rights"),
    "given": pgettext_lazy("trail deed", "given"),
    "granted": pgettext_lazy("trail deed", "granted"),
    "guest_added": pgettext_lazy("trail deed", "guest added"),
    "given_early": pgettext_lazy("trail deed", "given early"),
    "handed_out": pgettext_lazy("trail deed", "handed out"),
    "handed_over": pgettext_lazy("trail deed", "handed over"),
    "held": pgettext_lazy("trail deed", "held"),
    "imported": pgettext_lazy("trail deed", "imported"),
    "issued": pgettext_lazy("trail deed", "issued"),
    "kind_chosen": pgettext_lazy("trail deed", "kind chosen"),
    "left": pgettext_lazy("trail deed", "left out"),
    "made": pgettext_lazy("trail deed", "made"),
    "merged": pgettext_lazy("trail deed", "merged"),
    "moved": pgettext_lazy("trail deed", "moved"),
    "named": pgettext_lazy("trail deed", "named"),
    "noted": pgettext_lazy("trail deed", "noted"),
    "offered_again": pgettext_lazy("trail deed", "offered again"),
    "officers_set": pgettext_lazy("trail deed", "chair and minute-taker set"),
    "opened": pgettext_lazy("trail deed", "opened"),
    "overridden": pgettext_lazy("trail deed", "own value decided"),
    "planned": pgettext_lazy("trail deed", "planned"),
    "postponed": pgettext_lazy("trail deed", "postponed"),
    "prepared": pgettext_lazy("trail deed", "prepared"),
    "proposed": pgettext_lazy("trail deed", "proposed"),
    "published": pgettext_lazy("trail deed", "published"),
    "put_aside": pgettext_lazy("trail deed", "put aside"),
    "queued_again": pgettext_lazy("trail deed", "queued again"),
    "read": pgettext_lazy("trail deed", "read in"),
    "recognised": pgettext_lazy("trail deed", "recognised"),
    "recorded": pgettext_lazy("trail deed", "recorded"),
    "refreshed": pgettext_lazy("trail deed", "refreshed"),
    "registered": pgettext_lazy("trail deed", "registered"),
    "rekeyed": pgettext_lazy("trail deed", "sealed with a new key"),
    "removed": pgettext_lazy("trail deed", "removed"),
    "renamed": pgettext_lazy("trail deed", "renamed"),
    "reopened": pgettext_lazy("trail deed", "reopened"),
    "reported": pgettext_lazy("trail deed", "reported"),
    "reserved": pgettext_lazy("trail deed", "reserved"),
    "resolved": pgettext_lazy("trail deed", "dealt with"),
    "rest_concluded": pgettext_lazy("trail deed", "rest concluded"),
    "rest_ticked": pgettext_lazy("trail deed", "rest ticked"),
    "restored": pgettext_lazy("trail deed", "restored"),
    "returned": pgettext_lazy("trail deed", "returned"),
    "reviewed": pgettext_lazy("trail deed", "reviewed"),
    "revoked": pgettext_lazy("trail deed", "revoked"),
    "sent": pgettext_lazy("trail deed", "sent"),
    "set": pgettext_lazy("trail deed", "set"),
    "signed": pgettext_lazy("trail deed", "signed"),
    "split": pgettext_lazy("trail deed", "split"),
    "spread": pgettext_lazy("trail deed", "spread"),
    "started": pgettext_lazy("trail deed", "started"),
    "stopped": pgettext_lazy("trail deed", "stopped"),
    "stored": pgettext_lazy("trail deed", "stored"),
    "struck": pgettext_lazy("trail deed", "struck out"),
    "taken": pgettext_lazy("trail deed", "taken"),
    "taken_back": pgettext_lazy("trail deed", "taken back"),
    "ticked": pgettext_lazy("trail deed", "ticked"),
    "ticked_off": pgettext_lazy("trail deed", "ticked off"),
    "told_apart": pgettext_lazy("trail deed", "told apart"),
    "told_apart_taken_back": pgettext_lazy("trail deed", "telling apart taken back"),
    "undone": pgettext_lazy("trail deed", "undone"),
    "unflagged": pgettext_lazy("trail deed", "flag taken off"),
    "used": pgettext_lazy("trail deed", "used"),
    "voided": pgettext_lazy("trail deed", "voided"),
    "withdrawn": pgettext_lazy("trail deed", "withdrawn"),
    "worded": pgettext_lazy("trail deed", "worded"),
    "written_anew": pgettext_lazy("trail deed", "written anew"),
}

KINDS: dict[str, Any] = {
    "meetings.": pgettext_lazy("trail kind", "Meetings"),
    "tasks.": pgettext_lazy("trail kind", "Tasks"),
    "documents.": pgettext_lazy("trail kind", "Documents"),
    "drafting.": pgettext_lazy("trail kind", "Drafts"),
    "papers.": pgettext_lazy("trail kind", "Papers"),
    "people.": pgettext_lazy("trail kind", "People"),
    "membership.": pgettext_lazy("trail kind", "Membership"),
    "mandates.": pgettext_lazy("trail kind", "Posts"),
    "units.": pgettext_lazy("trail kind", "Units"),
    "register.": pgettext_lazy("trail kind", "Members' list"),
    "notices.": pgettext_lazy("trail kind", "Notices"),
    "rulebook.": pgettext_lazy("trail kind", "Rules"),
    "search.": pgettext_lazy("trail kind", "Search"),
    "accounts.": pgettext_lazy("trail kind", "Sign-in"),
    "privacy.": pgettext_lazy("trail kind", "Own data"),
    "rights.": pgettext_lazy("trail kind", "Rights"),
    "trail.": pgettext_lazy("trail kind", "Trail"),
    "files.": pgettext_lazy("trail kind", "Files"),
    "backups.": pgettext_lazy("trail kind", "Backups"),
    "crypto.": pgettext_lazy("trail kind", "Keys"),
    "audit.": pgettext_lazy("trail kind", "Fingerprints"),
}
"""Groups of actions for the filter, by how they begin."""
