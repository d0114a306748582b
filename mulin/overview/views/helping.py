from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def help_page(request: HttpRequest) -> HttpResponse:
    """人工帮办: who helps, by phone or at the counter, without a phone of one's own."""
    return render(request, "overview/help.html", {})
