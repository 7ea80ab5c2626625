from collections.abc import Collection

from django.urls import reverse

from chibo.kernel.wording import day_numbers
from chibo.platform.authz.permissions import Visitor
from chibo.platform.papers.models import Paper
from chibo.platform.papers.queries import readable_by
from chibo.platform.papers.registry import template
from chibo.platform.threads.registry import Card, resolves

AFTER_THE_RESOLUTION = 62


@resolves("papers.paper")
def paper_cards(ids: Collection[str], user: Visitor) -> dict[str, Card]:
    """Issued papers on a golden thread."""
    papers = readable_by(user, Paper.objects.filter(pk__in=ids))
    return {
        str(paper.pk): Card(
            label=paper.number or paper.title,
            kind=str(template(paper.kind).label),
            order=AFTER_THE_RESOLUTION,
            href=reverse("papers:detail", args=[paper.pk]),
            day=day_numbers(paper.issued_on),
        )
        for paper in papers
    }
