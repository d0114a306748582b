"""Words typed into a search box: names by characters, pinyin or initials."""

from django.db.models import Q

from mulin.kernel.search import pinyin
from mulin.volunteering.models import Duty


def named(words: str, prefix: str = "") -> Q:
    """People (at `prefix`) called so: part of the name, or the beginning of its pinyin or initials."""
    plain = words.strip()
    latin = plain.lower().replace(" ", "").replace("'", "")
    found = Q(**{f"{prefix}name__contains": plain})
    if latin.isascii() and latin:
        found |= Q(**{f"{prefix}pinyin__startswith": latin}) | Q(**{f"{prefix}initials__startswith": latin})
    return found


def sounds_like(words: str, name: str) -> bool:
    """Whether a short name (a duty, a place) has these characters, this pinyin or these initials."""
    plain = words.strip().lower()
    latin = plain.replace(" ", "")
    return plain in name.lower() or (latin.isascii() and (latin in pinyin.full(name) or latin in pinyin.initials(name)))


def duties_called(words: str, communities: set[int]) -> list[int]:
    """Duties by name, English name or where they are; a community has some dozens of them."""
    rows = Duty.objects.filter(community__in=communities).values_list("pk", "name", "name_en", "place__name")
    return [pk for pk, *names in rows if any(sounds_like(words, name) for name in names if name)]
