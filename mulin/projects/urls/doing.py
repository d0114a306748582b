from django.urls import path

from mulin.projects.views.desk.running import acts, project
from mulin.projects.views.resident.mine import agreement, closing, evaluating, money, plan, work

ONE, DESK = "projects/<str:project_number>/", "desk/projects/running/<str:project_number>/"
urlpatterns = [
    path(ONE + "work/", work.work, name="work"),
    path(ONE + "work/receipt/", money.receipt, name="work_receipt"),
    path(ONE + "work/income/", money.income, name="work_income"),
    path(ONE + "work/milestones/<int:project_milestone_id>/", plan.milestone, name="work_milestone"),
    path(ONE + "work/report/", plan.report, name="work_report"),
    path(ONE + "work/change/", plan.change, name="work_change"),
    path(ONE + "work/closing/", closing.closing, name="work_closing"),
    path(ONE + "agreement/", agreement.agreement, name="agreement"),
    path(ONE + "agreement.pdf", agreement.printed, name="agreement_pdf"),
    path(ONE + "evaluate/", evaluating.evaluate, name="evaluate"),
    path(DESK, project.project, name="desk_project"),
    path(DESK + "do/<slug:project_verb>/", acts.act, name="desk_project_act"),
]
