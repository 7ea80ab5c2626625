"""/units/: units and posts."""

from django.urls import path

from chibo.organization.register.views import reorganising, terms, units

app_name = "units"
urlpatterns = [
    path("", units.listing, name="list"),
    path("<int:pk>/", units.detail, name="detail"),
    path("<int:pk>/edit/", units.edit, name="edit"),
    path("<int:pk>/new/", units.add, name="add"),
    path("<int:pk>/rename/", units.rename, name="rename"),
    path("<int:pk>/move/", units.move, name="move"),
    path("<int:pk>/end/", reorganising.end, name="end"),
    path("<int:pk>/split/", reorganising.split, name="split"),
    path("<int:pk>/term/", units.term, name="term"),
    path("<int:pk>/election/", terms.election, name="election"),
    path("terms/<int:term>/", terms.detail, name="term_detail"),
]
