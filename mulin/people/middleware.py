import time
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from . import second
from .models import Account

DESK = "/desk/"


class DeskAfterSecondFactor:
    """In production staff set up a second factor, or prove the one they have, before any page of the desk opens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        if not request.path.startswith(DESK) or not isinstance(account, Account) or not second.is_demanded_of(account):
            return self.get_response(request)
        if request.session.get("second_done"):
            return self.get_response(request)
        if not second.is_set_up(account):
            messages.warning(request, _("工作账号先设好第二道验证，工作台才打开。"))
            return redirect("people:second_set_up")
        # signed in before it was set up elsewhere
        request.session["second"] = {"account": account.pk, "at": time.time()}
        request.session["next"] = request.path if request.method == "GET" else DESK
        return redirect("people:second")
