from django.urls import path

from chibo.surfaces.rights import views

app_name = "rights"
urlpatterns = [
    path("", views.matrix, name="matrix"),
    path("why/", views.ask, name="why"),
    path("emergency/", views.emergencies, name="emergencies"),
    path("emergency/open/", views.open_access, name="open_emergency"),
    path("emergency/<int:pk>/close/", views.close, name="close_emergency"),
    path("rollups/", views.rollups, name="rollups"),
    path("rollups/<int:unit>/", views.publish, name="publish"),
    path("rollups/<int:unit>/stop/", views.stop, name="stop_rollups"),
]
