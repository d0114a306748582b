from django.urls import path

from .views import public

app_name = "funds"
urlpatterns = [
    path("open/funds/", public.funds, name="open"),
    path("open/funds/<int:fund_id>/", public.fund, name="open_fund"),
]
