"""A small site for the browser tests of the kit: the style page, moving parts, a server that can fail."""

import json
import time
from dataclasses import dataclass, field
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template import engines
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import ensure_csrf_cookie

from chibo.web.pages import page
from chibo.web.views import SampleForm, samples

MOVING_PARTS = Path(__file__).with_name("moving_parts.html").read_text(encoding="utf-8")


@dataclass
class Server:
    """What the site remembers and how it misbehaves.

    ``down`` answers 503, ``signed_out`` sends to another page, ``slow`` waits so many seconds.
    """

    version: int = 1
    texts: dict[str, str] = field(default_factory=dict)
    acts: list[dict[str, str]] = field(default_factory=list)
    down: bool = False
    signed_out: bool = False
    slow: float = 0

    def reset(self) -> None:
        """As it was in the beginning."""
        self.__init__()  # type: ignore[misc]


SERVER = Server()


@ensure_csrf_cookie
def parts(request: HttpRequest) -> HttpResponse:
    """The page under test, with the texts that the server has."""
    backend = engines["jinja2"]
    return HttpResponse(backend.from_string(MOVING_PARTS).render({}, request))


def style(request: HttpRequest) -> HttpResponse:
    """The style page, for everybody."""
    form = SampleForm({"title": "Sơ kết", "due": "hôm kia"})
    return page(request, "web/style.html", {"form": form, **samples(timezone.localdate())})  # type: ignore[arg-type]


def save(request: HttpRequest) -> HttpResponse:
    """The autosave protocol of the kit: one field, one version."""
    time.sleep(SERVER.slow)
    if SERVER.down:
        return HttpResponse(status=503)
    if SERVER.signed_out:
        return HttpResponseRedirect("/language/")
    name, value = request.POST["field"], request.POST["value"]
    if int(request.POST["version"]) != SERVER.version:
        return JsonResponse({"theirs": SERVER.texts.get(name, ""), "version": SERVER.version}, status=409)
    if value == "refuse me":
        return JsonResponse({"error": "This cannot be a conclusion."}, status=422)
    SERVER.version += 1
    SERVER.texts[name] = value
    return JsonResponse({"saved_at": "10:42:07", "version": SERVER.version})


def act(request: HttpRequest) -> HttpResponse:
    """Remembers what was posted, and shows it."""
    frame = ("csrfmiddlewaretoken", "next")
    fields = {name: value for name, value in request.POST.items() if name not in frame}
    SERVER.acts.append(fields)
    return HttpResponse(f"<title>done</title><p>{json.dumps(fields)}</p>")


def language(request: HttpRequest) -> HttpResponse:
    """Only so that the frame can name it."""
    return HttpResponse()


urlpatterns = [
    path("", parts),
    path("style/", style),
    path("save/", save),
    path("act/", act),
    path("language/", language, name="set_language"),
]
