from django.urls import path

from mulin.projects.views.desk.choosing import index, pitch, ranking, scores, screening, steps, voting
from mulin.projects.views.resident import result
from mulin.projects.views.resident.jury import pitch as juror_pitch
from mulin.projects.views.resident.jury import review, tasks

DESK, JURY = "desk/projects/calls/<str:call>/choosing/", "projects/jury/<str:call>/"
ONE, HERE = "desk/projects/applications/<str:application>/", "projects/calls/<str:call>/"
urlpatterns = [
    path(DESK, index.choosing, name="desk_choosing"),
    path(DESK + "scores/", scores.scores, name="desk_scores"),
    path(DESK + "vote/", voting.vote, name="desk_vote"),
    path(DESK + "pitch/", pitch.pitch, name="desk_pitch"),
    path(DESK + "ranking/", ranking.ranking, name="desk_ranking"),
    path(DESK + "ranking/<str:application>/", ranking.adjust, name="desk_adjust"),
    path(DESK + "<slug:choosing_verb>/", steps.act, name="desk_choosing_act"),
    path(ONE + "screen/", screening.screen, name="desk_screen"),
    path(ONE + "forum/", voting.forum, name="desk_forum"),
    path("desk/projects/objections/<int:choosing_objection_id>/answer/", steps.objection, name="desk_objection"),
    path("projects/jury/", tasks.juries, name="jury"),
    path(JURY, tasks.tasks, name="jury_call"),
    path(JURY + "pitch/", juror_pitch.pitch, name="jury_pitch"),
    path(JURY + "<str:application>/", review.review, name="jury_review"),
    path(JURY + "<str:application>/conflict/", review.conflict, name="jury_conflict"),
    path(HERE + "result/", result.notice, name="result"),
    path(HERE + "result/object/", result.object_, name="result_object"),
    path(HERE + "pitch/", juror_pitch.board, name="pitch"),
    path("projects/applications/<str:application>/letter.pdf", result.letter, name="letter"),
    path("projects/applications/<str:application>/leave/", result.leave, name="leave_result"),
]
