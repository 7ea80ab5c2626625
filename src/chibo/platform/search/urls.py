"""/search/: one box over everything one may see."""

from django.urls import path

from chibo.platform.search import views

app_name = "search"
urlpatterns = [
    path("", views.results, name="results"),
    path("suggest/", views.suggestions, name="suggest"),
    path("save/", views.save, name="save"),
    path("kept/<int:pk>/forget/", views.forget, name="forget"),
]
