from django.urls import path

from mulin.projects.views.desk import calls as desk
from mulin.projects.views.resident import applications, calls, teams, writing

HERE, MINE, DESK = "projects/calls/", "projects/applications/", "desk/projects/calls/"
CALL, ONE, KEPT = HERE + "<str:call>/", MINE + "<str:application>/", DESK + "<str:call>/"
urlpatterns = [
    path(HERE, calls.listing, name="calls"),
    path(CALL, calls.call, name="call"),
    path(CALL + "apply/", calls.apply, name="apply"),
    path(CALL + "ask/", calls.ask, name="ask"),
    path(CALL + "carry/<str:application>/", calls.carry, name="carry"),
    path(MINE, applications.mine, name="applications"),
    path("projects/teammates/<int:project_teammate_id>/answer/", teams.answer, name="answer_invitation"),
    path("projects/teammates/<int:project_teammate_id>/leave/", teams.leave, name="leave_team"),
    path("projects/papers/<int:project_paper_id>/drop/", teams.detach, name="detach"),
    path(ONE, applications.application, name="application"),
    path(ONE + "submit/", applications.submit, name="submit"),
    path(ONE + "withdraw/", applications.withdraw, name="withdraw"),
    path(ONE + "ask/", applications.ask, name="ask_own"),
    path(ONE + "invite/", teams.invite, name="invite"),
    path(ONE + "adviser/", teams.adviser, name="adviser"),
    path(ONE + "attach/", teams.attach, name="attach"),
    path(ONE + "step/<slug:step>/", writing.step, name="step"),
    path(DESK, desk.index.index, name="desk_calls"),
    path(DESK + "new/", desk.writing.new, name="desk_new_call"),
    path("desk/projects/questions/<int:project_question_id>/answer/", desk.index.answer, name="desk_answer_question"),
    path("desk/projects/applications/<str:application>/", desk.reading.application, name="desk_application"),
    path(KEPT, desk.index.call, name="desk_call"),
    path(KEPT + "edit/", desk.writing.edit, name="desk_edit_call"),
    path(KEPT + "parts/", desk.writing.parts, name="desk_call_parts"),
    path(KEPT + "preview/", desk.index.preview, name="desk_preview_call"),
    path(KEPT + "counter/", desk.counter.counter, name="desk_call_counter"),
    path(KEPT + "clone/", desk.writing.clone, name="desk_clone_call"),
    path(KEPT + "do/<slug:call_verb>/", desk.index.act, name="desk_call_act"),
]
