from django import template
from django.utils.translation import ngettext

from mulin.kernel.calendar import working

register = template.Library()


@register.filter
def in_words(limit: str) -> str:
    """ "2wh" as one says it."""
    if not limit:
        return ""
    wanted = working.parse(limit)
    n = wanted.number
    said = {
        "m": lambda: ngettext("%(n)s 分钟", "%(n)s 分钟", n),
        "h": lambda: ngettext("%(n)s 小时", "%(n)s 小时", n),
        "d": lambda: ngettext("%(n)s 天", "%(n)s 天", n),
        "wh": lambda: ngettext("%(n)s 个工作小时", "%(n)s 个工作小时", n),
        "wd": lambda: ngettext("%(n)s 个工作日", "%(n)s 个工作日", n),
    }
    return said[wanted.unit]() % {"n": n}
