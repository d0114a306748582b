from django.urls import path

from .views import machine, pages

app_name = "transparency"
urlpatterns = [
    path("log/", pages.index, name="index"),
    path("log/check/", pages.check, name="check"),
    path("log/leaf/<int:number>/", pages.leaf, name="leaf"),
    path("log/records/<str:kind>/<int:pk>/", pages.record, name="record"),
    path("log/receipts/<str:token>/", pages.own_receipt, name="own_receipt"),
    path("log/leaf/<int:number>/receipt/", machine.receipt_file, name="receipt_file"),
    path("log/receipts/<str:token>/file/", machine.own_receipt_file, name="own_receipt_file"),
    path("log/checkpoint", machine.checkpoint, name="checkpoint"),
    path("log/key", machine.key, name="key"),
    path("log/leaves", machine.leaves, name="leaves"),
    path("log/proof/inclusion", machine.inclusion, name="inclusion"),
    path("log/proof/consistency", machine.consistency, name="consistency"),
    path("log/export", machine.export, name="export"),
]
