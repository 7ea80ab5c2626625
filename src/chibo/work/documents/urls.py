from django.urls import path

from chibo.work.documents.views.books import book
from chibo.work.documents.views.importing import confirm, discard, preview, upload
from chibo.work.documents.views.listing import document_list
from chibo.work.documents.views.numbers import add, begin, numbers, void
from chibo.work.documents.views.pages import document_page, publish, spread
from chibo.work.documents.views.registering import edit, new_version, register, register_own
from chibo.work.documents.views.relating import relate, unrelate
from chibo.work.documents.views.stubs import add_stub, move_stub, stub_list

app_name = "documents"
urlpatterns = [
    path("", document_list, name="list"),
    path("register/<int:pk>/", register, name="register"),
    path("register/<int:pk>/issued/", register_own, name="register_issued"),
    path("book/<int:pk>/", book, name="book"),
    path("numbers/<int:pk>/", numbers, name="numbers"),
    path("numbers/<int:pk>/begin/", begin, name="begin_series"),
    path("number/<int:pk>/void/", void, name="void_number"),
    path("number/<int:pk>/add/", add, name="add_number"),
    path("import/<int:pk>/", upload, name="import"),
    path("import/read/<int:pk>/", preview, name="preview"),
    path("import/read/<int:pk>/confirm/", confirm, name="confirm_import"),
    path("import/read/<int:pk>/discard/", discard, name="discard_import"),
    path("secret/<int:pk>/", stub_list, name="stubs"),
    path("secret/<int:pk>/add/", add_stub, name="add_stub"),
    path("secret/paper/<int:pk>/", move_stub, name="move_stub"),
    path("relation/<int:pk>/", unrelate, name="unrelate"),
    path("<int:pk>/", document_page, name="detail"),
    path("<int:pk>/edit/", edit, name="edit"),
    path("<int:pk>/version/", new_version, name="add_version"),
    path("<int:pk>/relate/", relate, name="relate"),
    path("<int:pk>/publish/", publish, name="publish"),
    path("<int:pk>/spread/", spread, name="spread"),
]
