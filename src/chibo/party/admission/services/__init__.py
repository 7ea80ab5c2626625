"""Writing about admission: the list, the dossier's ticks, votes, decisions, the ceremony, the recognition."""

from chibo.party.admission.services.dossier import (
    add_introduction,
    assign_candidate_helper,
    describe_candidate,
    record_certificate,
    tick_paper,
    untick_paper,
)
from chibo.party.admission.services.steps import (
    hold_ceremony,
    list_candidate,
    recognise_candidate,
    record_decision,
    record_vote,
    stop_candidate,
)

__all__ = [
    "add_introduction",
    "assign_candidate_helper",
    "describe_candidate",
    "hold_ceremony",
    "list_candidate",
    "recognise_candidate",
    "record_certificate",
    "record_decision",
    "record_vote",
    "stop_candidate",
    "tick_paper",
    "untick_paper",
]
