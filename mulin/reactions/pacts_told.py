"""Who hears what of pacts: keepers of what residents say, residents of what becomes of it."""

from django.urls import reverse

from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.pacts import facts
from mulin.pacts.models import Comment, Pact, Version
from mulin.people.models import Person, Residence
from mulin.places.fields import under

LOW = 1  # as notices count them
MOST = 2000  # people told of one step; in larger places the news on the page and the bulletin serve


def keeper_of_a_comment(fact: facts.CommentMade, *, source: Fact) -> None:
    comment = Comment.objects.select_related("version__pact").get(pk=fact.comment_id)
    if comment.version.pact.keeper_id not in (comment.person_id, comment.helped_by):
        _keeper(comment.version.pact, "pacts.comment", source)


def who_said_it(fact: facts.CommentAnswered, *, source: Fact) -> None:
    comment = Comment.objects.select_related("version__pact").get(pk=fact.comment_id)
    if comment.person_id is not None:
        kind = "pacts.taken" if fact.taken else "pacts.not_taken"
        _tell(comment.person_id, comment.version.pact, kind, source, note=comment.answer_words)


def residents_of_a_text(fact: facts.CommentsOpened, *, source: Fact) -> None:
    _residents(_version(fact.version_id).pact, "pacts.comments_opened", source, day=fact.until)


def residents_of_a_result(fact: facts.PactDecided, *, source: Fact) -> None:
    pact = _version(fact.version_id).pact
    _keeper(pact, "pacts.adopted_keeper" if fact.adopted else "pacts.failed", source)
    if fact.adopted:
        _residents(pact, "pacts.adopted", source)


def keeper_of_a_cancelled_vote(fact: facts.VoteCalledOff, *, source: Fact) -> None:
    _keeper(_version(fact.version_id).pact, "pacts.called_off", source)


def residents_of_its_first_day(fact: facts.PactInForce, *, source: Fact) -> None:
    version = _version(fact.version_id)
    _residents(version.pact, "pacts.in_force", source, day=str(version.in_force_from))


def keeper_of_a_review(fact: facts.ReviewDue, *, source: Fact) -> None:
    _keeper(Pact.objects.get(pk=fact.pact_id), "pacts.review_due", source)


def residents_of_an_end(fact: facts.PactEnded, *, source: Fact) -> None:
    pact = Pact.objects.get(pk=fact.pact_id)
    _residents(pact, "pacts.ended", source, note=pact.end_words)


def _version(pk: int) -> Version:
    return Version.objects.select_related("pact__place").get(pk=pk)


def _keeper(pact: Pact, kind: str, source: Fact) -> None:
    _tell(pact.keeper_id, pact, kind, source, url=reverse("pacts:desk_pact", args=[pact.pk]))


def _residents(pact: Pact, kind: str, source: Fact, **values: str) -> None:
    """Those of the place who have an account."""
    homes = Residence.objects.filter(under(pact.place.path, "room__path"), until=None).exclude(kind=Residence.Kind.AWAY)
    people = Person.objects.filter(pk__in=homes.values("person"), left_on=None, account__isnull=False)
    for person_id in people.order_by("id").values_list("pk", flat=True)[:MOST]:
        _tell(person_id, pact, kind, source, urgency=LOW, **values)


def _tell(
    person_id: int, pact: Pact, kind: str, source: Fact, *, url: str = "", urgency: int | None = None, **values: str
) -> None:
    notices.tell(
        person_id=person_id, kind=kind, values={"title": pact.title, "title_en": pact.title_en} | values,
        url=url or reverse("pacts:pact", args=[pact.pk]), once_key=f"{kind} {source.pk} {person_id}", at=source.happened_at,
        **({} if urgency is None else {"urgency": urgency}),
    )  # fmt: skip
