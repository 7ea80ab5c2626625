from django.urls import path

from chibo.work.exchange.views import feeds

app_name = "feeds"
urlpatterns = [
    path("papers.atom", feeds.atom, name="atom"),
    path("papers.json", feeds.json, name="json"),
    path("papers/<int:pk>/", feeds.paper_file, name="file"),
]
