from django.utils import timezone

from chibo.platform.files.pages import can_be_shown, page_picture
from chibo.platform.jobs.registry import periodic
from chibo.work.directives.models import Directive
from chibo.work.directives.services import add_later_joiners

PROCESS = "directives.follow_audiences"


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
