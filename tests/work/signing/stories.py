"""How the tests of signatures tell their stories: a paper with names, an invented authority, keys for everybody."""

import datetime as dt
from functools import cache
from itertools import count
from pathlib import Path

import typst
from django.utils import timezone

from chibo.platform.files.services import store_bytes
from chibo.surfaces.demo.authority import authority, certificate_for
from chibo.work.signing.models import Signer
from chibo.work.signing.services import Key, SignerWish, ask_signatures, sign_with_key

FONTS = str(Path(__file__).parents[3] / "src" / "chibo" / "platform" / "papers" / "fonts")
NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
DAY = dt.timedelta(days=1)
PASSPHRASE = "mật-khẩu-chỉ-dùng-một-lần-7Q"
numbers = count(1)


@cache
def root():
    """The authority that the tests trust when they say so."""
    return authority("Gốc tin cậy bịa", at=NOW)


@cache
def issued(name, since=-1, until=300, stamps_time=False):
    """A certificate with its key, by days from now."""
    return certificate_for(name, root(), since=NOW + since * DAY, until=NOW + until * DAY, stamps_time=stamps_time)


def key_of(name, **span):
    """What a signer of that name brings."""
    return Key(PASSPHRASE, issued(name, **span).as_file(PASSPHRASE, root().certificate))


@cache
def paper(*names, pages=1):
    """A PDF whose last page ends with post and name of each signer, as papers do."""
    signers = "".join(f", align(center)[*BÍ THƯ* #v(70pt) *{name}*]" for name in names)
    filler = "#pagebreak()\n".join(f"Trang {number}\n" for number in range(1, pages + 1))
    head = '#set page(paper: "a4")\n#set text(font: "Tinos", size: 14pt)\n'
    source = f"{head}{filler}\n#v(300pt)\n#grid(columns: (1fr,) * {len(names) + 1}, []{signers})"
    return bytes(typst.compile(source.encode(), font_paths=[FONTS], ignore_system_fonts=True, format="pdf"))


def stored(content, name="ke-hoach.pdf", subject="documents.document:0"):
    """A kept file."""
    return store_bytes(content, name=name, subject=subject, by="tests")


def ask(cast, *members, reference=None, by=None, content=None, **words):
    """A job of the cell in which these of the cast sign, in their order."""
    people = [getattr(cast, name).person for name in members]
    content = content or paper(*(person.full_name for person in people))
    wishes = words.pop("signers", None) or [SignerWish(person.pk, post="Bí thư") for person in people]
    return ask_signatures(
        reference or f"drafting.draft:{next(numbers)}", stored(content), wishes, unit_id=cast.cell.pk,
        title=words.pop("title", "KH 09-KH/CB Kế hoạch đối ngoại"), by=by or cast.clerk.account,
        on=timezone.localdate(), **words,
    )


def signer_of(job, member):
    """The line of one of the cast in a job."""
    return Signer.objects.get(job=job, person=member.person)


def sign(job, member, *, key=None, **words):
    """One of the cast signs with a certificate of their own name."""
    return sign_with_key(
        signer_of(job, member), key=key or key_of(member.person.full_name), by=member.account,
        on=timezone.localdate(), **words,
    )
