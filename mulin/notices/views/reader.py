"""How one wants to be told: /me/notices/."""

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mulin.kernel.access import Refused
from mulin.notices import actions, queries
from mulin.notices.channels import allowed, push, wechat
from mulin.notices.forms import SettingsForm
from mulin.organisations.queries import who_asks

MOST_BYTES = 4000


@login_required
def settings(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    own = queries.own(me)
    is_person = me.person is not None
    form = SettingsForm(request.POST or None, is_person=is_person, initial=SettingsForm.initial_of(own))
    if request.method == "POST" and form.is_valid():
        actions.set_up(actions.Settings(**form.cleaned_data), by=me, at=timezone.now())
        messages.success(request, _("记下了，从下一条通知起就这样告诉您。"))
        return redirect("notices:settings")
    shown = {
        "form": form,
        "own": own,
        "push_key": push.public_key(),
        "wechat_is_on": not wechat.missing(),
        "wechat_asks": bool(allowed.once()),
        "is_person": is_person,
    }
    return render(request, "notices/settings.html", shown)


@login_required
@require_POST
def push_on(request: HttpRequest) -> HttpResponse:
    """What the browser's push service gave the page, as JSON."""
    if len(request.body) > MOST_BYTES:
        return JsonResponse({"error": _("这不是浏览器给的订阅，请刷新页面再试。")}, status=400)
    try:
        said = json.loads(request.body)
        endpoint, keys = str(said["endpoint"]), said["keys"]
        p256dh, auth = str(keys["p256dh"]), str(keys["auth"])
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"error": _("这不是浏览器给的订阅，请刷新页面再试。")}, status=400)
    try:
        actions.add_browser(endpoint, p256dh, auth, by=who_asks(request), at=timezone.now())
    except Refused as refused:
        return JsonResponse({"error": str(refused)}, status=403)
    return JsonResponse({"said": _("打开了。以后有消息，这个浏览器会提醒您。")})


@login_required
@require_POST
def push_off(request: HttpRequest) -> HttpResponse:
    actions.drop_browsers(by=who_asks(request))
    messages.success(request, _("浏览器通知都关了。"))
    return redirect("notices:settings")


@require_GET
def push_worker(request: HttpRequest) -> HttpResponse:
    """The script that shows a push. It stands below /me/notices/, and that is all it may do anything with."""
    return render(request, "notices/push.js", content_type="text/javascript")
