"""Reviews as they are counted: those that are done, by people without a conflict."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from mulin.projects.models import Application, Call, Conflict, Criterion, Juror, PitchDay, PitchScore, Review
from mulin.projects.rules.scores import Line, Sheet, mean, total

ALL = Fraction(1, 100_000)
A = Application.Stage
MOST = 20  # juries on one page
REVIEWED = (A.ELIGIBLE, A.CHOSEN, A.RESERVE, A.NOT_CHOSEN)


def juror_of(call: Call, person_id: int | None) -> Juror | None:
    if person_id is None:
        return None
    return Juror.objects.filter(call=call, person=person_id, left_at=None).first()


def jurors(call: Call) -> QuerySet[Juror]:
    return call.jurors.filter(left_at=None).select_related("person")


def eligible(call: Call) -> QuerySet[Application]:
    return call.applications.filter(stage__in=REVIEWED).order_by("number")


def criteria(call: Call) -> dict[int | None, list[Criterion]]:
    """By category; None: what holds for all and is in every list."""
    return by_category(list(call.criteria.order_by("id")))


def by_category(rows: Sequence[Criterion]) -> dict[int | None, list[Criterion]]:
    general = [one for one in rows if one.category_id is None]
    found: dict[int | None, list[Criterion]] = {None: general}
    for one in rows:
        if one.category_id is not None:
            found.setdefault(one.category_id, list(general)).append(one)
    return found


def criteria_of(application: Application, found: Mapping[int | None, list[Criterion]] | None = None) -> list[Criterion]:
    known = criteria(application.call) if found is None else found
    return known.get(application.category_id, known[None])


def rubric(rows: Sequence[Criterion]) -> list[Line]:
    return [Line(one.pk, one.most, one.weight) for one in rows]


def counted(call: Call) -> QuerySet[Review]:
    """Done, about what is still in the choice, by somebody without a conflict."""
    near = Conflict.objects.filter(person=OuterRef("juror__person"), application=OuterRef("application"))
    rows = Review.objects.filter(application__call=call, application__stage__in=REVIEWED, done_at__isnull=False)
    return rows.exclude(Exists(near))


def sheets(call: Call) -> list[Sheet]:
    """As kept, to a hundred-thousandth: for what is looked at."""
    rows = counted(call).values_list("application_id", "juror_id", "total_milli")
    return [Sheet(application, juror, points * ALL) for application, juror, points in rows]


def exact(call: Call) -> dict[int, Fraction]:
    """What the jury gave each application, worked out anew from the points: the mean of its reviews, and of its pitch where there was one."""
    known = criteria(call)
    lines = {key: rubric(rows) for key, rows in known.items()}
    given: dict[int, list[Fraction]] = defaultdict(list)
    for application, category, scores in counted(call).values_list("application_id", "application__category_id", "scores"):
        points = {int(key): value for key, value in scores.items()}
        given[application].append(total(lines.get(category, lines[None]), points))
    reviews = {application: mean(parts) or Fraction(0) for application, parts in given.items()}
    pitches = pitched(call)
    day = PitchDay.objects.filter(call=call).first()
    weight = Fraction(day.weight, 100) if day else Fraction(0)
    return {
        application: score if application not in pitches else (1 - weight) * score + weight * pitches[application]
        for application, score in reviews.items()
    }


def pitched(call: Call) -> dict[int, Fraction]:
    given: dict[int, list[Fraction]] = defaultdict(list)
    near = Conflict.objects.filter(person=OuterRef("juror__person"), application=OuterRef("application"))
    rows = PitchScore.objects.filter(application__call=call).exclude(Exists(near))
    for application, score in rows.values_list("application_id", "score"):
        given[application].append(Fraction(score, 100))
    return {application: mean(parts) or Fraction(0) for application, parts in given.items()}


@dataclass(frozen=True)
class Progress:
    """Of one juror: how many to review, how many done, from how many kept out."""

    juror: Juror
    of: int
    done: int
    out: int

    @property
    def left(self) -> int:
        return max(self.of - self.done, 0)


def progress(call: Call, number: int | None = None) -> list[Progress]:
    """`number`: of eligible applications, where it is known. Four queries, else three."""
    number = eligible(call).count() if number is None else number
    out = _numbers(Conflict.objects.filter(application__call=call, application__stage__in=REVIEWED), "person_id")
    done = _numbers(counted(call), "juror_id")
    return [
        Progress(one, number - out.get(one.person_id, 0), done.get(one.pk, 0), out.get(one.person_id, 0)) for one in jurors(call)
    ]


def _numbers(rows: QuerySet[Conflict] | QuerySet[Review], by: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(by).annotate(n=Count("pk")))


def undone(call: Call, at: datetime, known: Sequence[Progress] | None = None) -> int:
    """Reviews to come; after the last day only applications that nobody has reviewed."""
    if call.review_until is not None and at >= call.review_until:
        return eligible(call).exclude(Exists(counted(call).filter(application=OuterRef("pk")))).count()
    return sum(one.left for one in (progress(call) if known is None else known))


def waiting(call: Call) -> int:
    """Applications that are not screened yet, or not mended."""
    return call.applications.filter(stage__in=(A.SUBMITTED, A.REPAIR)).count()


@dataclass(frozen=True)
class Task:
    """One application as a juror sees it in the list."""

    application: Application
    review: Review | None
    conflict: str


def tasks(juror: Juror) -> list[Task]:
    """Three queries."""
    rows = eligible(juror.call).select_related("category", "place")
    own = {one.application_id: one for one in Review.objects.filter(juror=juror)}
    out = dict(
        Conflict.objects.filter(person=juror.person_id, application__call=juror.call_id).values_list("application_id", "kind")
    )
    return [Task(one, own.get(one.pk), out.get(one.pk, "")) for one in rows]


def judges(person_id: int | None) -> bool:
    """Whether somebody sits in a jury at all."""
    return person_id is not None and Juror.objects.filter(person=person_id, left_at=None).exists()


def juries(person_id: int | None) -> list[Juror]:
    """Where somebody sits in the jury, the latest first; each with `of`, how many there are for this one, and `done`. One query."""
    if person_id is None:
        return []
    near = Conflict.objects.filter(person=person_id, application=OuterRef("pk"))
    mine = Application.objects.filter(call=OuterRef("call"), stage__in=REVIEWED).exclude(Exists(near))
    of = Subquery(mine.order_by().values("call").annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    counts = Q(reviews__done_at__isnull=False, reviews__application__stage__in=REVIEWED)
    rows = Juror.objects.filter(person=person_id, left_at=None).exclude(call__stage__in=("draft", "cancelled"))
    annotated = rows.annotate(of=Coalesce(of, 0), done=Count("reviews", filter=counts))
    return list(annotated.select_related("call").order_by("-call_id")[:MOST])
