"""The verbs about directives: spread, read, nudge, ask, report, close."""

from chibo.work.directives.services.asking import write_questions
from chibo.work.directives.services.changing import Terms, change_terms, close_directive, withdraw_directive
from chibo.work.directives.services.joining import add_later_joiners, change_audience
from chibo.work.directives.services.nudging import draft_nudge, send_nudge
from chibo.work.directives.services.reading import acknowledge, ask_again, hear_at_meeting, record_session
from chibo.work.directives.services.reporting import record_report, start_report
from chibo.work.directives.services.spreading import spread_paper

__all__ = [
    "Terms", "acknowledge", "add_later_joiners", "ask_again", "change_audience", "change_terms", "close_directive",
    "draft_nudge", "hear_at_meeting", "record_report", "record_session", "send_nudge", "spread_paper", "start_report",
    "withdraw_directive", "write_questions",
]
