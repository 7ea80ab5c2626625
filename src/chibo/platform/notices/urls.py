from django.urls import path

from chibo.platform.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("read-all/", views.read_all, name="read_all"),
    path("<int:pk>/", views.read, name="read"),
    path("files/<int:pk>/", views.attachment, name="attachment"),
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<int:pk>/", views.outgoing, name="outgoing"),
    path("outbox/<int:pk>/words/", views.reword, name="reword"),
    path("outbox/<int:pk>/send/", views.send, name="send"),
    path("outbox/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("outbox/<int:pk>/resend/", views.resend, name="resend"),
]
