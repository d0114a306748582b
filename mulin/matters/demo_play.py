"""Who plays in the demo, and the clock that all its lives share."""

import random
from datetime import datetime

from mulin.organisations.models import Organisation, Post
from mulin.organisations.queries import Standing, current_posts, standing_of
from mulin.people.models import Account, Person
from mulin.places.models import Place

from .models import Category, Matter

CAST, CAST_OFTEN = 4, 4  # the residents that guides speak of report more than their neighbours


class Play:
    def __init__(self, community: Place, at: datetime) -> None:
        self.community, self.now, self.dice = community, at, random.Random(7)  # noqa: S311 - the same demo every time
        self.at = at
        self.codes = {row.code: row for row in Category.objects.filter(community=community)}
        self.residents = list(Person.objects.filter(community=community, account__isnull=False).order_by("id"))
        busy = set(Post.objects.filter(person__in=self.residents).values_list("person", flat=True))
        ordinary = [person for person in self.residents if person.pk not in busy] or self.residents
        self.reporters = [person for n, person in enumerate(ordinary) for _often in range(CAST_OFTEN if n < CAST else 1)]
        self.units = {body.kind: body for body in Organisation.objects.filter(community=community).order_by("-id")}

    def me(self, person: Person) -> Standing:
        account = Account.objects.filter(person=person).values_list("id", flat=True).first()
        return standing_of(person, on=self.now.date(), account_id=account)

    def resident(self) -> Person:
        return self.dice.choice(self.reporters)

    def desk(self) -> Standing:
        post = current_posts(self.now.date()).filter(kind="community_worker", place=self.community).first()
        return self.me(post.person) if post else Standing(None, None)

    def lead(self, matter: Matter) -> Standing:
        matter.refresh_from_db()
        if matter.handler:
            return self.me(matter.handler)
        posts = current_posts(self.now.date()).filter(kind="handler", organisation=matter.unit_id)
        return self.me(posts[0].person) if matter.unit_id and posts else self.desk()
