"""/members/: lists of members and what is recorded about one."""

from django.urls import path

from chibo.organization.register.views import alike, dues, members, membership, transfers

app_name = "membership"
urlpatterns = [
    path("", members.mine, name="list"),
    path("cell/<int:pk>/", members.of, name="of"),
    path("cell/<int:pk>/new/", membership.add, name="add"),
    path("cell/<int:pk>/alike/", alike.hint, name="alike"),
    path("<int:pk>/standing/", membership.standing, name="standing"),
    path("<int:pk>/early-badge/", membership.early_badge, name="early_badge"),
    path("<int:pk>/leave/", membership.leave, name="leave"),
    path("<int:pk>/leave/<int:leave>/end/", membership.leave_end, name="end_leave"),
    path("<int:pk>/helper/", membership.helper, name="helper"),
    path("<int:pk>/end/", membership.end, name="end"),
    path("due/", dues.mine, name="due"),
    path("cell/<int:pk>/due/", dues.of, name="due_of"),
    path("cell/<int:pk>/badges/", dues.badges, name="badges"),
    path("cell/<int:pk>/transfers/", transfers.listing, name="transfers"),
    path("cell/<int:pk>/transfer-in/", transfers.arriving, name="transfer_in"),
    path("<int:pk>/transfer/", transfers.leaving, name="transfer_out"),
    path("transfer/<int:pk>/", transfers.detail, name="transfer"),
    path("transfer/<int:pk>/hand-over/", transfers.handing_over, name="hand_over"),
    path("transfer/<int:pk>/accept/", transfers.accepting, name="accept"),
    path("transfer/<int:pk>/return/", transfers.returning, name="return"),
    path("transfer/<int:pk>/cancel/", transfers.cancelling, name="cancel"),
]
