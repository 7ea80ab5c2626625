from django.urls import path

from chibo.surfaces.setup import views

app_name = "setup"
urlpatterns = [
    path("", views.start, name="start"),
    path("cell/", views.cell, name="cell"),
    path("committee/", views.officers, name="officers"),
    path("next/", views.what_next, name="next"),
]
