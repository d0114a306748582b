import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import mulin.kernel.migrating
import mulin.places.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ballots", "0001_initial"),
        ("organisations", "0003_one_head"),
        ("people", "0002_floor_area"),
        ("places", "0001_initial"),
    ]

    operations = [
        mulin.kernel.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="MonthCount",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("month", models.DateField(unique=True)),
                        ("last", models.PositiveIntegerField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Council",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("path", mulin.places.fields.PathField(max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("committee", "专业委员会"),
                                    ("joint", "党建联席会"),
                                    ("council", "社区共治理事会"),
                                    ("circle", "议事会"),
                                ],
                                max_length=9,
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("general", "综合"),
                                    ("mediation", "人民调解"),
                                    ("safety", "治安保卫"),
                                    ("health", "公共卫生"),
                                    ("welfare", "社会福利"),
                                    ("culture", "文化教育"),
                                    ("environment", "环境和物业"),
                                    ("women", "妇女儿童"),
                                    ("youth", "老年和青少年"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("name", models.CharField(max_length=60)),
                        ("name_en", models.CharField(blank=True, max_length=120)),
                        ("words", models.TextField(blank=True)),
                        ("words_en", models.TextField(blank=True)),
                        ("quorum_top", models.PositiveSmallIntegerField(default=1)),
                        ("quorum_bottom", models.PositiveSmallIntegerField(default=2)),
                        ("quorum_more", models.BooleanField(default=True)),
                        ("yes_top", models.PositiveSmallIntegerField(default=1)),
                        ("yes_bottom", models.PositiveSmallIntegerField(default=2)),
                        ("yes_more", models.BooleanField(default=True)),
                        (
                            "yes_base",
                            models.CharField(
                                choices=[("members", "全体成员"), ("present", "到会成员"), ("cast", "赞成票加反对票")],
                                default="members",
                                max_length=7,
                            ),
                        ),
                        ("made_by", models.BigIntegerField()),
                        ("made_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        (
                            "community",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                        (
                            "place",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                    ],
                    options={
                        "ordering": ["kind", "name", "id"],
                        "indexes": [models.Index(fields=["community", "kind"], name="councils_by_kind")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)), fields=("community", "name"), name="one_council_of_a_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quorum_bottom__gte", 1), ("quorum_top__lte", models.F("quorum_bottom"))),
                                name="quorums_are_shares",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("yes_bottom__gte", 1), ("yes_top__lte", models.F("yes_bottom"))),
                                name="majorities_are_shares",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ended_at", None), models.Q(("reason", ""), _negated=True), _connector="OR"),
                                name="no_council_ends_without_a_word",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Template",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "size",
                            models.CharField(
                                choices=[
                                    ("stairway", "单元、楼道"),
                                    ("building", "楼栋"),
                                    ("estate", "小区"),
                                    ("community", "社区"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("seconds", models.PositiveSmallIntegerField()),
                        ("seconding", models.CharField(max_length=6)),
                        ("screening", models.CharField(max_length=6)),
                        ("stages", models.JSONField()),
                        ("changed_by", models.BigIntegerField()),
                        ("changed_at", models.DateTimeField()),
                        (
                            "community",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("community", "size"), name="one_template_a_size"),
                            models.CheckConstraint(
                                condition=models.Q(("seconds__range", (1, 500))), name="seconds_of_templates_in_range"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Topic",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("path", mulin.places.fields.PathField(max_length=120)),
                        (
                            "size",
                            models.CharField(
                                choices=[
                                    ("stairway", "单元、楼道"),
                                    ("building", "楼栋"),
                                    ("estate", "小区"),
                                    ("community", "社区"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("number", models.CharField(max_length=16, unique=True)),
                        ("title", models.CharField(max_length=60)),
                        ("title_en", models.CharField(blank=True, max_length=120)),
                        ("words", models.TextField()),
                        ("words_en", models.TextField(blank=True)),
                        ("photos", models.JSONField(default=list)),
                        (
                            "source",
                            models.CharField(
                                choices=[("resident", "居民提出"), ("staff", "社区提出"), ("matter", "由事项转来")], max_length=8
                            ),
                        ),
                        ("matter", models.CharField(blank=True, max_length=20)),
                        ("raised_at", models.DateTimeField()),
                        ("helped_by", models.BigIntegerField(null=True)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("seconding", "等附议"),
                                    ("screening", "等审核"),
                                    ("collect", "征集意见"),
                                    ("talk", "讨论"),
                                    ("options", "拿方案"),
                                    ("hearing", "听证"),
                                    ("decision", "决定"),
                                    ("follow", "落实"),
                                    ("done", "已落实"),
                                    ("refused", "没有立项"),
                                    ("lapsed", "附议不够"),
                                    ("withdrawn", "已撤回"),
                                    ("stopped", "已中止"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("entered_at", models.DateTimeField()),
                        ("due_at", models.DateTimeField(null=True)),
                        ("late_told_at", models.DateTimeField(null=True)),
                        ("plan", models.JSONField()),
                        ("screening", models.CharField(max_length=6)),
                        ("seconds_needed", models.PositiveSmallIntegerField()),
                        ("seconds", models.PositiveIntegerField(default=0)),
                        ("host_post", models.CharField(blank=True, max_length=60)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        (
                            "way",
                            models.CharField(
                                blank=True,
                                choices=[("consensus", "协商一致"), ("ballot", "表决"), ("council", "议事机构决议")],
                                max_length=9,
                            ),
                        ),
                        ("outcome", models.TextField(blank=True)),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "ballot",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ballots.ballot"
                            ),
                        ),
                        (
                            "community",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-id"],
                        "indexes": [
                            models.Index(fields=["community", "stage", "-id"], name="topics_by_stage"),
                            models.Index(fields=["path"], name="topics_by_path"),
                            models.Index(
                                condition=models.Q(("due_at__isnull", False), ("ended_at", None)),
                                fields=["due_at"],
                                name="topics_due",
                            ),
                            models.Index(fields=["raised_by"], name="topics_of_a_person"),
                            models.Index(
                                condition=models.Q(("ended_at", None), ("host__isnull", False)),
                                fields=["host"],
                                name="topics_of_a_host",
                            ),
                            models.Index(
                                condition=models.Q(("ballot__isnull", False)), fields=["ballot"], name="topics_of_a_ballot"
                            ),
                            models.Index(
                                condition=models.Q(("matter", ""), _negated=True), fields=["matter"], name="topics_of_a_matter"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage__in", ("refused", "stopped")), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="no_topic_is_turned_down_without_a_word",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("stage__in", ("collect", "talk", "options", "hearing", "decision", "follow")),
                                        _negated=True,
                                    ),
                                    ("host__isnull", False),
                                    _connector="OR",
                                ),
                                name="accepted_topics_have_a_host",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage__in", ("follow", "done")), _negated=True),
                                    models.Q(
                                        models.Q(("way", ""), _negated=True),
                                        models.Q(("outcome", ""), _negated=True),
                                        ("decided_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="followed_topics_were_decided",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("way", "ballot"), _negated=True), ("ballot__isnull", False), _connector="OR"
                                ),
                                name="decided_by_a_ballot_there_is",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", False),
                                        ("stage__in", ("done", "refused", "lapsed", "withdrawn", "stopped")),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("stage__in", ("done", "refused", "lapsed", "withdrawn", "stopped")), _negated=True
                                        ),
                                        ("ended_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="topics_end_when_they_say_so",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("source", "resident"), _negated=True),
                                    models.Q(
                                        ("stage__in", ("collect", "talk", "options", "hearing", "decision", "follow", "done")),
                                        _negated=True,
                                    ),
                                    ("seconds__gte", models.F("seconds_needed")),
                                    _connector="OR",
                                ),
                                name="no_topic_goes_on_without_its_seconds",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Option",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(max_length=60)),
                        ("name_en", models.CharField(blank=True, max_length=120)),
                        ("words", models.TextField(blank=True)),
                        ("words_en", models.TextField(blank=True)),
                        ("cost", models.PositiveBigIntegerField(null=True)),
                        ("payer", models.CharField(blank=True, max_length=120)),
                        ("photo", models.CharField(blank=True, max_length=32)),
                        ("chosen", models.BooleanField(default=False)),
                        ("withdrawn_words", models.CharField(blank=True, max_length=200)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        ("made_by", models.BigIntegerField()),
                        ("made_at", models.DateTimeField()),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="options", to="deliberation.topic"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "number"), name="options_of_a_topic_are_numbered"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at", None), models.Q(("withdrawn_words", ""), _negated=True), _connector="OR"
                                ),
                                name="no_option_goes_without_a_word",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("chosen", False), ("withdrawn_at", None), _connector="OR"),
                                name="chosen_options_stand",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("path", mulin.places.fields.PathField(max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("hearing", "听证会"), ("forum", "座谈会"), ("session", "议事机构会议")], max_length=7
                            ),
                        ),
                        ("title", models.CharField(max_length=80)),
                        ("where", models.CharField(max_length=120)),
                        ("link", models.URLField(blank=True, max_length=300)),
                        ("begins_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        ("is_public", models.BooleanField(default=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[("called", "已通知"), ("held", "已开"), ("cancelled", "已取消")],
                                default="called",
                                max_length=9,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        ("called_by", models.BigIntegerField()),
                        ("called_at", models.DateTimeField()),
                        ("listeners", models.PositiveSmallIntegerField(default=0)),
                        ("listeners_online", models.PositiveSmallIntegerField(default=0)),
                        ("minutes", models.TextField(blank=True)),
                        ("minutes_by", models.BigIntegerField(null=True)),
                        ("minutes_who", models.CharField(blank=True, max_length=60)),
                        ("minutes_at", models.DateTimeField(null=True)),
                        (
                            "community",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                        (
                            "council",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions",
                                to="deliberation.council",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="deliberation.topic",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-begins_at", "-id"],
                        "indexes": [
                            models.Index(fields=["path", "begins_at"], name="meetings_by_path"),
                            models.Index(
                                condition=models.Q(("topic__isnull", False)), fields=["topic"], name="meetings_of_a_topic"
                            ),
                            models.Index(
                                condition=models.Q(("council__isnull", False)), fields=["council"], name="sessions_of_a_council"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("begins_at"))), name="meetings_of_talk_end_later"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("council__isnull", False), ("kind", "session")),
                                    models.Q(models.Q(("kind", "session"), _negated=True), ("council", None)),
                                    _connector="OR",
                                ),
                                name="sessions_are_of_a_council",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "hearing"), _negated=True), ("topic__isnull", False), _connector="OR"
                                ),
                                name="hearings_are_about_a_topic",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "held"), _negated=True),
                                    models.Q(models.Q(("minutes", ""), _negated=True), ("minutes_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="held_means_there_are_minutes",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "cancelled"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="no_meeting_falls_out_without_a_word",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Round",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField()),
                        ("held_on", models.DateField()),
                        ("party", models.CharField(max_length=80)),
                        ("asked", models.TextField()),
                        ("offered", models.TextField(blank=True)),
                        ("agreed", models.TextField(blank=True)),
                        ("by", models.BigIntegerField()),
                        ("who", models.CharField(max_length=60)),
                        ("at", models.DateTimeField()),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="deliberation.topic"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "number"), name="rounds_of_a_topic_are_numbered")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Seat",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "role",
                            models.CharField(
                                choices=[("chair", "召集人"), ("deputy", "副召集人"), ("clerk", "秘书"), ("member", "成员")],
                                default="member",
                                max_length=6,
                            ),
                        ),
                        ("stands_for", models.CharField(blank=True, max_length=60)),
                        ("since", models.DateField()),
                        ("until", models.DateField()),
                        ("left_words", models.CharField(blank=True, max_length=200)),
                        ("warned_at", models.DateTimeField(null=True)),
                        ("over_told_at", models.DateTimeField(null=True)),
                        (
                            "council",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="deliberation.council"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "indexes": [
                            models.Index(fields=["person", "until"], name="seats_of_a_person"),
                            models.Index(condition=models.Q(("over_told_at", None)), fields=["until"], name="seats_that_end"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))), name="terms_of_seats_run_forward"
                            ),
                            models.UniqueConstraint(fields=("council", "person", "since"), name="one_seat_a_person_and_day"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Second",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("words", models.CharField(blank=True, max_length=200)),
                        ("helped_by", models.BigIntegerField(null=True)),
                        ("at", models.DateTimeField()),
                        (
                            "person",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="seconders", to="deliberation.topic"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "indexes": [models.Index(fields=["person"], name="seconds_of_a_person")],
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "person"), name="everybody_seconds_a_topic_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Picture",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("when", models.CharField(choices=[("before", "以前"), ("after", "现在")], max_length=6)),
                        ("file_key", models.CharField(max_length=32)),
                        ("words", models.CharField(blank=True, max_length=120)),
                        ("by", models.BigIntegerField()),
                        ("at", models.DateTimeField()),
                        ("taken_down_at", models.DateTimeField(null=True)),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pictures", to="deliberation.topic"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("taken_down_at", None)), fields=["topic"], name="pictures_of_a_topic"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Objection",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("who", models.CharField(max_length=60)),
                        ("words", models.TextField()),
                        ("helped_by", models.BigIntegerField(null=True)),
                        ("at", models.DateTimeField()),
                        ("answer", models.TextField(blank=True)),
                        ("answered_by", models.BigIntegerField(null=True)),
                        ("answered_who", models.CharField(blank=True, max_length=60)),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("taken_back_at", models.DateTimeField(null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="objections", to="deliberation.topic"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "indexes": [
                            models.Index(fields=["topic", "id"], name="objections_to_a_topic"),
                            models.Index(
                                condition=models.Q(("person__isnull", False)), fields=["person"], name="objections_of_a_person"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_at", None)),
                                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="answers_to_objections_are_whole",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Line",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kind", models.CharField(max_length=16)),
                        ("words", models.TextField(blank=True)),
                        ("values", models.JSONField(default=dict)),
                        ("photos", models.JSONField(default=list)),
                        ("by", models.BigIntegerField(null=True)),
                        ("who", models.CharField(blank=True, max_length=60)),
                        ("at", models.DateTimeField()),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="deliberation.topic"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "indexes": [models.Index(fields=["topic", "id"], name="lines_of_a_topic")],
                    },
                ),
                migrations.CreateModel(
                    name="Figure",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=40)),
                        ("name_en", models.CharField(blank=True, max_length=80)),
                        ("unit", models.CharField(blank=True, max_length=10)),
                        ("before", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("after", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                        ("source", models.CharField(max_length=120)),
                        ("by", models.BigIntegerField()),
                        ("at", models.DateTimeField()),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="deliberation.topic"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("topic", "name"), name="one_figure_of_a_name_a_topic")],
                    },
                ),
                migrations.CreateModel(
                    name="Resolution",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=80)),
                        ("words", models.TextField(blank=True)),
                        ("yes", models.PositiveSmallIntegerField()),
                        ("no", models.PositiveSmallIntegerField()),
                        ("abstained", models.PositiveSmallIntegerField()),
                        ("members", models.PositiveSmallIntegerField()),
                        ("present", models.PositiveSmallIntegerField()),
                        ("yes_top", models.PositiveSmallIntegerField()),
                        ("yes_bottom", models.PositiveSmallIntegerField()),
                        ("yes_more", models.BooleanField()),
                        (
                            "yes_base",
                            models.CharField(
                                choices=[("members", "全体成员"), ("present", "到会成员"), ("cast", "赞成票加反对票")],
                                max_length=7,
                            ),
                        ),
                        ("passed", models.BooleanField()),
                        ("decides", models.BooleanField(default=False)),
                        ("by", models.BigIntegerField()),
                        ("at", models.DateTimeField()),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="resolutions", to="deliberation.meeting"
                            ),
                        ),
                        (
                            "option",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="deliberation.option"
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolutions",
                                to="deliberation.topic",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "number"), name="resolutions_of_a_session_are_numbered"),
                            models.CheckConstraint(
                                condition=models.Q(("present__lte", models.F("members"))), name="no_more_present_than_members"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "present__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(models.F("yes"), "+", models.F("no")),
                                            "+",
                                            models.F("abstained"),
                                        ),
                                    )
                                ),
                                name="no_more_votes_than_present",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decides", False), models.Q(("passed", True), ("topic__isnull", False)), _connector="OR"
                                ),
                                name="only_passed_resolutions_decide_topics",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("decides", True)), fields=("topic",), name="one_resolution_decides_a_topic"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Gain",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=30)),
                        ("unit", models.CharField(blank=True, max_length=10)),
                        ("amount", models.IntegerField()),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="gains", to="deliberation.round"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("round", "name", "unit"), name="one_gain_of_a_name_a_round")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("guest", models.CharField(blank=True, max_length=60)),
                        ("called", models.CharField(max_length=60)),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[("", "还没答复"), ("comes", "会来"), ("online", "线上参加"), ("not", "来不了")],
                                default="",
                                max_length=6,
                            ),
                        ),
                        (
                            "came",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "还没点名"),
                                    ("room", "到场"),
                                    ("online", "线上"),
                                    ("excused", "请假"),
                                    ("absent", "没有来"),
                                ],
                                default="",
                                max_length=7,
                            ),
                        ),
                        ("marked_by", models.BigIntegerField(null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="attendances", to="deliberation.meeting"
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="deliberation.seat"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("person__isnull", False)), fields=["person"], name="invitations_of_a_person"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("person__isnull", False)),
                                fields=("meeting", "person"),
                                name="everybody_is_invited_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False), models.Q(("guest", ""), _negated=True), _connector="OR"
                                ),
                                name="somebody_is_invited",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Item",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField()),
                        ("words", models.CharField(max_length=200)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="items", to="deliberation.meeting"
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="deliberation.topic",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [models.UniqueConstraint(fields=("meeting", "number"), name="agendas_are_numbered")],
                    },
                ),
                migrations.CreateModel(
                    name="Task",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("path", mulin.places.fields.PathField(max_length=120)),
                        ("words", models.CharField(max_length=200)),
                        ("who", models.CharField(max_length=60)),
                        ("due_on", models.DateField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("open", "要办"), ("done", "办好了"), ("dropped", "不办了")],
                                default="open",
                                max_length=7,
                            ),
                        ),
                        ("given_by", models.BigIntegerField()),
                        ("given_at", models.DateTimeField()),
                        ("late_told_at", models.DateTimeField(null=True)),
                        ("done_words", models.TextField(blank=True)),
                        ("done_photos", models.JSONField(default=list)),
                        ("done_by", models.BigIntegerField(null=True)),
                        ("done_who", models.CharField(blank=True, max_length=60)),
                        ("done_at", models.DateTimeField(null=True)),
                        (
                            "community",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="deliberation.meeting",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "resolution",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="deliberation.resolution",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="deliberation.topic",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on", "id"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("person__isnull", False), ("status", "open")),
                                fields=["person", "due_on"],
                                name="open_tasks_of_a_person",
                            ),
                            models.Index(
                                condition=models.Q(("organisation__isnull", False), ("status", "open")),
                                fields=["organisation", "due_on"],
                                name="open_tasks_of_a_unit",
                            ),
                            models.Index(condition=models.Q(("status", "open")), fields=["due_on"], name="open_tasks_by_day"),
                            models.Index(fields=["path", "status"], name="tasks_by_path"),
                            models.Index(condition=models.Q(("topic__isnull", False)), fields=["topic"], name="tasks_of_a_topic"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("person", None), ("organisation", None), _connector="XOR"),
                                name="tasks_are_one_persons_or_units",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_at", None), ("status", "open")),
                                    models.Q(
                                        models.Q(("status", "open"), _negated=True),
                                        ("done_at__isnull", False),
                                        models.Q(("done_words", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="tasks_are_closed_with_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("topic__isnull", False), ("meeting__isnull", False), _connector="OR"),
                                name="tasks_come_from_somewhere",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
