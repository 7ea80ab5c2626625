"""Serving files to those who may see what they belong to."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import Visitor
from chibo.platform.files.access import may_open
from chibo.platform.files.kinds import SHOWN_IN_BROWSER
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of
from chibo.web.http import Request


def _file(user: Visitor, *, pk: int) -> StoredFile:
    file = get_object_or_404(StoredFile, pk=pk)
    if not may_open(user, file) or not path_of(file.sha256).is_file():
        raise Http404
    return file


@require_safe
@requires("authz.signed_in", _file)
def download(request: Request, file: StoredFile) -> HttpResponse:
    """The file itself; never sniffed, never framed, opened in place only when harmless."""
    answer = FileResponse(
        path_of(file.sha256).open("rb"),
        as_attachment=file.content_type not in SHOWN_IN_BROWSER,
        filename=file.name,
        content_type=file.content_type,
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer  # type: ignore[return-value]
