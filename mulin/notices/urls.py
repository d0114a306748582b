from django.urls import path

from .views import inbox, public, reader, worker
from .views.desk import bulletins, deliveries, paper, threads

app_name = "notices"

resident = [
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/read/", inbox.read_all, name="read_all"),
    path("inbox/<int:pk>/", inbox.read, name="read"),
    path("notices/", public.listing, name="public"),
    path("notices/<int:pk>/", public.bulletin, name="bulletin"),
    path("me/notices/", reader.settings, name="settings"),
    path("me/notices/push/", reader.push_on, name="push_on"),
    path("me/notices/push/off/", reader.push_off, name="push_off"),
    path("me/notices/push.js", reader.push_worker, name="push_worker"),
    path("me/notices/wechat/", reader.wechat_join, name="wechat_join"),
    path("me/notices/wechat/back/", reader.wechat_back, name="wechat_back"),
    path("me/notices/wechat/leave/", reader.wechat_leave, name="wechat_leave"),
    path("me/worker/", worker.worker, name="worker"),
]

desk = [
    path("desk/notices/", bulletins.listing, name="desk"),
    path("desk/notices/new/", bulletins.new, name="desk_new"),
    path("desk/notices/count/", bulletins.count, name="desk_count"),
    path("desk/notices/failures/", deliveries.failures, name="desk_failures"),
    path("desk/notices/failures/retry/", deliveries.retry, name="desk_retry"),
    path("desk/notices/paper/", paper.houses, name="desk_houses"),
    path("desk/notices/paper/<int:building_id>/", paper.house, name="desk_house"),
    path("desk/notices/paper/<int:building_id>/sheet.pdf", paper.printed, name="desk_sheet"),
    path("desk/notices/<int:pk>/", bulletins.bulletin, name="desk_bulletin"),
    path("desk/notices/<int:pk>/change/", bulletins.change, name="desk_change"),
    path("desk/notices/<int:pk>/deliveries/", deliveries.deliveries, name="desk_deliveries"),
    path("desk/notices/<int:pk>/<slug:verb>/", bulletins.act, name="desk_act"),
    path("desk/threads/", threads.threads, name="desk_threads"),
    path("desk/threads/link/", threads.link, name="desk_link"),
    path("desk/threads/<int:pk>/", threads.thread, name="desk_thread"),
]

urlpatterns = resident + desk
