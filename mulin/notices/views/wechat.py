"""Our WeChat service account: who a reader is there, what a reader allows, and what WeChat tells us of it."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mulin.kernel.access import Refused
from mulin.notices import actions
from mulin.notices.channels import Refused as NotKnown
from mulin.notices.channels import allowed, wechat
from mulin.notices.models import WeChatReader
from mulin.organisations.queries import who_asks

MOST_BYTES = 20_000


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


@login_required
@require_GET
def wechat_allow(request: HttpRequest) -> HttpResponse:
    """To WeChat's page that asks for one message more."""
    if wechat.missing() or not allowed.once():
        raise Refused(_("这里没有开通微信的一次性消息。"))
    state = request.session["wechat_allow"] = uuid4().hex
    return redirect(allowed.ask(request.build_absolute_uri(reverse("notices:wechat_allowed")), state))


@login_required
@require_GET
def wechat_allowed(request: HttpRequest) -> HttpResponse:
    """Back with the answer. Only the reader's own openid counts, and each question once."""
    state = request.session.pop("wechat_allow", "")
    said = request.GET
    if wechat.missing() or not state or said.get("reserved") != state or said.get("template_id") != allowed.once():
        raise Refused(_("这个链接不是从“怎么收消息”点来的，请回去再点一次。"))
    mine = WeChatReader.objects.filter(account_id=who_asks(request).account_id or 0, ended_at=None).first()
    if said.get("action") == "confirm" and mine is not None and mine.openid == said.get("openid"):
        actions.allow_one(mine.openid, state, at=timezone.now())
        messages.success(request, _("记下了，微信里会多收一条。"))
    else:
        messages.info(request, _("没有加。站内消息总会有。"))
    return redirect("notices:settings")


@csrf_exempt
@require_http_methods(["GET", "POST"])
def wechat_event(request: HttpRequest) -> HttpResponse:
    """WeChat's own calls, signed with our token: first a word to be said back, then events."""
    said = request.GET
    if not allowed.is_wechats(said.get("signature", ""), said.get("timestamp", ""), said.get("nonce", "")):
        return HttpResponse("signature", status=403, content_type="text/plain")
    if request.method == "GET":
        return HttpResponse(said.get("echostr", ""), content_type="text/plain")
    try:
        event = allowed.read(request.body[:MOST_BYTES])
    except ValueError:
        return HttpResponse("xml", status=400, content_type="text/plain")
    if event is not None:
        actions.heard(event, at=timezone.now())
    return HttpResponse("success", content_type="text/plain")
