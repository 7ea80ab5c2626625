from django.urls import path

from chibo.platform.papers import views

app_name = "papers"
urlpatterns = [
    path("", views.paper_list, name="list"),
    path("<int:pk>/", views.paper_detail, name="detail"),
    path("<int:pk>/<str:format>/", views.download, name="download"),
    path("layout/<str:numbers>.css", views.layout_sheet, name="layout"),
]
