from django.urls import path

from chibo.platform.accounts import views

app_name = "accounts"
urlpatterns = [
    path("login/", views.sign_in, name="login"),
    path("logout/", views.sign_out, name="logout"),
    path("password/", views.first_password, name="first_password"),
    path("settings/", views.settings_page, name="settings"),
    path("language/", views.language, name="language"),
]
