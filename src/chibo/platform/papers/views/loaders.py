from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.platform.authz.permissions import Visitor, may
from chibo.platform.papers.choices import Format
from chibo.platform.papers.models import Paper


def paper(user: Visitor, pk: int) -> Paper:
    """An issued paper that the visitor may read; for everybody else there is none."""
    found = get_object_or_404(Paper, pk=pk)
    if not may(user, "papers.read_paper", found):
        raise Http404
    return found


def paper_in_format(user: Visitor, pk: int, format: str) -> Paper:
    """As ``paper``, where the address also names one of the formats papers are given out in."""
    if format not in Format.values:
        raise Http404
    return paper(user, pk)
