"""Every answer carries the safe headers: pages, fragments, files, errors, static files, refusals."""

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from tests.conftest import PASSWORD
from tests.walk.addresses import every_address
from tests.walk.world import build

ALWAYS = {
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
}
ACTIVE = ("text/html", "image/svg", "application/xml", "text/xml", "application/javascript", "text/javascript")


def faults_of(answer):
    """What the answer lacks, in words."""
    has = answer.headers
    found = [f"{name} is {has.get(name)!r}" for name, value in ALWAYS.items() if has.get(name) != value]
    policy = answer.headers.get("Content-Security-Policy", "")
    if "default-src" not in policy or "unsafe" in policy or "*" in policy or "http:" in policy:
        found.append(f"policy {policy!r}")
    if "camera=()" not in answer.headers.get("Permissions-Policy", ""):
        found.append("Permissions-Policy")
    return found


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_answer_of_every_address_carries_them(cast, as_in_service, django_capture_on_commit_callbacks, method):
    world = build(cast, django_capture_on_commit_callbacks)
    addresses = every_address(world)
    faults = []
    for role in ("visitor", "secretary"):
        for address in addresses:
            answer = getattr(cast.roles[role], method)(address.path)
            b"".join(answer)  # a file is read to its end, as a browser does
            faults += [f"{address.name} {answer.status_code}: {fault}" for fault in [*faults_of(answer), *opened(answer)]]
    assert not faults, "\n".join(faults)


def opened(answer):
    """What could be opened in place or be kept by others, in words."""
    kind = answer.headers.get("Content-Type", "")
    disposition = answer.headers.get("Content-Disposition", "")
    if disposition and kind.startswith(ACTIVE) and not disposition.startswith("attachment"):
        yield f"{kind} opens in place"
    kept = answer.headers.get("Cache-Control", "")
    if kind.startswith("text/html") and not ("private" in kept or "no-store" in kept):
        yield f"may be kept by others: {kept!r}"


@pytest.mark.parametrize("path", ["/no-such-page/", "/static/web/icons.svg", "/health/", "/static/none.js"])
def test_errors_and_static_files_carry_them_too(db, path):
    answer = Client().get(path)
    b"".join(answer)
    assert faults_of(answer) == []


def test_the_policy_of_pages_allows_nothing_inline_and_nobody_else(db):
    policy = Client().get(reverse("accounts:login"))["Content-Security-Policy"]
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert parts["default-src"] == "'self'"
    assert parts["object-src"] == "'none'"
    assert parts["frame-ancestors"] == "'none'"
    assert parts["base-uri"] == "'self'"
    assert parts["img-src"] == "'self' data:"
    assert not {"script-src", "style-src", "connect-src"} & set(parts), "everything else falls back to default-src"


def test_cookies_are_closed_to_scripts_and_other_sites(cast):
    client = Client()
    client.get(reverse("accounts:login"))
    assert client.cookies["csrftoken"]["samesite"] == "Lax"
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"


@override_settings(ALLOWED_HOSTS=["chibo.example.vn"])
def test_a_forged_host_is_refused(cast):
    assert Client().get("/account/login/", headers={"host": "evil.example.com"}).status_code == 400
    assert Client().get("/account/login/", headers={"host": "chibo.example.vn"}).status_code == 200


@override_settings(SECURE_HSTS_SECONDS=60 * 60 * 24 * 180)
def test_behind_https_browsers_are_told_to_stay_there(db):
    assert "max-age=15552000" in Client().get("/health/", secure=True)["Strict-Transport-Security"]


@pytest.mark.parametrize(
    "where", ["https://evil.example.com/", "//evil.example.com/", "/\\evil.example.com", "javascript:alert(1)"]
)
def test_no_address_sends_people_to_another_host(cast, where):
    secretary = cast.secretary.client
    doors = [
        (Client(), reverse("accounts:login"), {"username": "secretary", "login": "secretary", "password": PASSWORD}),
        (secretary, reverse("set_language"), {"language": "en"}),
        (secretary, reverse("accounts:language"), {"language": "en"}),
        (secretary, reverse("accounts:logout"), {}),
    ]
    for client, address, words in doors:
        for sent in (client.post(f"{address}?next={where}", words), client.post(address, {**words, "next": where})):
            assert "evil" not in sent.headers.get("Location", "")
            assert "javascript" not in sent.headers.get("Location", "")


def test_signing_in_gives_a_new_session(cast):
    client = Client()
    session = client.session
    session["planted"] = "yes"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    client.force_login(cast.secretary.account, backend="django.contrib.auth.backends.ModelBackend")
    assert client.session.session_key != planted
