"""/people/: a person's page."""

from django.urls import path

from chibo.organization.register.views import membership, people

app_name = "people"
urlpatterns = [
    path("<int:pk>/", people.detail, name="detail"),
    path("<int:pk>/edit/", people.edit, name="edit"),
    path("<int:pk>/login/", people.login, name="login"),
    path("<int:pk>/dates/", membership.dates, name="dates"),
]
