"""Brands, plans and lists on one page: what there is and where to go on."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mulin.projects.queries import beyond

from .keeping import keeper


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    _me, community = keeper(request)
    context = {
        "brands": list(beyond.brands(community.pk)), "plans": list(beyond.plans(community.pk)),
        "lists": [(field, len(field.entries.all())) for field in beyond.lists(community.pk)],
        "pilots": list(beyond.rolled_out(community.pk)),
    }  # fmt: skip
    return render(request, "projects/after/index.html", context)
