"""/admission/: outstanding non-members and their way into the Party."""

from django.urls import path

from chibo.party.admission.views import pages

app_name = "admission"
urlpatterns = [
    path("", pages.mine, name="list"),
    path("cell/<int:pk>/", pages.listing, name="of"),
    path("cell/<int:pk>/new/", pages.new, name="new"),
    path("<int:pk>/", pages.detail, name="detail"),
    path("<int:pk>/tick/", pages.tick, name="tick"),
    path("<int:pk>/<slug:step>/", pages.step, name="step"),
]
