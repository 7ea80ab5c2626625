from django.urls import path

from chibo.surfaces.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.month, name="month"),
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/chibo.ics", views.feed, name="feed"),
    path("system/", views.system, name="system"),
    path("health/", views.health, name="health"),
]
