"""The minimal Django page against which ours are measured: 25 of 10,000 rows, one count, one plain template, no session."""

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

ROWS = 10_000
PAGE = engines["django"].from_string(
    "<!doctype html><title>Limit</title><h1>{{ count }} rows</h1><ul>{% for row in rows %}"
    "<li><a href='/{{ row.id }}/'>{{ row.name }}</a> {{ row.made_at|date:'Y-m-d H:i' }}</li>"
    "{% endfor %}</ul>"
)


class Row(models.Model):
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "bench"


def listing(request: HttpRequest) -> HttpResponse:
    rows = Row.objects.order_by("-made_at")
    return HttpResponse(PAGE.render({"rows": rows[:25], "count": rows.count()}, request))


urlpatterns = [path("limit/list", listing)]
