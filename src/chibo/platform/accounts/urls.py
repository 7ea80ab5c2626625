from django.urls import path

from chibo.platform.accounts.views import door, everybody, mine, password

app_name = "accounts"
urlpatterns = [
    path("login/", door.sign_in, name="login"),
    path("logout/", door.sign_out, name="logout"),
    path("password/", password.own_password, name="first_password"),
    path("forgotten/", password.forgotten, name="forgotten"),
    path("forgotten/<str:key>/", password.by_letter, name="reset_by_letter"),
    path("code/", password.by_code, name="by_code"),
    path("settings/", mine.settings_page, name="settings"),
    path("sessions/", mine.sessions, name="sessions"),
    path("language/", door.language, name="language"),
    path("all/", everybody.listing, name="list"),
    path("all/policy/", everybody.policy, name="policy"),
    path("all/<int:pk>/code/", everybody.code, name="code"),
    path("all/<int:pk>/without-second-factor/", everybody.without_factor, name="without_factor"),
    path("all/<int:pk>/close/", everybody.close, name="close"),
    path("all/<int:pk>/reopen/", everybody.reopen, name="reopen"),
]
