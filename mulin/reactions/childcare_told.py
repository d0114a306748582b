"""Who hears what of applications, places and days of care. Guardians and the class's own carers, nobody else."""

from django.urls import reverse

from mulin.childcare import facts, queries
from mulin.childcare.models import Application, Day, Group, Guardian, Line
from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices

URGENT, PROGRESS = 3, 1  # as notices count them


def keepers_of_an_application(fact: facts.ApplicationSent, *, source: Fact) -> None:
    application = _application(fact.application_id)
    _keepers(application.group, "childcare.sent", source, _checked(application))
    if not fact.by_person:
        _guardian(application, "childcare.applied", source)


def guardian_of_a_question(fact: facts.MoreAsked, *, source: Fact) -> None:
    _guardian(_application(fact.application_id), "childcare.asked", source)


def keepers_of_an_answer(fact: facts.MoreGiven, *, source: Fact) -> None:
    application = _application(fact.application_id)
    _keepers(application.group, "childcare.answered", source, _checked(application))


def guardian_of_a_check(fact: facts.ApplicationChecked, *, source: Fact) -> None:
    """Who was offered a place in the same moment hears of the offer instead."""
    application = _application(fact.application_id)
    if not fact.fits:
        _guardian(application, "childcare.refused", source, note=application.reason)
    elif (number := queries.number_of(application)) is not None:
        _guardian(application, "childcare.waiting", source, number=str(number))


def guardian_of_an_offer(fact: facts.PlaceOffered, *, source: Fact) -> None:
    _guardian(_application(fact.application_id), "childcare.offered", source, due=fact.until)


def keepers_of_a_new_child(fact: facts.PlaceTaken, *, source: Fact) -> None:
    application = _application(fact.application_id)
    if application.held_on is not None:
        _keepers(application.group, "childcare.taken", source, _checked(application), day=application.held_on.isoformat())


def guardian_of_a_lapse(fact: facts.ApplicationEnded, *, source: Fact) -> None:
    """Who withdrew or declined knows it."""
    kinds = {Application.Status.LAPSED.value: "childcare.lapsed", Application.Status.OVER.value: "childcare.over"}
    if kind := kinds.get(fact.status):
        _guardian(_application(fact.application_id), kind, source)


def both_of_a_leaving(fact: facts.ChildLeft, *, source: Fact) -> None:
    """Who did it knows it; the other side is told."""
    application = _application(fact.application_id)
    if fact.moved_to:
        new = _application(fact.moved_to)
        _guardian(new, "childcare.moved", source, day=new.held_on.isoformat() if new.held_on else "")
    elif fact.by_person:
        _keepers(application.group, "childcare.gone", source, reverse("childcare:desk_class", args=[application.group_id]))
    else:
        _guardian(application, "childcare.left", source)


def guardian_of_a_missed_day(fact: facts.ChildMissed, *, source: Fact) -> None:
    day = _day(fact.day_id)
    if day is not None and day.status == Day.Status.MISSED:  # not when it was a slip of the finger
        _guardian(day.application, "childcare.missed", source, urgency=URGENT)


def guardian_of_a_fetching(fact: facts.ChildFetched, *, source: Fact) -> None:
    day = _day(fact.day_id)
    if day is None or day.left_at is None:
        return
    fetched_by = day.fetched_by
    who = (fetched_by.relation or fetched_by.name) if fetched_by else _which_guardian(day)
    _guardian(day.application, "childcare.fetched", source, urgency=PROGRESS, at=day.left_at.isoformat(), who=who)


def both_of_nobody_coming(fact: facts.ChildNotFetched, *, source: Fact) -> None:
    day = _day(fact.day_id)
    if day is None or day.left_at is not None:
        return
    group = day.application.group
    _guardian(day.application, "childcare.late", source, urgency=URGENT)
    _keepers(group, "childcare.still", source, reverse("childcare:today", args=[group.pk]), urgency=URGENT)


def other_side_of_a_note(fact: facts.NoteWritten, *, source: Fact) -> None:
    line = Line.objects.select_related("application__group", "application__child").filter(pk=fact.line_id).first()
    if line is None:
        return
    application = line.application
    if line.by_id in application.child.guarded_by:
        _keepers(application.group, "childcare.said", source, _checked(application))
    else:
        _guardian(application, "childcare.note", source)


def guardians_of_a_closed_day(fact: facts.DayClosed, *, source: Fact) -> None:
    kind = "childcare.open" if fact.opened else "childcare.closed"
    held = Application.objects.filter(group=fact.group_id, status="held").select_related("group", "child").order_by("id")
    for application in held:
        _guardian(application, kind, source, day=fact.on, note=fact.words, note_en=fact.words_en)


def who_is_named_guardian(fact: facts.GuardianNamed, *, source: Fact) -> None:
    """Asked for consent, or told that it was written down; and every guardian there was."""
    application, named = _application(fact.application_id), Guardian.objects.get(pk=fact.guardian_id)
    if named.ended_at is not None:
        return
    if not fact.agreed:
        url = reverse("childcare:guardian", args=[named.pk])
        _tell(named.person_id, application.group, "childcare.guardian_asked", source, url, None, f"{named.pk}", {})
    else:
        _guardian(application, "childcare.guardian_added", source, name=named.person.name)


def who_named_a_guardian(fact: facts.GuardianAgreed, *, source: Fact) -> None:
    named = Guardian.objects.select_related("person").get(pk=fact.guardian_id)
    application = Application.objects.filter(child=named.child_id, status__in=Application.STANDING).order_by("-id").first()
    if application is not None:
        _guardian(_application(application.pk), "childcare.guardian_added", source, name=named.person.name)


def _which_guardian(day: Day) -> str:
    """By what they are to the child where there are two."""
    several = len(day.application.child.guarded_by) > 1 and day.handed_to_id is not None
    return queries.relation_of(day.application.child, day.handed_to_id or 0) if several else str(day.get_how_display())


def _application(pk: int) -> Application:
    return Application.objects.select_related("group", "child").get(pk=pk)


def _day(pk: int) -> Day | None:
    """None: the row was taken back since."""
    return Day.objects.select_related("application__group", "application__child", "fetched_by").filter(pk=pk).first()


def _checked(application: Application) -> str:
    return reverse("childcare:desk_application", args=[application.pk])


def _guardian(application: Application, kind: str, source: Fact, *, urgency: int | None = None, **values: str) -> None:
    url = reverse("childcare:application", args=[application.pk])
    for person_id in sorted({application.guardian_id, *application.child.guarded_by}):
        _tell(person_id, application.group, kind, source, url, urgency, f"{application.pk}", values)


def _keepers(group: Group, kind: str, source: Fact, url: str, *, urgency: int | None = None, **values: str) -> None:
    for person_id in sorted(group.kept_by):
        _tell(person_id, group, kind, source, url, urgency, "", values)


def _tell(
    person_id: int, group: Group, kind: str, source: Fact, url: str, urgency: int | None, once: str, values: dict[str, str]
) -> None:
    notices.tell(
        person_id=person_id, kind=kind, values={"group": group.name, "group_en": group.name_en} | values, url=url,
        once_key=f"{kind} {source.pk} {person_id} {once}", at=source.happened_at, **({} if urgency is None else {"urgency": urgency}),
    )  # fmt: skip
