"""/members/: lists of members and what is recorded about one."""

from django.urls import path

from chibo.organization.register.views import alike, members, membership

app_name = "membership"
urlpatterns = [
    path("", members.mine, name="list"),
    path("cell/<int:pk>/", members.of, name="of"),
    path("cell/<int:pk>/new/", membership.add, name="add"),
    path("cell/<int:pk>/alike/", alike.hint, name="alike"),
    path("<int:pk>/standing/", membership.standing, name="standing"),
    path("<int:pk>/leave/", membership.leave, name="leave"),
    path("<int:pk>/leave/<int:leave>/end/", membership.leave_end, name="end_leave"),
    path("<int:pk>/helper/", membership.helper, name="helper"),
    path("<int:pk>/end/", membership.end, name="end"),
]
