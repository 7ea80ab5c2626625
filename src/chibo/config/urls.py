"""Addresses. Every domain hangs its own under one name."""

from django.urls import include, path

from chibo.config import errors
from chibo.platform.accounts import views as accounts

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error

urlpatterns = [
    path("", include("chibo.surfaces.desk.urls")),
    path("setup/", include("chibo.surfaces.setup.urls")),
    path("language/", accounts.language, name="set_language"),
    path("account/", include("chibo.platform.accounts.urls")),
    path("account/", include("chibo.platform.accounts.library_urls")),
    path("files/", include("chibo.platform.files.urls")),
    path("notices/", include("chibo.platform.notices.urls")),
    path("papers/", include("chibo.platform.papers.urls")),
    path("search/", include("chibo.platform.search.urls")),
    path("rules/", include("chibo.platform.rulebook.urls")),
    path("rights/", include("chibo.surfaces.rights.urls")),
    path("trail/", include("chibo.surfaces.trail.urls")),
    path("people/", include("chibo.organization.register.urls.people")),
    path("units/", include("chibo.organization.register.urls.units")),
    path("members/", include("chibo.organization.register.urls.membership")),
    path("mandates/", include("chibo.organization.register.urls.mandates")),
    path("register/", include("chibo.organization.register.urls.register")),
    path("my-data/", include("chibo.organization.privacy.urls")),
    path("documents/", include("chibo.work.documents.urls")),
    path("exchange/", include("chibo.work.exchange.urls")),
    path("public/", include("chibo.work.exchange.urls.street")),
    path("signing/", include("chibo.work.signing.urls.pages")),
    path("v/", include("chibo.work.signing.urls.street")),
    path("drafts/", include("chibo.work.drafting.urls")),
    path("directives/", include("chibo.work.directives.urls")),
    path("tasks/", include("chibo.work.tasks.urls")),
    path("meetings/", include("chibo.work.meetings.urls")),
    path("admission/", include("chibo.party.admission.urls")),
    path("style/", include("chibo.web.urls")),
]
