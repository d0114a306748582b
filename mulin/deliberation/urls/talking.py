"""Opinion maps, talk, small improvements, riders' forum, chat groups."""

from django.urls import URLPattern, URLResolver, path

from mulin.deliberation.views import forums, groups, improvements, opinions, talk
from mulin.deliberation.views.desk import forums as desk_forums
from mulin.deliberation.views.desk import groups as desk_groups
from mulin.deliberation.views.desk import improvements as desk_improvements
from mulin.deliberation.views.desk import opinions as desk_opinions
from mulin.deliberation.views.desk import talk as desk_talk

OPI, DO = "opinions/<int:opinion_map_id>/", "desk/opinions/<int:opinion_map_id>/"
T, R = "topics/<str:number>/talk/", "topics/<str:number>/talk/<int:remark_id>/"
IMP, UP = "improvements/<int:improvement_id>/", "improvements/<int:improvement_id>/upkeep/<int:upkeep_id>/"
DI, DF, DG = "desk/improvements/<int:improvement_id>/", "desk/forums/<int:forum_id>/", "desk/chat-groups/<int:chat_group_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("opinions/", opinions.index, name="opinions"),
    path(OPI, opinions.turn, name="opinion_turn"),
    path(OPI + "statements/<int:statement_id>/", opinions.answer, name="opinion_answer"),
    path(OPI + "mine/", opinions.mine, name="opinion_mine"),
    path(OPI + "say/", opinions.say, name="opinion_say"),
    path(OPI + "picture/", opinions.picture, name="opinion_picture"),
    path(OPI + "data.zip", opinions.data, name="opinion_data"),
    path("desk/opinions/", desk_opinions.index, name="desk_opinions"),
    path("desk/opinions/new/", desk_opinions.new, name="desk_opinion_new"),
    path("desk/opinions/bring/", desk_opinions.bring, name="desk_opinion_bring"),
    path(DO, desk_opinions.one, name="desk_opinion"),
    path(DO + "do/<slug:verb>/", desk_opinions.act, name="desk_opinion_act"),
    path(DO + "statements/<int:statement_id>/<slug:verb>/", desk_opinions.decide, name="desk_statement"),
    path(DO + "for/", desk_opinions.for_somebody, name="desk_opinion_for"),
    path(T, talk.talk, name="talk"),
    path(T + "speak/", talk.speak, name="speak"),
    path(T + "spoken/", talk.for_whom, name="spoken_for"),
    path(R, talk.one, name="remark"),
    path(R + "<slug:verb>/", talk.act, name="remark_act"),
    path("desk/talk/", desk_talk.index, name="desk_talk"),
    path("desk/talk/setting/", desk_talk.setting, name="desk_talk_setting"),
    path("desk/talk/<int:remark_id>/", desk_talk.one, name="desk_remark"),
    path("desk/talk/<int:remark_id>/<slug:verb>/", desk_talk.act, name="desk_remark_act"),
    path("improvements/", improvements.wall, name="improvements"),
    path("improvements/new/", improvements.new, name="improvement_new"),
    path(IMP, improvements.one, name="improvement"),
    path(IMP + "adopt/", improvements.adopt, name="upkeep_adopt"),
    path(UP + "look/", improvements.look, name="upkeep_look"),
    path(UP + "end/", improvements.end, name="upkeep_end"),
    path("desk/improvements/", desk_improvements.index, name="desk_improvements"),
    path(DI, desk_improvements.one, name="desk_improvement"),
    path(DI + "do/<slug:verb>/", desk_improvements.act, name="desk_improvement_act"),
    path("forums/", forums.index, name="forums"),
    path("forums/<int:forum_id>/", forums.one, name="forum"),
    path("forums/<int:forum_id>/<slug:verb>/", forums.act, name="forum_act"),
    path("desk/forums/", desk_forums.index, name="desk_forums"),
    path("desk/forums/new/", desk_forums.new, name="desk_forum_new"),
    path(DF, desk_forums.one, name="desk_forum"),
    path(DF + "do/<slug:verb>/", desk_forums.act, name="desk_forum_act"),
    path(DF + "points/<int:forum_point_id>/", desk_forums.end_point, name="desk_forum_point"),
    path("chat-groups/", groups.mine, name="groups"),
    path("desk/chat-groups/", desk_groups.index, name="desk_groups"),
    path("desk/chat-groups/new/", desk_groups.new, name="desk_group_new"),
    path("desk/chat-groups/export/", desk_groups.export, name="desk_groups_export"),
    path(DG, desk_groups.one, name="desk_group"),
    path(DG + "change/", desk_groups.change, name="desk_group_change"),
    path(DG + "do/<slug:verb>/", desk_groups.act, name="desk_group_act"),
]
