from django.urls import path

from chibo.work.signing.views import asking, checking, jobs, signing

app_name = "signing"
urlpatterns = [
    path("", jobs.job_list, name="list"),
    path("check/", checking.verify, name="verify"),
    path("check/<int:pk>/", checking.verify_file, name="verify_file"),
    path("ask/<int:pk>/", asking.ask, name="ask"),
    path("<int:pk>/", jobs.job_page, name="job"),
    path("<int:pk>/withdraw/", jobs.abort, name="abort"),
    path("signer/<int:pk>/", signing.sign, name="sign"),
    path("signer/<int:pk>/token/", signing.sign_with_token, name="token"),
    path("signer/<int:pk>/paper/", signing.attach, name="attach"),
    path("signer/<int:pk>/refuse/", signing.refuse, name="refuse"),
]
