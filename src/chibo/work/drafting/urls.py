from django.urls import path

from chibo.work.drafting.views import copying, issuing, listing, office, reading, starting, writing

app_name = "drafting"
urlpatterns = [
    path("", listing.draft_list, name="list"),
    path("start/<int:pk>/", starting.start, name="start"),
    path("groups/<int:pk>/", office.groups, name="groups"),
    path("group/<int:pk>/", office.edit_group, name="edit_group"),
    path("group/<int:pk>/remove/", office.remove_group, name="remove_group"),
    path("templates/<int:pk>/", office.templates, name="templates"),
    path("template/<int:pk>/", office.template_page, name="template"),
    path("template/<int:pk>/sample/", office.template_sample, name="template_sample"),
    path("copy/<int:pk>/", copying.make, name="copy"),
    path("copies/<int:pk>/", copying.book, name="copies"),
    path("part/<int:pk>/", writing.write_part, name="write_part"),
    path("part/<int:pk>/move/", writing.move_part, name="move_part"),
    path("part/<int:pk>/turn/", writing.turn_annex, name="turn_annex"),
    path("part/<int:pk>/remove/", writing.remove_part, name="remove_part"),
    path("remark/<int:pk>/", reading.resolve, name="resolve"),
    path("review/<int:pk>/answer/", reading.answer, name="answer"),
    path("review/<int:pk>/withdraw/", reading.withdraw, name="withdraw"),
    path("<int:pk>/", writing.draft_page, name="detail"),
    path("<int:pk>/write/", writing.write, name="write"),
    path("<int:pk>/write/end/", writing.write, name="write_end"),
    path("<int:pk>/part/", writing.add_part, name="add_part"),
    path("<int:pk>/annex/", writing.add_annex, name="add_annex"),
    path("<int:pk>/receivers/", writing.receivers, name="receivers"),
    path("<int:pk>/keep/", reading.keep, name="keep"),
    path("<int:pk>/differences/", reading.differences, name="differences"),
    path("<int:pk>/remark/", reading.comment, name="comment"),
    path("<int:pk>/ask/", reading.ask_readers, name="ask"),
    path("<int:pk>/issue/", issuing.issue, name="issue"),
    path("<int:pk>/drop/", starting.drop, name="drop"),
    path("<int:pk>/file/<str:format>/", writing.draft_file, name="file"),
]
