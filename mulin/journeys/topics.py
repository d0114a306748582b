"""A matter becomes a topic: staff raise it from the matter's desk page, and the matter's story says so (see `reactions`)."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mulin.deliberation import queries
from mulin.deliberation.models import Topic
from mulin.deliberation.queries import Origin
from mulin.matters.models import Matter
from mulin.matters.queries import visible_to
from mulin.matters.queries.onwards import Onward
from mulin.organisations.queries import Standing


def ways(me: Standing, matter: Matter) -> list[Onward]:
    """To the topics that came of it, and to a new one."""
    if not queries.keeps(me, matter.place_path):
        return []
    known = Topic.objects.filter(matter=matter.number, community=matter.community_id).exclude(matter="").order_by("id")
    found = [Onward(reverse("deliberation:desk_topic", args=[one.number]), str(one), "messages-square") for one in known]
    return [
        *found,
        Onward(f"{reverse('deliberation:desk_raise')}?{urlencode({'matter': matter.number})}", _("转为议题"), "megaphone"),
    ]


def origin(me: Standing, number: str) -> Origin | None:
    """Only what `me` may see, and may raise topics about."""
    matter = visible_to(me).filter(number=number).first()
    if matter is None or not queries.keeps(me, matter.place_path):
        return None
    url = reverse("matters:desk_matter", args=[matter.number])
    return Origin(matter.number, matter.title, matter.words, matter.place_id, url)
