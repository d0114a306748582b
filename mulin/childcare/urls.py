from django.urls import path

from .views import desk, resident

app_name = "childcare"
HERE, THERE = "childcare/", "desk/childcare/"
ONE = HERE + "applications/<int:care_application_id>/"
CLASS, CHECKED = THERE + "<int:care_class_id>/", THERE + "applications/<int:care_application_id>/"
urlpatterns = [
    path(HERE, resident.finding.listing, name="listing"),
    path(HERE + "mine/", resident.applying.mine, name="mine"),
    path(HERE + "mine/copy.json", resident.applying.copy, name="copy"),
    path(HERE + "<int:care_class_id>/", resident.finding.group, name="class"),
    path(HERE + "<int:care_class_id>/lots.json", resident.finding.lots_file, name="lots"),
    path(HERE + "<int:care_class_id>/apply/", resident.applying.apply, name="apply"),
    path(ONE, resident.applying.application, name="application"),
    path(ONE + "papers/", resident.applying.add_paper, name="add_paper"),
    path(ONE + "papers/<int:care_paper_id>/drop/", resident.applying.drop_paper, name="drop_paper"),
    path(ONE + "away/", resident.caring.stay_away, name="stay_away"),
    path(ONE + "away/<int:care_day_id>/drop/", resident.caring.come_after_all, name="come_after_all"),
    path(ONE + "pickups/", resident.fetching.add, name="add_pickup"),
    path(ONE + "pickups/<int:pickup_id>/end/", resident.fetching.end, name="end_pickup"),
    path(ONE + "guardians/", resident.guardians.add, name="add_guardian"),
    path(HERE + "guardians/<int:care_guardian_id>/", resident.guardians.guardian, name="guardian"),
    path(HERE + "guardians/<int:care_guardian_id>/end/", resident.guardians.end, name="end_guardian"),
    path(ONE + "<slug:verb>/", resident.applying.act, name="act"),
    path(THERE, desk.index.index, name="desk"),
    path(THERE + "new/", desk.groups.new, name="desk_new"),
    path(CLASS, desk.groups.group, name="desk_class"),
    path(CLASS + "change/", desk.groups.change, name="desk_change"),
    path(CLASS + "close/", desk.groups.close, name="desk_close"),
    path(CLASS + "keepers/", desk.groups.add_keeper, name="desk_add_keeper"),
    path(THERE + "keepers/<int:care_keeper_id>/end/", desk.groups.end_keeper, name="desk_end_keeper"),
    path(CLASS + "days/", desk.groups.close_day, name="desk_close_day"),
    path(THERE + "days/<int:care_closed_day_id>/open/", desk.groups.open_day, name="desk_open_day"),
    path(CLASS + "counter/", desk.counter.counter, name="desk_counter"),
    path(CLASS + "month/", desk.month.month, name="desk_month"),
    path(CLASS + "month/sheet.xlsx", desk.month.sheet, name="desk_sheet"),
    path(CLASS + "today/", desk.today.today, name="today"),
    path(CLASS + "ticks/", desk.today.ticks_from_offline, name="ticks"),
    path(CHECKED, desk.applications.application, name="desk_application"),
    path(CHECKED + "health/", desk.applications.open_health, name="desk_health"),
    path(CHECKED + "papers/<int:care_paper_id>/", desk.applications.open_paper, name="desk_paper"),
    path(CHECKED + "mark/<slug:verb>/", desk.today.mark, name="mark"),
    path(CHECKED + "days/<int:care_day_id>/hand-over/", desk.today.hand_over, name="hand_over"),
    path(CHECKED + "guardians/<int:person_id>/", desk.applications.add_guardian, name="desk_add_guardian"),
    path(CHECKED + "<slug:verb>/", desk.applications.act, name="desk_act"),
]
