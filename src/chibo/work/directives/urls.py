from django.urls import path

from chibo.work.directives.views import directing, listing, nudging, offline, reading, reporting, spreading

app_name = "directives"
urlpatterns = [
    path("", listing.directives, name="list"),
    path("worker.js", offline.worker, name="worker"),
    path("document/<int:pk>/", spreading.spread, name="spread"),
    path("<int:pk>/", directing.directive_page, name="detail"),
    path("<int:pk>/change/", directing.change, name="change"),
    path("<int:pk>/audience/", directing.audience, name="audience"),
    path("<int:pk>/questions/", directing.questions, name="questions"),
    path("<int:pk>/close/", directing.close, name="close"),
    path("<int:pk>/withdraw/", directing.withdraw, name="withdraw"),
    path("<int:pk>/names/<int:unit>/", nudging.names, name="names"),
    path("<int:pk>/session/<int:unit>/", nudging.session, name="session"),
    path("<int:pk>/nudge/<int:unit>/", nudging.nudge, name="nudge"),
    path("<int:pk>/nudge/<int:unit>/send/", nudging.send, name="send_nudge"),
    path("<int:pk>/report/", reporting.report, name="report"),
    path("<int:pk>/report/draft/", reporting.begin, name="begin_report"),
    path("<int:pk>/reported/", reporting.reported, name="reported"),
    path("<int:pk>/read/", reading.read, name="read"),
    path("<int:pk>/acknowledge/", reading.acknowledge_version, name="acknowledge"),
    path("<int:pk>/news/", reading.news, name="news"),
    path("<int:pk>/file/", reading.file, name="file"),
    path("<int:pk>/pages/<int:version>/<int:number>/", reading.picture, name="picture"),
    path("<int:pk>/keep/", offline.keep, name="keep"),
]
