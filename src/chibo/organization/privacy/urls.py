from django.urls import path, register_converter

from chibo.organization.privacy.views import consents, corrections, deletions, mine


class ExportFormat:
    """"json" or "pdf"."""

    regex = "json|pdf"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ExportFormat, "export_format")

app_name = "privacy"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("kinds/<str:label>/", mine.kind, name="kind"),
    path("views/", mine.views, name="views"),
    path("export/<export_format:format>/", mine.export, name="export"),
    path("consents/", consents.consents, name="consents"),
    path("consents/<slug:purpose>/<slug:deed>/", consents.decide, name="decide"),
    path("of/<int:pk>/", consents.of_person, name="of_person"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/new/", corrections.ask, name="ask"),
    path("corrections/<int:pk>/", corrections.correction, name="correction"),
    path("corrections/<int:pk>/answer/", corrections.answer, name="answer"),
    path("corrections/<int:pk>/take-back/", corrections.take_back, name="take_back"),
    path("deletions/", deletions.deletions, name="deletions"),
    path("deletions/propose/", deletions.propose, name="propose"),
    path("deletions/<int:pk>/", deletions.run, name="run"),
    path("deletions/<int:pk>/confirm/", deletions.confirm, name="confirm"),
    path("deletions/<int:pk>/aside/", deletions.aside, name="aside"),
]
