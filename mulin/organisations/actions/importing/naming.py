"""Places as a spreadsheet names them."""

from django.db.models import Q
from django.utils.translation import gettext as _

from mulin.people.actions.importing.addresses import bare
from mulin.places.fields import under
from mulin.places.models import Place

STAFF_ABOVE = [Place.Kind.STREET, Place.Kind.DISTRICT, Place.Kind.CITY]


def places_named(community: Place) -> dict[str, list[int]]:
    """Bare words → places that may be meant; rooms are left out, the street and what is above it are not."""
    above = Q(pk__in=[int(step) for step in community.path.rstrip("/").split("/")], kind__in=STAFF_ABOVE)
    found: dict[str, list[int]] = {}
    rows = Place.objects.filter(under(community.path) | above, valid_to=None).exclude(kind=Place.Kind.ROOM)
    for pk, kind, name, label in rows.values_list("pk", "kind", "name", "label"):
        for word in {squeezed(name), squeezed(label), bare(kind, name) if kind == Place.Kind.GRID else ""} - {""}:
            found.setdefault(word, []).append(pk)
    return found


def squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def place_problem(word: str, named: dict[str, list[int]]) -> str:
    if squeezed(word) not in named:
        return _("这个社区没有叫“%(name)s”的地点。请先导入房屋，或改成登记的名称。") % {"name": word}
    return _("有几个地点都叫“%(name)s”。请写全，例如“春和苑 3 号楼”。") % {"name": word}
