"""Tags of the kit. They are template builtins, so no page has to load them."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import uuid4

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, ClearableFileInput, RadioSelect
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from mulin.kernel.ui.kept import kept as keep
from mulin.kernel.ui.parts import Status
from mulin.kernel.ui.ties import ties as ties_of

register = template.Library()
LONGEST_KEY = 600  # what many ask for has few words; longer ones would only fill the memory


@register.simple_tag
@cache
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite. It is decoration beside a word; alone it needs `label`."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="icon" {}><use href="{}#{}"/></svg>', spoken, static("ui/icons.svg"), name)


@register.simple_tag
def once() -> SafeString:
    """The key under which one pressing of "send" counts once, however often it arrives."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid4())


@register.inclusion_tag("ui/badge.html")
def badge(status: Status | str, tone: str = "", icon: str = "") -> Mapping[str, object]:
    """`{% badge status %}` with a Status, or `{% badge "已派单" tone="info" icon="clock" %}`."""
    return {"status": Status(str(status), tone, icon) if isinstance(status, str | Promise) else status}


@register.inclusion_tag("ui/empty.html")
def empty(icon: str, title: str, text: str = "", url: str = "", label: str = "", level: int = 2) -> Mapping[str, object]:
    """What this place is for and the first thing to do here."""
    return {"icon": icon, "title": title, "text": text, "url": url, "label": label, "level": level}


@register.inclusion_tag("ui/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any], name: str = "page") -> Mapping[str, object]:
    query = context["request"].GET.copy()
    query.pop(name, None)
    return {"page": page, "name": name, "rest": query.urlencode()}


@register.inclusion_tag("ui/messages.html", takes_context=True)
def told(context: Context) -> Mapping[str, object]:
    """What the last act did. Stays on the page until the person leaves it."""
    return {"messages": context.get("messages")}


@register.inclusion_tag("ui/ties.html")
def ties(kind: str, ref: object, only: str = "", level: int = 2) -> Mapping[str, object]:
    """What this thing came from, led to or belongs to in other services."""
    return {"all": ties_of(kind, str(ref), only), "level": level}


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, label: str = "", help: str = "", rows: int = 0) -> Mapping[str, object]:
    """Label, input, help and error of one field of a form. Choices become pills or boxes."""
    widget = bound.field.widget
    words = help or bound.help_text
    error_id, help_id = f"{bound.auto_id}_error", f"{bound.auto_id}_help"
    attrs: dict[str, Any] = {"class": f"{widget.attrs.get('class', '')} input".strip()}
    if isinstance(widget, CheckboxInput | RadioSelect | CheckboxSelectMultiple):
        attrs = {}
    described = [id_ for id_, there in ((error_id, bound.errors), (help_id, words)) if there]
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if rows:
        attrs["rows"] = rows
    return {
        "bound": bound,
        "kind": _kind(widget),
        "label": label or bound.label,
        "words": words,
        "error_id": error_id,
        "help_id": help_id,
        "optional": not bound.field.required and not isinstance(widget, CheckboxInput),
        "input": "" if isinstance(widget, RadioSelect | CheckboxSelectMultiple) else bound.as_widget(attrs=attrs),
        "described": " ".join(described),
    }


def _kind(widget: object) -> str:
    if isinstance(widget, CheckboxInput):
        return "tick"
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "pills"
    return "file" if isinstance(widget, ClearableFileInput) else "line"


class Capture(template.Node):
    """What is between the tags goes into a variable; blocks inside it may be filled by pages."""

    def __init__(self, nodelist: NodeList, name: str):
        self.nodelist = nodelist
        self.name = name

    def render(self, context: Context) -> SafeString:
        context[self.name] = SafeString(self.nodelist.render(context).strip())
        return SafeString("")


@register.tag
def capture(parser: Parser, token: Token) -> Capture:
    name = token.split_contents()[1]
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return Capture(nodelist, name)


class Kept(template.Node):
    def __init__(self, nodelist: NodeList, seconds: int, parts: list[FilterExpression]):
        self.nodelist = nodelist
        self.seconds = seconds
        self.parts = parts

    def render(self, context: Context) -> SafeString:
        parts = [str(part.resolve(context)) for part in self.parts]
        if sum(map(len, parts)) > LONGEST_KEY:
            return self.nodelist.render(context)
        return keep(("html", get_language(), *parts), self.seconds, lambda: self.nodelist.render(context))


@register.tag
def kept(parser: Parser, token: Token) -> Kept:
    """`{% kept 30 "around" place.path %}…{% endkept %}`: drawn once in 30 seconds for all who share these values."""
    _name, seconds, *parts = token.split_contents()
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(nodelist, int(seconds), [parser.compile_filter(part) for part in parts])
