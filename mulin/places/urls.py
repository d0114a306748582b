from django.urls import path

from .views import codes, coding, editing, picking, succession, tree

app_name = "places"
urlpatterns = [
    path("desk/places/", tree.index, name="index"),
    path("desk/places/<int:pk>/", tree.place, name="place"),
    path("desk/places/<int:pk>/below/", tree.below, name="below"),
    path("desk/places/<int:pk>/add/", editing.add, name="add"),
    path("desk/places/<int:pk>/rename/", editing.rename, name="rename"),
    path("desk/places/<int:pk>/close/", editing.close, name="close"),
    path("desk/places/<int:pk>/face/", editing.face, name="face"),
    path("desk/places/<int:pk>/outline/", editing.outline, name="outline"),
    path("desk/places/<int:pk>/split/", succession.split, name="split"),
    path("desk/places/<int:pk>/merge/", succession.merge, name="merge"),
    path("desk/places/<int:pk>/move/", succession.move, name="move"),
    path("desk/codes/", codes.index, name="codes"),
    path("desk/codes/make/", coding.make, name="make"),
    path("desk/codes/sheet.pdf", codes.sheet, name="sheet"),
    path("desk/codes/export.csv", codes.export, name="export"),
    path("desk/codes/<str:number>/", codes.code, name="code"),
    path("desk/codes/<str:number>/revoke/", coding.revoke, name="revoke"),
    path("desk/codes/<str:number>/reissue/", coding.reissue, name="reissue"),
    path("places/pick/", picking.pick, name="pick"),
]
