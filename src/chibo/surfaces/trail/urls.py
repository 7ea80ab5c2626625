from django.urls import path

from chibo.surfaces.trail import views

app_name = "trail"
urlpatterns = [
    path("", views.lines, name="lines"),
    path("fingerprints/", views.fingerprints, name="fingerprints"),
    path("fingerprints/<int:pk>/print/", views.print_page, name="print"),
    path("readers/<int:unit>/", views.readers, name="readers"),
    path("readers/<int:unit>/end/", views.end, name="end_reader"),
]
