"""What the street may see: number, date and fingerprint of a paper whose random code it holds."""

import datetime as dt
from dataclasses import dataclass

from chibo.work.signing.models import Code


@dataclass(frozen=True)
class PublicCode:
    """All there is."""

    number: str
    issued_on: dt.date
    sha256: str


def what_the_code_shows(code: str) -> PublicCode | None:
    """Nothing for a wrong code, and nothing for one whose paper is not issued yet: the street cannot tell which."""
    found = Code.objects.filter(code=code[:32]).exclude(sha256="").exclude(number="").first()
    if found is None or found.issued_on is None or found.code != code:
        return None
    return PublicCode(found.number, found.issued_on, found.sha256)
