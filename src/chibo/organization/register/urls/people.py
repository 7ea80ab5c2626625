"""/people/: a person's page."""

from django.urls import path

from chibo.organization.register.views import codes, duplicates, membership, people

app_name = "people"
urlpatterns = [
    path("duplicates/", duplicates.listing, name="duplicates"),
    path("apart/<int:pk>/take-back/", duplicates.take_it_back, name="take_back"),
    path("merged/<int:pk>/", duplicates.merged, name="merged"),
    path("merged/<int:pk>/undo/", duplicates.undo, name="undo_merge"),
    path("<int:pk>/merge/<int:other>/", duplicates.merge, name="merge"),
    path("<int:pk>/apart/<int:other>/", duplicates.apart, name="apart"),
    path("<int:pk>/", people.detail, name="detail"),
    path("<int:pk>/edit/", people.edit, name="edit"),
    path("<int:pk>/login/", people.login, name="login"),
    path("<int:pk>/code/", codes.code, name="code"),
    path("<int:pk>/dates/", membership.dates, name="dates"),
]
