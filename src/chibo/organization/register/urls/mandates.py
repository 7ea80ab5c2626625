"""/mandates/: posts."""

from django.urls import path

from chibo.organization.register.views import mandates

app_name = "mandates"
urlpatterns = [
    path("person/<int:pk>/", mandates.give, name="give"),
    path("<int:pk>/end/", mandates.end, name="end"),
]
