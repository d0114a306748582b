import re
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.prepared import Prepared
from mulin.kernel.search import index
from mulin.matters import rules
from mulin.matters.facts import MatterReported
from mulin.matters.models import CategoryVersion, Event, Matter
from mulin.matters.queries import cells, destinations, suggesting
from mulin.matters.queries.destinations import Target
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place

from . import receiving, story
from .drafts import Draft
from .numbering import next_number

TITLE_AT_MOST = 30
OTHERS = "9901"  # 其他: what nothing else fits
PHOTOS_AT_MOST = 9
LIMITS = {"accept": "accept_within", "arrive": "arrive_within", "self": "self_first", "handle": "handle_within",
          "verify": "verify_within", "close": "close_within"}  # fmt: skip

CATEGORY = Prepared(lambda pk, community: suggesting.current(community).filter(pk=pk))
PLACE = Prepared(lambda pk: Place.objects.filter(pk=pk).select_related("community"))


@transaction.atomic
def report(draft: Draft, by: Standing, at: datetime) -> Matter:
    """Take in a report: number it, freeze the rules it is under, start its clocks, hand it to the first who should have it.

    Raises:
        Refused: with the sentence that says what to change.
    """
    place = _place(draft)
    on_behalf = draft.on_behalf_of is not None
    require(rules.may_report(by, _community_path(place), channel=draft.channel, on_behalf=on_behalf, anonymous=draft.anonymous))
    version = version_for(draft)
    if draft.anonymous:
        require(rules.may_be_anonymous(version))
    words = _words(draft.words)
    to_the_desk = draft.unsorted and draft.category_id is None
    stage = Matter.Stage.SELF if version.self_first and not to_the_desk else Matter.Stage.JOINT
    matter = Matter(
        community_id=draft.community_id, number=next_number(draft.community_id, at), outside_id=draft.outside_id,
        place=place, place_path=place.path, spot=draft.spot.strip()[:120],
        lat=draft.lat, lng=draft.lng, cell=cells.cell(draft.lat, draft.lng),
        category_id=version.category_id, version=version, title=draft.title.strip()[:120] or title_of(words), words=words,
        channel=draft.channel, trips=int(draft.channel == Matter.Channel.COUNTER), stage=stage, is_anonymous=draft.anonymous, is_public=version.is_public,
        opened_at=at, changed_at=at, **_reporter(draft, by),
    )  # fmt: skip
    neighbour = matter.reporter_id if stage == Matter.Stage.SELF else None
    target = Target() if to_the_desk else destinations.first(version, place, stage, on=localdate(at), besides=neighbour)
    photos = list(draft.photos)[:PHOTOS_AT_MOST]
    receiving.put(matter, target)
    story.begin(
        matter, Event.Kind.REPORTED, by=_nameless(by) if draft.anonymous else by, at=at, words=words, photos=photos,
        post="" if matter.recorded_by_id else ("anonymous" if draft.anonymous else "reporter"),
        to=matter.status, stage=stage, level=target.level, limits=limits_of(version), **receiving.named(target),
        **({"unsorted": True} if to_the_desk else {}),
    )  # fmt: skip
    if target.names_someone:
        receiving.assign(matter, target, at=at)
    index.put("matters", matter.id, search_text(matter), matter.place_path)
    record(MatterReported(matter.id), actor_id=None if draft.anonymous else by.person_id, at=at)
    return matter


def version_for(draft: Draft) -> CategoryVersion:
    """The chosen category's current version; without a choice what the words suggest; for who cannot say, and else, 其他."""
    if draft.category_id is not None:
        chosen = draft.category or CATEGORY.first(draft.category_id, draft.community_id)
        if chosen is None or chosen.current is None:
            raise Refused(_("这个类别已经停用，请另选一类。"))
        return chosen.current
    rows = suggesting.current(draft.community_id)
    guessed = None if draft.unsorted else next(iter(suggesting.suggest(draft.community_id, draft.words)), None)
    guess = guessed or rows.filter(code=OTHERS).first() or rows.last()
    if guess is None or guess.current is None:
        raise Refused(_("这个社区还没有设事项类别，请联系社区。"))
    return guess.current


def limits_of(version: CategoryVersion) -> dict[str, str]:
    """Kind of clock → limit; what has no limit is left out."""
    return {kind: limit for kind, name in LIMITS.items() if (limit := getattr(version, name))}


def title_of(words: str) -> str:
    """The first sentence, at most 30 characters."""
    sentence = re.split(r"[。！？!?；;\n]|\. ", words.strip(), maxsplit=1)[0].strip() or words.strip()
    return sentence if len(sentence) <= TITLE_AT_MOST else sentence[: TITLE_AT_MOST - 1] + "…"


def search_text(matter: Matter) -> str:
    return " ".join([matter.number, matter.outside_id, matter.title, matter.words, matter.spot, matter.place.label])


def _words(words: str) -> str:
    words = words.strip()
    if len(words) < 2:
        raise Refused(_("请写一句出了什么事，例如：三楼楼道的灯不亮了。"))
    if len(words) > story.WORDS_AT_MOST:
        raise Refused(_("话太长了：最多 2000 字，现在 %(length)s 字。请先说最要紧的。") % {"length": len(words)})
    return words


def _place(draft: Draft) -> Place:
    place = draft.place or PLACE.first(draft.place_id)
    if place is None or place.valid_to is not None or place.community_id != draft.community_id:
        raise Refused(_("这个地点不在本社区，或已经撤并，请重新选地点。"))
    if (draft.lat is None) != (draft.lng is None):
        raise Refused(_("位置只有一半，请重新在地图上点一下。"))
    return place


def _community_path(place: Place) -> str:
    return place.community.path if place.community else place.path


def _reporter(draft: Draft, by: Standing) -> dict[str, Any]:
    """Who is told how it goes, and who wrote it down for them."""
    phone = re.sub(r"[^\d+]", "", draft.contact_phone)[:20]
    contact = {"contact_name": draft.contact_name.strip()[:60], "contact_phone": phone, "contact_mask": _mask(phone)}
    helped = draft.on_behalf_of is not None or draft.channel in ("counter", "call")
    if draft.anonymous:
        return {"recorded_by": by.person if helped else None}
    if not helped:
        return contact | {"reporter": by.person, "reporter_account": by.account_id, "shows_name": draft.shows_name}
    person = Person.objects.filter(pk=draft.on_behalf_of, community=draft.community_id).first() if draft.on_behalf_of else None
    if draft.on_behalf_of and person is None:
        raise Refused(_("本社区的登记里没有这个人，请改填姓名和电话。"))
    return contact | {"reporter": person, "shows_name": draft.shows_name and person is not None, "recorded_by": by.person}


def _mask(phone: str) -> str:
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 8 else ("*" * len(phone))


def _nameless(by: Standing) -> Standing:
    return by if by.held else Standing(None, None)
