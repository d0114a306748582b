from django.urls import path

from .views import inbox, public, reader, wechat, worker
from .views.desk import audiences, bulletins, deliveries, kinds, paper, threads

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
    path("me/notices/wechat/", wechat.wechat_join, name="wechat_join"),
    path("me/notices/wechat/back/", wechat.wechat_back, name="wechat_back"),
    path("me/notices/wechat/leave/", wechat.wechat_leave, name="wechat_leave"),
    path("me/notices/wechat/allow/", wechat.wechat_allow, name="wechat_allow"),
    path("me/notices/wechat/allowed/", wechat.wechat_allowed, name="wechat_allowed"),
    path("hooks/wechat/", wechat.wechat_event, name="wechat_event"),
    path("me/worker/", worker.worker, name="worker"),
]

desk = [
    path("desk/notices/", bulletins.listing, name="desk"),
    path("desk/notices/new/", bulletins.new, name="desk_new"),
    path("desk/notices/count/", bulletins.count, name="desk_count"),
    path("desk/notices/audiences/", audiences.audiences, name="desk_audiences"),
    path("desk/notices/audiences/new/", audiences.new_audience, name="desk_audience_new"),
    path("desk/notices/audiences/<int:pk>/", audiences.audience, name="desk_audience"),
    path("desk/notices/audiences/<int:pk>/change/", audiences.change_audience, name="desk_audience_change"),
    path("desk/notices/audiences/<int:pk>/drop/", audiences.drop_audience, name="desk_audience_drop"),
    path("desk/notices/kinds/", kinds.kinds, name="desk_kinds"),
    path("desk/notices/wishes/<int:person_id>/", audiences.wishes, name="desk_wishes"),
    path("desk/notices/failures/", deliveries.failures, name="desk_failures"),
    path("desk/notices/failures/retry/", deliveries.retry, name="desk_retry"),
    path("desk/notices/paper/", paper.houses, name="desk_houses"),
    path("desk/notices/paper/<int:building_id>/", paper.house, name="desk_house"),
    path("desk/notices/paper/<int:building_id>/sheet.pdf", paper.printed, name="desk_sheet"),
    path("desk/notices/<int:pk>/", bulletins.bulletin, name="desk_bulletin"),
    path("desk/notices/<int:pk>/change/", bulletins.change, name="desk_change"),
    path("desk/notices/<int:pk>/people/", audiences.bulletin_people, name="desk_people"),
    path("desk/notices/<int:pk>/deliveries/", deliveries.deliveries, name="desk_deliveries"),
    path("desk/notices/<int:pk>/<slug:verb>/", bulletins.act, name="desk_act"),
    path("desk/threads/", threads.threads, name="desk_threads"),
    path("desk/threads/link/", threads.link, name="desk_link"),
    path("desk/threads/<int:pk>/", threads.thread, name="desk_thread"),
]

urlpatterns = resident + desk
