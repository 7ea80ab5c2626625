from django.urls import path

from chibo.work.signing.views.street import code_page

app_name = "signing_public"
urlpatterns = [path("<str:code>/", code_page, name="code")]
