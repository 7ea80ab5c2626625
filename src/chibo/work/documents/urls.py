from django.urls import path

from chibo.work.documents.views.listing import document_list
from chibo.work.documents.views.pages import document_page, edit, register, spread

app_name = "documents"
urlpatterns = [
    path("", document_list, name="list"),
    path("register/<int:pk>/", register, name="register"),
    path("<int:pk>/", document_page, name="detail"),
    path("<int:pk>/edit/", edit, name="edit"),
    path("<int:pk>/spread/", spread, name="spread"),
]
