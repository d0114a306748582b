from django.urls import path

from .views import open_, results
from .views.desk import ballots, papers, planning, printing, register, serving
from .views.resident import checking, lists, objecting, voting

app_name = "ballots"
HERE, OPEN, DESK = "ballots/", "open/ballots/", "desk/ballots/"
ONE, AT_DESK = HERE + "<str:ballot>/", DESK + "<str:ballot>/"
urlpatterns = [
    path(HERE, lists.listing, name="listing"),
    path(HERE + "promises/", lists.promises, name="promises"),
    path(ONE, voting.ballot, name="ballot"),
    path(ONE + "vote/", voting.vote, name="vote"),
    path(ONE + "check/", checking.check, name="check"),
    path(ONE + "object/", objecting.object_, name="object"),
    path(ONE + "result/", results.result, name="result"),
    path(ONE + "sheet/", results.sheet, name="sheet"),
    path(ONE + "sheet.xlsx", results.sheet_file, name="sheet_file"),
    path(OPEN, open_.ballots, name="open"),
    path(OPEN + "<str:ballot>/", open_.ballot, name="open_ballot"),
    path(OPEN + "<str:ballot>.json", open_.file, name="open_file"),
    path(OPEN + "<str:ballot>.pb", open_.pabulib_file, name="open_pabulib"),
    path(DESK, ballots.index, name="desk"),
    path(DESK + "new/", planning.new, name="desk_new"),
    path(DESK + "objections/<int:ballot_objection_id>/", register.settle, name="desk_settle"),
    path(DESK + "objections/<int:ballot_objection_id>/pass/", register.pass_on, name="desk_pass"),
    path(DESK + "papers/<int:ballot_paper_id>/", papers.settle, name="desk_settle_paper"),
    path(AT_DESK, ballots.ballot, name="desk_ballot"),
    path(AT_DESK + "change/", planning.change, name="desk_change"),
    path(AT_DESK + "register/", register.register, name="desk_register"),
    path(AT_DESK + "register.xlsx", register.register_file, name="desk_register_file"),
    path(AT_DESK + "objections/", register.objections, name="desk_objections"),
    path(AT_DESK + "serve/", serving.find, name="desk_serve_find"),
    path(AT_DESK + "serve/<int:ballot_line>/", serving.serve, name="desk_serve"),
    path(AT_DESK + "paper/", papers.paper, name="desk_paper"),
    path(AT_DESK + "paper/tick/", papers.tick, name="desk_tick_paper"),
    path(AT_DESK + "paper/read/", papers.enter, name="desk_enter"),
    path(AT_DESK + "paper/differences/", papers.differences, name="desk_differences"),
    path(AT_DESK + "papers.pdf", printing.papers, name="desk_papers_pdf"),
    path(AT_DESK + "notices.pdf", printing.notices, name="desk_notices_pdf"),
    path(AT_DESK + "result.pdf", printing.result, name="desk_result_pdf"),
    path(AT_DESK + "steps/<slug:ballot_verb>/", ballots.step, name="desk_step"),
]
