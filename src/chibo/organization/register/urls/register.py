"""/register/: members' lists coming in."""

from django.urls import path

from chibo.organization.register.views import importing

app_name = "register"
urlpatterns = [
    path("cell/<int:pk>/import/", importing.upload, name="import"),
    path("import/<int:pk>/", importing.preview, name="preview"),
    path("import/<int:pk>/confirm/", importing.confirm, name="confirm"),
    path("import/<int:pk>/row/<int:row>/", importing.answer, name="answer"),
    path("import/<int:pk>/discard/", importing.discard, name="discard"),
]
