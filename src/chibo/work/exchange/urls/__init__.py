from django.urls import path

from chibo.work.exchange.views import addresses, listing, messages, reasons, sending, taking

app_name = "exchange"
urlpatterns = [
    path("", listing.first, name="list"),
    path("of/<int:pk>/", listing.log, name="of"),
    path("of/<int:pk>/take/", taking.take, name="take"),
    path("of/<int:pk>/book/", addresses.book, name="book"),
    path("of/<int:pk>/code/", addresses.add_code, name="add_code"),
    path("of/<int:pk>/office/", addresses.add_office, name="add_office"),
    path("code/<int:pk>/end/", addresses.end_code, name="end_code"),
    path("paper/<int:pk>/", sending.compose, name="compose"),
    path("status/<int:pk>/", messages.status_file, name="status_file"),
    path("<int:pk>/", messages.detail, name="detail"),
    path("<int:pk>/register/", messages.register, name="register"),
    path("<int:pk>/refuse/", reasons.refuse, name="refuse"),
    path("<int:pk>/agree/", messages.consent, name="agree"),
    path("<int:pk>/decline/", reasons.dissent, name="decline"),
    path("<int:pk>/report/", messages.report, name="report"),
    path("<int:pk>/file/", messages.file, name="file"),
    path("<int:pk>/handed/", messages.handed, name="handed"),
    path("<int:pk>/follow/", sending.follow, name="follow"),
    path("<int:pk>/recall/", reasons.recall, name="recall"),
]
