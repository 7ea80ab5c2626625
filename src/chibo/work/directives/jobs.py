import datetime as dt

from django.utils import timezone

from chibo.platform.files.pages import can_be_shown, forget_old_pages, page_picture
from chibo.platform.jobs.registry import periodic
from chibo.work.directives.models import Directive
from chibo.work.directives.services import add_later_joiners

PROCESS = "directives.follow_audiences"
PAGES_STAY = dt.timedelta(days=30)
"""How long drawn pages stay when nobody is asked to read them any more; they are drawn again when needed."""


@periodic(minutes=60 * 6)
def follow_audiences() -> None:
    """Who has come into a cell, a unit or a post since becomes a reader."""
    add_later_joiners(on=timezone.localdate(), by=PROCESS)


@periodic(minutes=5)
def draw_first_pages() -> None:
    """The first pages of papers being spread are drawn before anybody opens them."""
    for directive in Directive.objects.open().exclude(file=None).select_related("file").order_by("-pk")[:50]:
        if directive.file and can_be_shown(directive.file):
            page_picture(directive.file, 1)


@periodic(minutes=60 * 24)
def forget_drawn_pages() -> None:
    """Pages of papers that are no longer being spread are taken off the disk after a month."""
    kept = set(Directive.objects.open().exclude(sha256="").values_list("sha256", flat=True))
    forget_old_pages(kept, before=timezone.now() - PAGES_STAY)
