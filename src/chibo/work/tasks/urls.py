from django.urls import path

from chibo.work.tasks.views.detail import task_page
from chibo.work.tasks.views.giving import new_task
from chibo.work.tasks.views.listing import task_list
from chibo.work.tasks.views.mine import my_tasks
from chibo.work.tasks.views.sheet import issue, sheet_page
from chibo.work.tasks.views.verbs import VERBS, accept, verb_view

app_name = "tasks"
urlpatterns = [
    path("", task_list, name="list"),
    path("mine/", my_tasks, name="mine"),
    path("new/<int:pk>/", new_task, name="new"),
    path("<int:pk>/", task_page, name="detail"),
    path("<int:pk>/accept/", accept, name="accept"),
    path("<int:pk>/sheet/", sheet_page, name="sheet"),
    path("<int:pk>/sheet/issue/", issue, name="issue_sheet"),
    *(path(f"<int:pk>/{name}/", verb_view(name), name=name) for name in VERBS),
]
