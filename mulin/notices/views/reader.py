"""How one wants to be told: /me/notices/."""

import json
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mulin.kernel.access import Refused
from mulin.notices import actions, queries
from mulin.notices.channels import Refused as NotKnown
from mulin.notices.channels import push, wechat
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


@login_required
@require_GET
def wechat_join(request: HttpRequest) -> HttpResponse:
    if wechat.missing():
        raise Refused(_("这里还没有接通微信服务号。"))
    state = request.session["wechat_state"] = uuid4().hex
    return redirect(wechat.ask_who(request.build_absolute_uri(reverse("notices:wechat_back")), state))


@login_required
@require_GET
def wechat_back(request: HttpRequest) -> HttpResponse:
    """`state` ties the answer to who asked, so nobody can be joined to a stranger's WeChat by a link."""
    state = request.session.pop("wechat_state", "")
    if wechat.missing() or not state or request.GET.get("state") != state:
        raise Refused(_("这个链接不是从“怎么收消息”点来的，请回去再点一次。"))
    openid = wechat.openid_of(request.GET.get("code", ""))
    if isinstance(openid, NotKnown):
        messages.error(request, _("微信没有答复，请过一会儿再试。"))
    else:
        actions.join_wechat(openid, by=who_asks(request), at=timezone.now())
        messages.success(request, _("关联好了。请同时关注我们的服务号，不然微信不让我们发。"))
    return redirect("notices:settings")


@login_required
@require_POST
def wechat_leave(request: HttpRequest) -> HttpResponse:
    actions.leave_wechat(by=who_asks(request))
    messages.success(request, _("不再往微信发了。"))
    return redirect("notices:settings")
