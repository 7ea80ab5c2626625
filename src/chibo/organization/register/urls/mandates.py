"""/mandates/: posts."""

from django.urls import path

from chibo.organization.register.views import mandates

app_name = "mandates"
urlpatterns = [
    path("person/<int:pk>/", mandates.give, name="give"),
    path("<int:pk>/end/", mandates.end, name="end"),
    path("<int:pk>/delegate/", mandates.delegate, name="delegate"),
    path("delegation/<int:pk>/take-back/", mandates.take_back, name="take_back"),
]
