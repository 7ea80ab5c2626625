from django.urls import path

from chibo.work.documents.views.listing import document_list
from chibo.work.documents.views.pages import document_page, edit, register, spread
from chibo.work.documents.views.stubs import add_stub, move_stub, stub_list

app_name = "documents"
urlpatterns = [
    path("", document_list, name="list"),
    path("register/<int:pk>/", register, name="register"),
    path("secret/<int:pk>/", stub_list, name="stubs"),
    path("secret/<int:pk>/add/", add_stub, name="add_stub"),
    path("secret/paper/<int:pk>/", move_stub, name="move_stub"),
    path("<int:pk>/", document_page, name="detail"),
    path("<int:pk>/edit/", edit, name="edit"),
    path("<int:pk>/spread/", spread, name="spread"),
]
