from functools import lru_cache

from babel import Locale
from babel.core import get_global
from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def country(code: str) -> str:
    """The name of an ISO 3166 alpha-3 code in the language of the page."""
    return _names("en" if get_language() == "en" else "zh").get(code, code)


@lru_cache
def _names(language: str) -> dict[str, str]:
    names = Locale(language).territories
    aliases = get_global("territory_aliases").items()
    return {code: str(names[short[0]]) for code, short in aliases if len(code) == 3 and code.isalpha() and short[0] in names}
