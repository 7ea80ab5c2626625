"""What is done with personal data: looking is written down, consent given and withdrawn, requests answered, time ended."""

from chibo.organization.privacy.services.consenting import give_consent, withdraw_consent
from chibo.organization.privacy.services.correcting import (
    accept_correction,
    ask_correction,
    refuse_correction,
    take_back_correction,
)
from chibo.organization.privacy.services.retaining import confirm_run, propose_run, put_run_aside
from chibo.organization.privacy.services.viewing import note_export, note_view

__all__ = [
    "accept_correction",
    "ask_correction",
    "confirm_run",
    "give_consent",
    "note_export",
    "note_view",
    "propose_run",
    "put_run_aside",
    "refuse_correction",
    "take_back_correction",
    "withdraw_consent",
]
