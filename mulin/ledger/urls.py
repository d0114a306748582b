from django.urls import path

from . import views

app_name = "ledger"
urlpatterns = [
    path("me/accounts/", views.own, name="own"),
    path("me/accounts/<int:account_id>/", views.own_account, name="own_account"),
    path("desk/ledger/", views.books, name="books"),
    path("desk/ledger/<int:book_id>/", views.book, name="book"),
    path("desk/ledger/<int:book_id>/prove/", views.prove, name="prove"),
    path("desk/ledger/<int:book_id>/close/", views.close, name="close"),
    path("desk/ledger/accounts/<int:account_id>/", views.account, name="account"),
    path("desk/ledger/accounts/<int:account_id>/export/", views.export, name="export"),
    path("desk/ledger/entries/<int:entry_id>/", views.entry, name="entry"),
]
