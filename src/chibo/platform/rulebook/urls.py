from django.urls import path

from chibo.platform.rulebook import views

app_name = "rulebook"
urlpatterns = [
    path("", views.rule_list, name="list"),
    path("documents/", views.pack_list, name="packs"),
    path("own/<int:pk>/end/", views.end_own_value, name="end"),
    path("<str:key>/", views.value_page, name="value"),
    path("<str:scope>/<str:key>/", views.set_own_value, name="override"),
]
