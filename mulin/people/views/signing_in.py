import time
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from mulin.kernel.access import Refused
from mulin.kernel.secrets import masks
from mulin.people import actions, second
from mulin.people.forms import CodeForm, PhoneForm, SecondForm
from mulin.people.models import Account

BACKEND = "mulin.people.backends.WithPerson"
SECOND_LASTS = 600  # seconds between the two factors
SECOND_TRIES = 5


@never_cache
def phone(request: HttpRequest) -> HttpResponse:
    """First the phone; the code goes there whether or not anyone knows it."""
    _keep_next(request)
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = PhoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _send(request, form.cleaned_data["phone"])
        except Refused as refused:
            form.add_error("phone", str(refused))
        else:
            return redirect("people:code")
    is_demo = settings.MODE == "demo"
    return render(request, "people/sign_in.html", {"form": form, "is_demo": is_demo})


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    begun = request.session.get("signing_in")
    if not begun:
        return redirect("people:sign_in")
    try:
        _send(request, begun["phone"])
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("又发了一个验证码，以新的为准。"))
    return redirect("people:code")


def _send(request: HttpRequest, number: str) -> None:
    digits = actions.send_code(number, address=_address(request), at=timezone.now())
    request.session["signing_in"] = {"phone": number, "shown": digits if settings.MODE == "demo" else ""}


@never_cache
def code(request: HttpRequest) -> HttpResponse:
    begun = request.session.get("signing_in")
    if not begun:
        return redirect("people:sign_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        language = get_language() or settings.LANGUAGE_CODE
        tried = actions.try_code(begun["phone"], form.cleaned_data["code"], language=language, at=timezone.now())
        if tried.account:
            return _first_factor_done(request, tried.account)
        form.add_error("code", tried.problem or _("这个账号已停用，请到社区问一下。"))
    shown = {"form": form, "mask": masks.phone(begun["phone"]), "shown_code": begun["shown"]}
    return render(request, "people/code.html", shown)


def _first_factor_done(request: HttpRequest, account: Account) -> HttpResponse:
    request.session.pop("signing_in", None)
    if second.is_asked_of(account):
        request.session["second"] = {"account": account.pk, "at": time.time()}
        return redirect("people:second")
    return _signed_in(request, account)


@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    waiting = request.session.get("second")
    if not waiting or time.time() - waiting["at"] > SECOND_LASTS:
        request.session.pop("second", None)
        messages.info(request, _("时间过了，请从手机号再来一次。"))
        return redirect("people:sign_in")
    form = SecondForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = Account.objects.select_related("person").get(pk=waiting["account"], is_active=True)
        tries = f"second:{account.pk}"
        cache.add(tries, 0, SECOND_LASTS)
        if cache.incr(tries) > SECOND_TRIES:
            form.add_error("code", _("输错太多次，请 10 分钟以后再试。"))
        elif second.is_right(account, form.cleaned_data["code"]):
            cache.delete(tries)
            request.session.pop("second")
            return _signed_in(request, account, second_done=True)
        else:
            form.add_error("code", _("动态码不对。看一下手机时间准不准，等下一个数字再试。"))
    return render(request, "people/second.html", {"form": form})


def _signed_in(request: HttpRequest, account: Account, *, second_done: bool = False) -> HttpResponse:
    going_to = _next(request)
    login(request, account, BACKEND)
    request.session["second_done"] = second_done
    UserSession.objects.create_from_request(request)
    response = redirect(going_to)
    if account.person is None and not actions.join_by_phone(account, at=timezone.now()):
        response = redirect("people:who")
    elif account.is_staff and (going_to == "/" or (second.is_demanded_of(account) and not second_done)):
        response = redirect("/desk/")
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, account.language, max_age=365 * 86400, samesite="Lax")
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.success(request, _("已退出。下次用手机号再进来。"))
    return redirect(reverse("people:sign_in") + "?left=1")  # that page clears what was being written on this device


def _keep_next(request: HttpRequest) -> None:
    url = request.GET.get("next", "")
    if url and url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure()):
        request.session["next"] = url


def _next(request: HttpRequest) -> str:
    return str(request.session.pop("next", "/"))


def _address(request: HttpRequest) -> str:
    """Behind the proxy that production demands, the last hop is what that proxy saw."""
    meta: dict[str, Any] = request.META
    if settings.MODE == "production" and meta.get("HTTP_X_FORWARDED_FOR"):
        return str(meta["HTTP_X_FORWARDED_FOR"]).rsplit(",", 1)[-1].strip()
    return str(meta.get("REMOTE_ADDR", ""))
