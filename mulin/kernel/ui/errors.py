"""Pages for what went wrong: what happened, and what the person can do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400, "circle-alert", _("这个请求我们看不懂"), _("请回到上一页，刷新后再试一次。您写的内容没有送出。"))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refused(request, str(exception or "") or _("您的账号没有办这件事的权限。"))


def refused(request: HttpRequest, reason: str) -> HttpResponse:
    return _page(request, 403, "ban", _("这一步现在不能办"), reason, _came_from(request))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    text = _("可能是地址写错了，或者这一页已经撤下，也可能它不对您公开。")
    return _page(request, 404, "map-pin-off", _("没有找到这一页"), text)


def conflict(request: HttpRequest, reason: str) -> HttpResponse:
    return _page(request, 409, "copy-x", _("这张表单没有再记一次"), reason, _came_from(request))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW."""
    text = _("页面开得太久，或者浏览器没有保存必要的信息。请回到上一页，刷新后再送一次。")
    return _page(request, 403, "timer-off", _("页面放得太久了，没有送出"), text, _came_from(request))


def broken(request: HttpRequest) -> HttpResponse:
    """Drawn without context processors: whatever broke the page may break them too."""
    return HttpResponse(get_template("ui/broken.html").render(), status=500)


def _page(request: HttpRequest, status: int, icon: str, title: str, text: str, back: str = "") -> HttpResponse:
    """A whole page; for a request that fills a part of one, only the words."""
    template = "ui/problem_words.html" if request.headers.get("HX-Request") else "ui/problem.html"
    return render(request, template, {"icon": icon, "heading": title, "text": text, "way_back": back}, status=status)


def _came_from(request: HttpRequest) -> str:
    """The referring page of this site (SECURE_REFERRER_POLICY keeps out others); empty when there is none."""
    url = request.headers.get("Referer", "")
    return url if url.startswith(f"{request.scheme}://{request.get_host()}/") else ""
