from django.urls import path

from .views import desk, disclosed, public, rows

app_name = "funds"
urlpatterns = [
    path("open/funds/", public.funds, name="open"),
    path("open/funds/awards.json", rows.awards, name="awards"),
    path("open/funds/<int:fund_id>/", public.fund, name="open_fund"),
    path("open/funds/<int:fund_id>/donors/", public.donors, name="open_donors"),
    path("open/funds/<int:fund_id>/goods/<slug:good>/", public.goods, name="open_goods"),
    path("open/funds/<int:fund_id>/<int:year>Q<int:quarter>/", disclosed.quarter, name="open_quarter"),
    path("open/funds/<int:fund_id>/<int:year>Q<int:quarter>.pdf", disclosed.printed, name="open_quarter_pdf"),
    path("open/funds/gifts/<int:gift_id>/", rows.gift, name="open_gift"),
    path("open/funds/spendings/<int:spending_id>/", rows.spending, name="open_spending"),
    path("open/funds/hand-outs/<int:hand_out_id>/", rows.hand_out, name="open_hand_out"),
    path("funds/gifts/<int:gift_id>/naming/", rows.naming, name="naming"),
    path("funds/gifts/<int:gift_id>/receipt/", rows.receipt, name="receipt"),
    path("desk/funds/", desk.index.index, name="desk"),
    path("desk/funds/new/", desk.founding.found, name="desk_found"),
    path("desk/funds/<int:fund_id>/", desk.founding.fund, name="desk_fund"),
    path("desk/funds/<int:fund_id>/close/", desk.founding.close, name="desk_close"),
    path("desk/funds/seats/<int:seat_id>/end/", desk.founding.unseat, name="desk_unseat"),
    path("desk/funds/<int:fund_id>/gifts/", desk.gifts.gifts, name="desk_gifts"),
    path("desk/funds/<int:fund_id>/gifts/money/", desk.gifts.register, {"kind": "money"}, name="desk_money"),
    path("desk/funds/<int:fund_id>/gifts/goods/", desk.gifts.register, {"kind": "goods"}, name="desk_goods"),
    path("desk/funds/<int:fund_id>/gifts/promise/", desk.gifts.register, {"kind": "promise"}, name="desk_promise"),
    path("desk/funds/gifts/<int:gift_id>/", desk.gifts.gift, name="desk_gift"),
    path("desk/funds/<int:fund_id>/store/", desk.store.store, name="desk_store"),
    path("desk/funds/<int:fund_id>/store/out/", desk.store.hand_out, name="desk_give"),
    path("desk/funds/hand-outs/<int:hand_out_id>/", desk.store.given, name="desk_hand_out"),
    path("desk/funds/<int:fund_id>/spendings/", desk.spending.spendings, name="desk_spendings"),
    path("desk/funds/<int:fund_id>/spendings/new/", desk.spending.ask, name="desk_ask"),
    path("desk/funds/spendings/<int:spending_id>/", desk.spending.spending, name="desk_spending"),
    path("desk/funds/evidence/<int:evidence_id>/hide/", desk.evidence.hide, name="desk_hide"),
    path("desk/funds/<int:fund_id>/disclosures/", desk.disclosures.disclosures, name="desk_disclosures"),
    path("desk/funds/disclosures/<int:disclosure_id>/", desk.disclosures.disclosure, name="desk_disclosure"),
]
