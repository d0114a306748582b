"""Who hears what of topics: who raised and seconded, who leads on. Nobody is named to another."""

from django.urls import reverse

from mulin.deliberation import facts
from mulin.deliberation.models import Objection, Topic
from mulin.deliberation.queries import KEEPERS
from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.organisations.models import Post
from mulin.organisations.queries import holders

URGENT, LOW = 3, 1  # as notices count them


def who_screens(fact: facts.TopicSeconded, *, source: Fact) -> None:
    _keepers(_topic(fact.topic_id), "topics.seconded", source, size=str(fact.seconds))


def who_screens_a_new_one(fact: facts.TopicRaised, *, source: Fact) -> None:
    """One of the community or out of a matter needs no seconds; one written down for somebody is told to that person."""
    topic = _topic(fact.topic_id)
    if topic.stage == Topic.Stage.SCREENING:
        _keepers(topic, "topics.to_screen", source)
    elif topic.helped_by is not None and topic.raised_by_id is not None:
        _tell(topic.raised_by_id, topic, "topics.raised_for", source)


def those_concerned_of_the_screening(fact: facts.TopicScreened, *, source: Fact) -> None:
    topic = _topic(fact.topic_id)
    if fact.accepted:
        _concerned(topic, "topics.accepted", source, note=fact.reason)
        if topic.host_id is not None:
            _tell(topic.host_id, topic, "topics.host", source, url=_desk(topic))


def those_concerned_of_a_stage(fact: facts.StageEntered, *, source: Fact) -> None:
    """What begins with a decision or being accepted is told with these."""
    if fact.stage in (Topic.Stage.TALK, Topic.Stage.OPTIONS, Topic.Stage.HEARING, Topic.Stage.DECISION):
        topic = _topic(fact.topic_id)
        _concerned(topic, "topics.stage", source, urgency=LOW, status=str(Topic.Stage(fact.stage).label))


def host_of_a_late_stage(fact: facts.StageLate, *, source: Fact) -> None:
    topic = _topic(fact.topic_id)
    label = str(Topic.Stage(fact.stage).label)
    if topic.host_id is not None:
        _tell(topic.host_id, topic, "topics.late", source, url=_desk(topic), urgency=URGENT, status=label)
    _keepers(topic, "topics.late", source, but=topic.host_id, status=label)


def host_of_an_objection(fact: facts.ObjectionRecorded, *, source: Fact) -> None:
    topic = _topic(fact.topic_id)
    if topic.host_id is not None:
        _tell(topic.host_id, topic, "topics.objection", source, url=_desk(topic))


def who_objected(fact: facts.ObjectionAnswered, *, source: Fact) -> None:
    row = Objection.objects.select_related("topic").get(pk=fact.objection_id)
    if row.person_id is not None:
        _tell(row.person_id, row.topic, "topics.objection_answered", source, note=row.answer[:200])


def those_concerned_of_a_decision(fact: facts.TopicDecided, *, source: Fact) -> None:
    topic = _topic(fact.topic_id)
    _concerned(topic, "topics.decided", source, note=fact.outcome[:200])
    if topic.host_id is not None and source.actor_id is None:
        _tell(topic.host_id, topic, "topics.decided_host", source, url=_desk(topic))


def those_concerned_of_no_decision(fact: facts.TopicUndecided, *, source: Fact) -> None:
    topic = _topic(fact.topic_id)
    _concerned(topic, "topics.undecided", source, note=fact.words[:200])
    if topic.host_id is not None:
        _tell(topic.host_id, topic, "topics.undecided", source, url=_desk(topic), note=fact.words[:200])


def those_concerned_of_an_end(fact: facts.TopicEnded, *, source: Fact) -> None:
    topic = _topic(fact.topic_id)
    kinds = {"done": "topics.done", "refused": "topics.refused", "lapsed": "topics.lapsed", "stopped": "topics.stopped"}
    if kind := kinds.get(fact.stage):
        _concerned(topic, kind, source, note=fact.reason[:200])


def _topic(pk: int) -> Topic:
    return Topic.objects.select_related("place").get(pk=pk)


def _desk(topic: Topic) -> str:
    return reverse("deliberation:desk_topic", args=[topic.number])


def _concerned(topic: Topic, kind: str, source: Fact, *, urgency: int | None = None, **values: str) -> None:
    """Who raised it and who seconded it, each once."""
    people = set(topic.seconders.values_list("person_id", flat=True)) | {topic.raised_by_id}
    for person_id in sorted(one for one in people if one is not None):
        _tell(person_id, topic, kind, source, urgency=urgency, **values)


def _keepers(topic: Topic, kind: str, source: Fact, *, but: int | None = None, **values: str) -> None:
    for person in holders(KEEPERS - {Post.Kind.ADMINISTRATOR.value}, topic.path):
        if person.pk != but:
            _tell(person.pk, topic, kind, source, url=_desk(topic), urgency=None, **values)


def _tell(
    person_id: int, topic: Topic, kind: str, source: Fact, *, url: str = "", urgency: int | None = None, **values: str
) -> None:
    notices.tell(
        person_id=person_id, kind=kind, values={"title": topic.title, "title_en": topic.title_en} | values,
        url=url or reverse("deliberation:topic", args=[topic.number]), once_key=f"{kind} {source.pk} {person_id}",
        at=source.happened_at, **({} if urgency is None else {"urgency": urgency}),
    )  # fmt: skip
