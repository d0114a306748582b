from django.urls import path

from .views.desk import acting as desk_acting
from .views.desk import bulk, categories, figures, intake, map, reveal
from .views.desk import listing as desk_listing
from .views.desk import matter as desk_matter
from .views.resident import acting, later, listing, matter, place, quick, send, words, working
from .views.resident import map as report_map

app_name = "matters"

resident = [
    path("report/", place.place, name="report"),
    path("report/map/", report_map.page, name="report_map"),
    path("report/map/data/", report_map.data, name="report_map_data"),
    path("report/map/here/", report_map.here, name="report_map_here"),
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
    path("matters/<str:number>/do/<slug:verb>/", working.work, name="work"),
    path("matters/<str:number>/withdraw/", acting.withdraw, name="withdraw"),
    path("matters/<str:number>/add/", acting.add, name="add"),
    path("matters/<str:number>/follow/", acting.follow, name="follow"),
    path("matters/<str:number>/unfollow/", acting.unfollow, name="unfollow"),
]

staff = [
    path("desk/matters/", desk_listing.matters, name="desk_matters"),
    path("desk/matters/export/", desk_listing.export, name="desk_export"),
    path("desk/matters/save/", desk_listing.save_filter, name="desk_save_filter"),
    path("desk/matters/save/<int:filter_id>/drop/", desk_listing.drop_filter, name="desk_drop_filter"),
    path("desk/matters/together/", bulk.dispatch, name="desk_bulk"),
    path("desk/matters/<str:number>/", desk_matter.matter, name="desk_matter"),
    path("desk/matters/<str:number>/phone/", reveal.reveal, name="desk_reveal"),
    path("desk/matters/<str:number>/<slug:verb>/", desk_acting.act, name="desk_act"),
    path("desk/intake/", intake.intake, name="desk_intake"),
    path("desk/settings/categories/", categories.categories, name="desk_categories"),
    path("desk/settings/categories/new/", categories.new, name="desk_new_category"),
    path("desk/settings/categories/<int:pk>/", categories.category, name="desk_category"),
    path("desk/settings/categories/<int:pk>/close/", categories.close, name="desk_close_category"),
    path("desk/figures/", figures.figures, name="desk_figures"),
    path("desk/map/", map.page, name="desk_map"),
    path("desk/map/data/", map.data, name="desk_map_data"),
]

urlpatterns = [*resident, *staff]
