from django.urls import path

from chibo.web import views

app_name = "web"
urlpatterns = [path("", views.style, name="style")]
