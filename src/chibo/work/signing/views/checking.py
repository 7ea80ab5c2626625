"""The verification page: who signed, when, unchanged or not, trusted or not, covering the whole file or not."""

import hashlib

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.files.models import StoredFile
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.signing.forms import VerifyForm
from chibo.work.signing.queries.reading import Checked, check, trusted_roots
from chibo.work.signing.services.keeping import content_of
from chibo.work.signing.views import loaders


@require_http_methods(["GET", "POST"])
@requires_plain("authz.signed_in")
def verify(request: Request) -> HttpResponse:
    """A PDF from anywhere: looked at and forgotten."""
    form = VerifyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        upload.seek(0)
        return _report(request, upload.read(), upload.name or "", form=form)
    context = {"form": form, "checked": None, "roots": len(trusted_roots())}
    return page(request, "signing/verify.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@requires("authz.signed_in", loaders.file)
def verify_file(request: Request, file: StoredFile) -> HttpResponse:
    """A file that is kept here."""
    try:
        content = content_of(file)
    except DomainError as problem:
        context = {"form": None, "checked": None, "name": file.name, "problem": problem.sentence, "roots": 0}
        return page(request, "signing/verify.html", context)
    return _report(request, content, file.name, file=file)


def _report(
    request: Request, content: bytes, name: str, *, form: VerifyForm | None = None, file: StoredFile | None = None
) -> HttpResponse:
    checked = check(content)
    context = {
        "form": form, "checked": checked, "name": name, "file": file, "sha256": hashlib.sha256(content).hexdigest(),
        "roots": len(trusted_roots()), "verdict": _verdict(checked),
        "problem": "",
    }  # fmt: skip
    return page(request, "signing/verify.html", context)


def _verdict(checked: Checked) -> tuple[str, str]:
    """The tone and the sentence that stand on top."""
    tones = [one.tone for one in checked.signatures]
    verdicts = [
        (checked.state == "locked", "late",
         _("The PDF is locked with a password, so nothing can be said about its signatures.")),
        (checked.state != "read", "late",
         _("The file is no PDF that can be read, or it was damaged after it was signed. Do not rely on it.")),
        (not tones, "info",
         _("The PDF bears no signature made with a certificate; a scan of a paper signed by hand has none.")),
        ("late" in tones, "late",
         _("The file was changed after it was signed, or a signature is not valid. Do not rely on it.")),
        (not checked.covered, "soon",
         _("The signed part is unchanged, but something was added after it that nobody has signed.")),
        ("soon" in tones, "soon",
         _("Nothing was changed since it was signed; but who signed cannot be confirmed here.")),
    ]  # fmt: skip
    good = _("Nothing was changed since it was signed, and the certificates come from those trusted here.")
    return next(((tone, words) for holds, tone, words in verdicts if holds), ("ok", good))
