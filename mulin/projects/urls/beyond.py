from django.urls import path

from mulin.projects.views.desk.beyond import alliances, brands, index, plans, proposals

D = "desk/projects/"
urlpatterns = [
    path(D + "beyond/", index.index, name="desk_beyond"),
    path(D + "brands/new/", brands.new, name="desk_new_brand"),
    path(D + "brands/<int:brand_id>/", brands.brand, name="desk_brand"),
    path(D + "rollouts/<str:project_number>/", brands.rollout, name="desk_rollout"),
    path(D + "rollouts/<str:project_number>/brand/", brands.under, name="desk_under_brand"),
    path(D + "plans/new/", plans.new, name="desk_new_plan"),
    path(D + "plans/<int:project_plan_id>/", plans.plan, name="desk_plan"),
    path(D + "lists/new/", plans.new_list, name="desk_new_list"),
    path(D + "lists/<int:field_list_id>/", plans.entries, name="desk_list"),
    path(D + "alliances/", alliances.index, name="desk_alliances"),
    path(D + "alliances/new/", alliances.new, name="desk_new_alliance"),
    path(D + "alliances/<int:alliance_id>/", alliances.alliance, name="desk_alliance"),
    path(D + "alliances/<int:alliance_id>/<slug:alliance_verb>/", alliances.act, name="desk_alliance_act"),
    path(D + "proposals/", proposals.index, name="desk_proposals"),
    path(D + "proposals/<int:proposal_id>/", proposals.offer, name="desk_offer"),
]
