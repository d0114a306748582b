import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

from mulin.kernel.migrating import Together


class Migration(migrations.Migration):
    dependencies = [
        ("facilities", "0002_frozen"),
        ("organisations", "0003_one_head"),
        ("people", "0002_floor_area"),
        ("places", "0001_initial"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Closure",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("since", models.DateField()),
                        ("until", models.DateField(null=True)),
                        ("words", models.CharField(max_length=120)),
                        ("words_en", models.CharField(blank=True, max_length=200)),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.BigIntegerField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("ended_by", models.BigIntegerField(null=True)),
                        (
                            "facility",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="closures", to="facilities.facility"
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closures",
                                to="facilities.room",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["since", "id"],
                        "indexes": [
                            models.Index(condition=Q(ended_at=None), fields=["facility", "since"], name="closures_that_hold")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=Q(until=None) | Q(until__gte=F("since")), name="closures_end_after_they_begin"
                            ),
                            models.CheckConstraint(condition=~Q(words=""), name="closures_have_their_reason"),
                            models.CheckConstraint(
                                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                                name="closures_are_ended_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deliverer",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("since", models.DateTimeField()),
                        ("added_by", models.BigIntegerField()),
                        ("until", models.DateTimeField(null=True)),
                        ("ended_by", models.BigIntegerField(null=True)),
                        (
                            "canteen",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="deliverers", to="facilities.canteen"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                    ],
                    options={
                        "ordering": ["since", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=Q(until=None), fields=("canteen", "person"), name="one_place_on_a_list_of_deliverers"
                            ),
                            models.CheckConstraint(
                                condition=Q(until=None) | Q(until__gte=F("since")), name="deliverers_end_after_they_begin"
                            ),
                        ],
                    },
                ),
            ]
        ),
        migrations.AddField("booking", "held_for", models.CharField(blank=True, max_length=40)),
        migrations.AddField("booking", "page", models.CharField(blank=True, max_length=120)),
        migrations.AddField("booking", "party", models.CharField(blank=True, max_length=60)),
        migrations.AddField("booking", "purpose_en", models.CharField(blank=True, max_length=200)),
        migrations.AddField("booking", "shown", models.BooleanField(default=False)),
        migrations.AddField(
            "room",
            "place",
            models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
        ),
        migrations.AddField("series", "every", models.PositiveSmallIntegerField(default=7)),
        migrations.AddConstraint(
            "booking",
            models.UniqueConstraint(
                condition=~Q(held_for="") & Q(status__in=("asked", "booked", "used", "unused")),
                fields=("held_for",),
                name="one_room_is_held_for_a_thing",
            ),
        ),
    ]
