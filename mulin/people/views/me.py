import json
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from mulin.kernel.access.asking import who_asks
from mulin.kernel.once import once
from mulin.kernel.print import qr
from mulin.kernel.sheets import writing
from mulin.people import actions, queries, second
from mulin.people.forms import ChoicesForm, CorrectionForm, SecondForm
from mulin.people.models import Account

# Kinds of posts by their names, as in matters: posts and matters belong to floors above.
TAKE_FROM_POOLS = frozenset({"building_head", "party_head", "grid_worker", "volunteer", "rider", "guard"})


def account_of(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user


@login_required
def me(request: HttpRequest) -> HttpResponse:
    account = account_of(request)
    homes = queries.homes_of(account.person) if account.person else []
    shown = {"account": account, "homes": homes, "second_is_set_up": account.is_staff and second.is_set_up(account)}
    takes = bool(who_asks(request).paths(TAKE_FROM_POOLS))
    return render(request, "people/me.html", shown | {"is_demo": settings.MODE == "demo", "takes": takes})


@login_required
def choices(request: HttpRequest) -> HttpResponse:
    account = account_of(request)
    form = ChoicesForm(request.POST or None, initial={"language": account.language, "large_type": account.large_type})
    if request.method == "POST" and form.is_valid():
        language, large = form.cleaned_data["language"], form.cleaned_data["large_type"]
        actions.choose(account, language=language, large_type=large)
        response = redirect("people:me")
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=365 * 86400, samesite="Lax")
        response.set_cookie("type", "large" if large else "normal", max_age=365 * 86400, samesite="Lax")
        return response
    return render(request, "people/choices.html", {"form": form})


@login_required
def held(request: HttpRequest) -> HttpResponse:
    account = account_of(request)
    asked = account.person.corrections.order_by("-asked_at")[:20] if account.person else []
    parts = queries.parts_of(account.person.pk, who_asks(request)) if account.person else []
    context = {"account": account, "held": queries.registered_about(account), "corrections": asked, "parts": parts}
    return render(request, "people/held.html", context)


@login_required
def copy(request: HttpRequest, kind: str) -> HttpResponseBase:
    """All of it, in full, for the person only: as JSON or as a spreadsheet."""
    found = queries.held_about(account_of(request))
    if kind == "json":
        text = json.dumps(found, ensure_ascii=False, indent=2)
        return HttpResponse(text, "application/json", headers={"Content-Disposition": 'attachment; filename="mulin-me.json"'})
    return writing.export([pgettext("line of a list", "项目"), _("内容")], _flat(found), "mulin-me.xlsx")


def _flat(value: Any, path: str = "") -> list[tuple[str, Any]]:
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value, 1)
        return [row for key, one in pairs for row in _flat(one, f"{path}.{key}" if path else str(key))]
    return [(path, value)]


@login_required
def correct(request: HttpRequest) -> HttpResponse:
    account = account_of(request)
    if account.person is None:
        return redirect("people:who")
    person = account.person
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        once(request, lambda: {"id": actions.ask_correction(person, words, by_id=account.pk, at=timezone.now()).pk})
        messages.success(request, _("已交给社区核对，15 个工作日内在这里答复您。"))
        return redirect("people:held")
    return render(request, "people/correct.html", {"form": form})


@login_required
def delete(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        actions.delete_account(account_of(request), at=timezone.now())
        logout(request)
        messages.success(request, _("账号已注销，手机号已删除。以后想回来，用手机号再验证一次就行。"))
        return redirect("people:sign_in")
    return render(request, "people/delete.html", {"account": request.user})


@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    rows = UserSession.objects.purge_and_list(account_of(request))
    rows.sort(key=lambda row: row.last_seen_at, reverse=True)
    return render(request, "people/sessions.html", {"rows": rows, "current": request.session.session_key})


@login_required
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    others = UserSession.objects.filter(user=account_of(request)).exclude(session_key=request.session.session_key)
    ended = [row.end() for row in others]
    messages.success(request, _("已退出其他 %(number)s 处登录。") % {"number": len(ended)})
    return redirect("people:sessions")


@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """Enrol: scan, prove it with one code, keep the recovery codes."""
    account = account_of(request)
    if second.is_set_up(account):
        is_proven = request.session.get("second_done", False)
        codes = second.recovery_codes(account) if is_proven else []
        return render(request, "people/second_done.html", {"codes": codes, "is_proven": is_proven})
    secret = request.session.setdefault("second_secret", second.new_secret())
    form = SecondForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if second.set_up(account, secret, form.cleaned_data["code"]):
            request.session.pop("second_secret", None)
            request.session["second_done"] = True
            messages.success(request, _("第二道验证设好了。下次登录会问动态码，请把备用码抄下来收好。"))
            return redirect("people:second_set_up")
        form.add_error("code", _("动态码不对。看一下手机时间准不准，等下一个数字再试。"))
    shown = {"form": form, "secret": secret, "qr": qr.svg(second.address_of(account, secret), label=_("验证器要扫的二维码"))}
    return render(request, "people/second_set_up.html", shown | {"is_demo": settings.MODE == "demo"})
