"""What the page of an activity reads about it, by statements that are worked out once a process."""

import hashlib
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from mulin.activities.models import Activity, Question
from mulin.activities.rules import may_manage
from mulin.kernel.bilingual import in_language
from mulin.kernel.prepared import Prepared, Slot
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.places.models import Community

from .hosting import hosts_named


def _activity(activity: Slot) -> QuerySet[Any]:
    """With its organiser, the names of its community, and whether it has partners and questions: most have none."""
    face = Community.objects.filter(place=OuterRef("community"))
    return (
        Activity.objects.filter(pk=activity)
        .select_related("organiser")
        .annotate(
            face=Subquery(face.values("name")),
            face_en=Subquery(face.values("name_en")),
            has_partners=Exists(Activity.hosts.through.objects.filter(activity=OuterRef("pk"))),
            has_questions=Exists(Question.objects.filter(activity=OuterRef("pk"))),
        )
    )


ACTIVITY = Prepared(_activity)
HOSTS = Prepared(
    lambda activity: Organisation.objects.filter(
        pk__in=Activity.hosts.through.objects.filter(activity=activity).values("organisation")
    ).order_by("id")
)
QUESTIONS = Prepared(lambda activity: Question.objects.filter(activity=activity).order_by("id"))


def opened(me: Standing, activity_id: int) -> Any:
    """The activity, if this person may read it. Most is public, which its row says; only otherwise posts decide."""
    found = ACTIVITY.first(activity_id)
    if found is None or found.status in Activity.PUBLIC or may_manage(me, found):
        return found
    return None


def held_by(found: Any) -> list[str]:
    """Names of those who hold an activity opened here: the organiser, or the community itself, then their partners, then other communities."""
    first = str(found.organiser) if found.organiser is not None else in_language(found.face, found.face_en) or ""
    partners = map(str, HOSTS.rows(found.pk)) if found.has_partners else ()
    return [first, *partners, *hosts_named(found)]


def questions_of(activity_id: int) -> list[Question]:
    return QUESTIONS.rows(activity_id)


def words_of(found: Activity) -> str:
    """A short text that differs whenever anything in the row does: what was drawn from it is kept under this."""
    values = [value for name, value in sorted(found.__dict__.items()) if not name.startswith("_")]
    return hashlib.blake2b(repr(values).encode(), digest_size=12).hexdigest()
