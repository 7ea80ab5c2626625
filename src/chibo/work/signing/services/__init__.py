"""The verbs about signatures: ask, sign with a key, attach what was signed by hand, refuse, withdraw; codes of papers."""

from chibo.work.signing.services.asking import SignerWish, Spot, ask_signatures
from chibo.work.signing.services.codes import Qr, move_qr, qr_for, settle_qr
from chibo.work.signing.services.ending import abort_job, refuse_signature
from chibo.work.signing.services.pen import Key
from chibo.work.signing.services.reminding import remind_signers
from chibo.work.signing.services.signing import attach_signed_copy, sign_with_key

__all__ = [
    "Key", "Qr", "SignerWish", "Spot", "abort_job", "ask_signatures", "attach_signed_copy", "move_qr", "qr_for",
    "refuse_signature", "remind_signers", "settle_qr", "sign_with_key",
]  # fmt: skip
