from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mulin.people.models import Person
from mulin.places.models import Place


class Organisation(models.Model):
    """A body that acts: party branch, committee, property manager, company, school… in a tree of its own."""

    class Kind(models.TextChoices):
        PARTY = "party", _("党组织")
        COMMITTEE = "committee", _("居民委员会")
        OWNERS = "owners", _("业主委员会")
        PROPERTY = "property", _("物业服务企业")
        OFFICE = "office", _("政府部门、街道")
        COMPANY = "company", _("企业")
        SCHOOL = "school", _("学校")
        HOSPITAL = "hospital", _("医疗机构")
        SOCIAL = "social", _("社会组织")
        MERCHANTS = "merchants", _("商户自律组织")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    credit_code = models.CharField(max_length=18, blank=True)  # GB 32100
    contact = models.CharField(max_length=40, blank=True)
    phone = models.CharField(max_length=30, blank=True)  # public office number, not a person's
    address = models.CharField(max_length=160, blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], name="one_organisation_per_name"),
            models.UniqueConstraint(
                fields=["community", "credit_code"], condition=~Q(credit_code=""), name="one_organisation_per_credit_code"
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name


class Area(models.Model):
    """Where an organisation serves."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="areas")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "place"], name="one_area_per_place")]


class Post(models.Model):
    """What someone may do and answers for: a duty in a place or an organisation, from a date to a date."""

    class Kind(models.TextChoices):
        BUILDING_HEAD = "building_head", _("楼长")
        PARTY_HEAD = "party_head", _("党员楼长")  # the second head of a building (C008)
        GRID_WORKER = "grid_worker", _("网格员")
        COMMUNITY_WORKER = "community_worker", _("社区工作者")
        COMMITTEE_HEAD = "committee_head", _("居委会主任")
        SECRETARY = "secretary", _("社区书记")
        STREET_LEADER = "street_leader", _("街道负责人")
        HANDLER = "handler", _("经办人")  # of a unit: property manager, street office…
        UNIT_LEAD = "unit_lead", _("单位负责人")
        RIDER = "rider", _("流动网格员")
        VOLUNTEER = "volunteer", _("志愿者")
        GUARD = "guard", _("安保员")
        FUND_KEEPER = "fund_keeper", _("资金管理员")
        ADMINISTRATOR = "administrator", _("系统管理员")

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="posts")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(place=None) ^ Q(organisation=None), name="posts_are_in_one_place_or_body"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="posts_end_after_they_begin"),
            models.UniqueConstraint(
                fields=["person", "kind", "place"], condition=Q(until=None, organisation=None), name="one_current_post_in_a_place"
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "organisation"], condition=Q(until=None, place=None), name="one_current_post_in_a_body"
            ),
            # Terms with an end are kept apart by `actions.appoint`, which holds the place's row: SQLite cannot compare spans.
            models.UniqueConstraint(
                fields=["place", "kind"],
                condition=Q(until=None, kind__in=["building_head", "party_head"]),
                name="one_head_of_a_kind_in_a_building",
            ),
        ]
        indexes = [
            models.Index(fields=["person"], name="posts_by_person"),
            models.Index(fields=["place", "kind"], name="posts_by_place"),
        ]
