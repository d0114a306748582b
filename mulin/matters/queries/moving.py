from django.utils.translation import ngettext

from mulin.matters.models import Matter
from mulin.places.fields import under
from mulin.places.models import Place


def will_go_along(place: Place) -> list[str]:
    """Open matters in the place and below it; `actions.follow_move` takes them along."""
    number = Matter.objects.filter(under(place.path, "place_path"), status__in=Matter.OPEN).count()
    words = ngettext("没办完的事 %(number)s 件，跟着网格走", "没办完的事 %(number)s 件，跟着网格走", number)
    return [words % {"number": number}] if number else []
