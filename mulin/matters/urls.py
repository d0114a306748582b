from django.urls import path

from .views.resident import acting, later, listing, matter, place, quick, send, words

app_name = "matters"

resident = [
    path("report/", place.place, name="report"),
    path("report/words/", words.words, name="report_words"),
    path("report/kinds/", words.kinds, name="report_kinds"),
    path("report/send/", send.send, name="report_send"),
    path("report/done/<str:number>/", send.done, name="report_done"),
    path("report/quick/", quick.quick, name="report_quick"),
    path("report/offline/", later.offline, name="report_offline"),
    path("report/token/", later.token, name="report_token"),
    path("report/later/", later.later, name="report_later"),
    path("sw.js", later.worker, name="worker"),
    path("matters/", listing.matters, name="mine"),
    path("matters/<str:number>/", matter.matter, name="matter"),
    path("matters/<str:number>/rate/", acting.rate, name="rate"),
    path("matters/<str:number>/answer/", acting.answer, name="answer"),
    path("matters/<str:number>/add/", acting.add, name="add"),
    path("matters/<str:number>/follow/", acting.follow, name="follow"),
    path("matters/<str:number>/unfollow/", acting.unfollow, name="unfollow"),
]

urlpatterns = [*resident]
