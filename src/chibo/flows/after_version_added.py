"""A paper has a newer version: those who must know it are asked about that one."""

import datetime as dt

from chibo.platform.events.bus import handles
from chibo.work.directives.queries.versions import version_now
from chibo.work.directives.services import ask_again
from chibo.work.documents.events import VersionAdded

FLOW = "flows.after_version_added"


@handles(VersionAdded)
def ask_its_readers_again(fact: VersionAdded) -> None:
    """The newest version counts, also when several came at once; harmless twice."""
    ask_again(fact.document_id, version_now(fact.document_id), by=FLOW, on=dt.date.fromisoformat(fact.on))
