"""Consent: never by default, ended by a word, the same on paper."""

import datetime as dt

from chibo.kernel.rulebook import rule


@rule("PRIV-03", source="Luật 91/2025/QH15 (điều 9, 10)")
def consent_holds(given_on: dt.date | None, withdrawn_on: dt.date | None, on: dt.date) -> bool:
    """A consent holds from the day it is given to the day before it is withdrawn; without one, nothing is consented to.

    A consent given and withdrawn on the same day never holds: the withdrawal stops the use at once.
    """
    if given_on is None or on < given_on:
        return False
    return withdrawn_on is None or on < withdrawn_on
