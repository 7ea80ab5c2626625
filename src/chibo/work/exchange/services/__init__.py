"""The verbs of the exchange: take in, decide, tell, make, hand over."""

from chibo.work.exchange.services.addresses import add_code, add_correspondent, end_code
from chibo.work.exchange.services.answering import (
    agree,
    decline,
    refuse_message,
    register_message,
    report_status,
)
from chibo.work.exchange.services.arriving import take_in
from chibo.work.exchange.services.sending import ask_back, build_message, hand_over, message_file

__all__ = [
    "add_code", "add_correspondent", "agree", "ask_back", "build_message", "decline", "end_code", "hand_over",
    "message_file", "refuse_message", "register_message", "report_status", "take_in",
]
