import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

from mulin.kernel.migrating import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ballots", "0002_walls"),
        ("ledger", "0002_walls"),
        ("organisations", "0003_one_head"),
        ("people", "0002_floor_area"),
        ("places", "0001_initial"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Application",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.CharField(max_length=14, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("person", "个人"),
                                    ("building_group", "楼组"),
                                    ("club", "群文团队"),
                                    ("social_organisation", "社会组织"),
                                    ("company", "企事业单位"),
                                ],
                                max_length=19,
                            ),
                        ),
                        ("club_name", models.CharField(blank=True, max_length=80)),
                        ("title", models.CharField(blank=True, max_length=60)),
                        ("title_en", models.CharField(blank=True, max_length=120)),
                        ("words", models.TextField(blank=True)),
                        ("beneficiaries", models.CharField(blank=True, max_length=200)),
                        ("starts", models.DateField(null=True)),
                        ("ends", models.DateField(null=True)),
                        ("asked", models.PositiveBigIntegerField(default=0)),
                        ("adviser_accepted_at", models.DateTimeField(null=True)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "填写中"),
                                    ("submitted", "已递交"),
                                    ("repair", "等补正"),
                                    ("eligible", "符合条件"),
                                    ("ineligible", "不符合条件"),
                                    ("chosen", "入选"),
                                    ("reserve", "候补"),
                                    ("not_chosen", "没有入选"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("status_words", models.CharField(blank=True, max_length=500)),
                        ("draft", models.JSONField(default=dict)),
                        ("sittings", models.JSONField(default=dict)),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("made_at", models.DateTimeField()),
                        ("saved_at", models.DateTimeField()),
                        ("submitted_at", models.DateTimeField(null=True)),
                        ("repair_until", models.DateTimeField(null=True)),
                        ("similar_seen", models.JSONField(default=list)),
                        (
                            "adviser",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "filled_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
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
                            "place",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="projects.call"
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="projects.callcategory",
                            ),
                        ),
                        ("themes", models.ManyToManyField(related_name="applications", to="projects.theme")),
                    ],
                    options={
                        "ordering": ["-id"],
                        "indexes": [
                            models.Index(fields=["call", "stage", "id"], name="applications_of_a_call"),
                            models.Index(fields=["lead", "-id"], name="applications_of_a_lead"),
                            models.Index(
                                condition=models.Q(("adviser__isnull", False)),
                                fields=["adviser"],
                                name="applications_of_an_adviser",
                            ),
                            models.Index(
                                condition=models.Q(("stage", "repair")), fields=["repair_until"], name="applications_in_repair"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "draft")),
                                fields=("call", "lead"),
                                name="one_draft_of_a_lead_in_a_call",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage__in", ("draft", "withdrawn")),
                                    models.Q(
                                        ("ends__isnull", False),
                                        ("starts__isnull", False),
                                        ("submitted_at__isnull", False),
                                        models.Q(("title", ""), _negated=True),
                                        models.Q(("words", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="submitted_applications_are_complete",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts", None), ("ends", None), ("ends__gte", models.F("starts")), _connector="OR"
                                ),
                                name="applications_have_days",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage__in", ("draft", "withdrawn")),
                                    ("kind", "person"),
                                    ("organisation__isnull", False),
                                    models.Q(("club_name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="groups_and_bodies_have_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("adviser_accepted_at", None), ("adviser__isnull", False), _connector="OR"),
                                name="advisers_who_accepted_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "repair"), _negated=True), ("repair_until__isnull", False), _connector="OR"
                                ),
                                name="repairs_have_a_last_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage__in", ("repair", "ineligible", "not_chosen")), _negated=True),
                                    models.Q(("status_words", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="refused_applications_have_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("key", models.CharField(max_length=40, unique=True)),
                        ("name", models.CharField(max_length=120)),
                        ("kept_at", models.DateTimeField()),
                        ("kept_by", models.BigIntegerField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="attachments", to="projects.application"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["application", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="Brand",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("slug", models.SlugField(max_length=40)),
                        ("name", models.CharField(max_length=40)),
                        ("name_en", models.CharField(blank=True, max_length=80)),
                        ("words", models.TextField(blank=True)),
                        ("words_en", models.TextField(blank=True)),
                        ("since", models.DateField()),
                        ("ended_on", models.DateField(null=True)),
                        (
                            "community",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("community", "slug"), name="one_brand_of_a_slug"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLine",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(max_length=80)),
                        ("unit_price", models.PositiveBigIntegerField()),
                        ("quantity", models.PositiveIntegerField()),
                        ("unit", models.CharField(blank=True, max_length=10)),
                        (
                            "source",
                            models.CharField(
                                choices=[("call", "申请资助"), ("own", "自筹"), ("sponsor", "赞助")], default="call", max_length=7
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="projects.application"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["application", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("application", "number"), name="budget_lines_are_numbered"),
                            models.CheckConstraint(
                                condition=models.Q(("quantity__gt", 0), ("unit_price__gt", 0)), name="budget_lines_cost_something"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Call",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.CharField(max_length=14, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("season", "四季征集"), ("venture", "微公益创投")], default="season", max_length=7
                            ),
                        ),
                        (
                            "season",
                            models.CharField(
                                blank=True,
                                choices=[("spring", "春季"), ("summer", "夏季"), ("autumn", "秋季"), ("winter", "冬季")],
                                max_length=6,
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        ("title", models.CharField(max_length=80)),
                        ("title_en", models.CharField(blank=True, max_length=160)),
                        ("words", models.TextField(blank=True)),
                        ("words_en", models.TextField(blank=True)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "筹备中"),
                                    ("open", "征集中"),
                                    ("screening", "资格审查中"),
                                    ("reviewing", "评审中"),
                                    ("voting", "居民投票中"),
                                    ("notice", "结果公示中"),
                                    ("decided", "已定"),
                                    ("ended", "已结束"),
                                    ("cancelled", "已取消"),
                                ],
                                default="draft",
                                max_length=9,
                            ),
                        ),
                        ("opens_at", models.DateTimeField()),
                        ("closes_at", models.DateTimeField()),
                        ("review_until", models.DateTimeField(null=True)),
                        ("notice_days", models.PositiveSmallIntegerField(default=7)),
                        ("notice_until", models.DateTimeField(null=True)),
                        ("runs_from", models.DateField()),
                        ("runs_until", models.DateField()),
                        ("amount", models.PositiveBigIntegerField(default=0)),
                        ("each_most", models.PositiveBigIntegerField(null=True)),
                        ("earmark", models.BigIntegerField(null=True)),
                        (
                            "choice",
                            models.CharField(
                                choices=[
                                    ("jury", "评审团评分"),
                                    ("ballot", "居民投票"),
                                    ("both", "评审团和居民各占一部分"),
                                    ("forum", "按项目大小由议事会议定"),
                                ],
                                default="jury",
                                max_length=6,
                            ),
                        ),
                        ("jury_weight", models.PositiveSmallIntegerField(default=100)),
                        ("rule_key", models.CharField(blank=True, max_length=60)),
                        ("needs_adviser", models.BooleanField(default=False)),
                        ("blind", models.BooleanField(default=True)),
                        ("choosing", models.JSONField(default=dict)),
                        ("repair_days", models.PositiveSmallIntegerField(default=5)),
                        ("made_at", models.DateTimeField()),
                        ("opened_at", models.DateTimeField(null=True)),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        (
                            "ballot",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ballots.ballot"
                            ),
                        ),
                        (
                            "cloned_from",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.call"
                            ),
                        ),
                        (
                            "community",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                        (
                            "operator",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                    ],
                    options={
                        "ordering": ["-id"],
                        "indexes": [
                            models.Index(fields=["community", "stage", "-id"], name="calls_of_a_community"),
                            models.Index(condition=models.Q(("stage", "open")), fields=["closes_at"], name="calls_that_close"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("closes_at__gt", models.F("opens_at"))), name="calls_close_after_they_open"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("runs_until__gte", models.F("runs_from"))),
                                name="projects_of_a_call_have_days",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("jury_weight__lte", 100)), name="a_jury_has_at_most_the_whole_weight"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("choice", "forum"),
                                    models.Q(("choice", "jury"), ("jury_weight", 100)),
                                    models.Q(("choice", "ballot"), ("jury_weight", 0)),
                                    models.Q(("choice", "both"), ("jury_weight__range", (1, 99))),
                                    _connector="OR",
                                ),
                                name="weights_say_who_chooses",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("each_most", None),
                                    models.Q(("each_most__gt", 0), ("each_most__lte", models.F("amount"))),
                                    _connector="OR",
                                ),
                                name="one_project_gets_at_most_the_budget",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount", 0),
                                    ("earmark__isnull", False),
                                    ("stage__in", ("draft", "cancelled")),
                                    _connector="OR",
                                ),
                                name="calls_open_with_their_money_put_aside",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "cancelled"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="calls_are_cancelled_in_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage__in", ("draft", "cancelled")), ("opened_at__isnull", False), _connector="OR"
                                ),
                                name="open_calls_say_since_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage__in", ("notice", "decided", "ended")), _negated=True),
                                    ("notice_until__isnull", False),
                                    _connector="OR",
                                ),
                                name="results_are_on_notice",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ballot__isnull", False)), fields=("ballot",), name="one_call_of_a_ballot"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("earmark__isnull", False), models.Q(("stage", "cancelled"), _negated=True)),
                                fields=("earmark",),
                                name="one_call_of_an_earmark",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallCategory",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("code", models.CharField(max_length=20)),
                        ("name", models.CharField(max_length=40)),
                        ("name_en", models.CharField(blank=True, max_length=80)),
                        ("cap", models.PositiveBigIntegerField(null=True)),
                        ("words", models.CharField(blank=True, max_length=300)),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="categories", to="projects.call"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["call", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "code"), name="one_category_of_a_code"),
                            models.CheckConstraint(
                                condition=models.Q(("cap", None), ("cap__gt", 0), _connector="OR"), name="caps_leave_something"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallKind",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("person", "个人"),
                                    ("building_group", "楼组"),
                                    ("club", "群文团队"),
                                    ("social_organisation", "社会组织"),
                                    ("company", "企事业单位"),
                                ],
                                max_length=19,
                            ),
                        ),
                        ("evidence", models.CharField(blank=True, max_length=200)),
                        ("evidence_en", models.CharField(blank=True, max_length=400)),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="kinds", to="projects.call"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["call", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "kind"), name="one_line_a_kind_of_applicant"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Conflict",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("declared", "本人申报"),
                                    ("team", "在申报团队里"),
                                    ("organisation", "和申报方同一单位"),
                                    ("household", "和申报人同一户"),
                                ],
                                default="declared",
                                max_length=12,
                            ),
                        ),
                        ("words", models.CharField(blank=True, max_length=200)),
                        ("at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to="projects.application"
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to="projects.call"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                    ],
                    options={
                        "ordering": ["call", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("person", "application"), name="one_conflict_with_an_application"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "declared"), _negated=True),
                                    models.Q(("words", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="declared_conflicts_say_what_they_are",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Count",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("letter", models.CharField(max_length=1)),
                        ("month", models.CharField(max_length=6)),
                        ("last", models.PositiveIntegerField()),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("letter", "month"), name="one_count_a_letter_and_month")],
                    },
                ),
                migrations.CreateModel(
                    name="Criterion",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=60)),
                        ("name_en", models.CharField(blank=True, max_length=120)),
                        ("most", models.PositiveSmallIntegerField(default=10)),
                        ("weight", models.PositiveSmallIntegerField(default=1)),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="projects.call"
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="criteria",
                                to="projects.callcategory",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["call", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("most__range", (1, 100)), ("weight__gte", 1)), name="criteria_can_be_scored"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FieldList",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=40)),
                        ("name_en", models.CharField(blank=True, max_length=80)),
                        (
                            "community",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("community", "name"), name="one_list_of_a_field"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ForumVote",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("size", models.CharField(max_length=10)),
                        ("forum", models.CharField(max_length=20)),
                        ("on", models.DateField()),
                        ("where", models.CharField(max_length=80)),
                        ("entitled", models.PositiveIntegerField()),
                        ("present", models.PositiveIntegerField()),
                        ("yes", models.PositiveIntegerField()),
                        ("words", models.CharField(blank=True, max_length=300)),
                        ("steps", models.JSONField()),
                        ("passed", models.BooleanField()),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="forum_vote", to="projects.application"
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                    ],
                    options={
                        "ordering": ["application"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("present__lte", models.F("entitled")), ("yes__lte", models.F("present"))),
                                name="forums_count_who_is_there",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Juror",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("since", models.DateTimeField()),
                        ("reminded_on", models.DateField(null=True)),
                        ("left_at", models.DateTimeField(null=True)),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="jurors", to="projects.call"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                    ],
                    options={
                        "ordering": ["call", "id"],
                        "indexes": [
                            models.Index(condition=models.Q(("left_at", None)), fields=["person"], name="juries_of_a_person"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "person"), name="once_in_a_jury"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("chosen", "入选通知"),
                                    ("reserve", "候补通知"),
                                    ("not_chosen", "没有入选的说明"),
                                    ("ineligible", "不符合条件的说明"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("text", models.TextField()),
                        ("text_en", models.TextField(blank=True)),
                        ("sent_at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="projects.application"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["application", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("application", "kind"), name="one_letter_of_a_kind"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Milestone",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(max_length=80)),
                        ("due", models.DateField()),
                        ("measure", models.CharField(max_length=200)),
                        ("share", models.PositiveSmallIntegerField(default=0)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="projects.application"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["application", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("application", "number"), name="milestones_are_numbered"),
                            models.CheckConstraint(condition=models.Q(("share__lte", 100)), name="a_milestone_pays_at_most_all"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Objection",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("words", models.CharField(max_length=500)),
                        ("at", models.DateTimeField()),
                        ("answer", models.CharField(blank=True, max_length=500)),
                        ("upheld", models.BooleanField(null=True)),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="objections",
                                to="projects.application",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="objections", to="projects.call"
                            ),
                        ),
                        (
                            "helped_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("upheld", None)), fields=["call"], name="objections_without_an_answer"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_at", None), ("upheld", None)),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        ("upheld__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="objections_to_results_are_answered_in_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="objections_to_results_say_something"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OnBallot",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField()),
                        ("votes", models.PositiveIntegerField(null=True)),
                        ("bought", models.PositiveSmallIntegerField(null=True)),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="on_ballot", to="projects.application"
                            ),
                        ),
                        (
                            "ballot",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ballots.ballot"),
                        ),
                    ],
                    options={
                        "ordering": ["ballot", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("ballot", "number"), name="one_application_of_a_number_on_a_ballot"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Package",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("money", "项目资金"),
                                    ("mobilising", "居民动员"),
                                    ("training", "培训交流"),
                                    ("media", "媒体宣传"),
                                    ("honours", "鼓励表彰"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("words", models.CharField(max_length=200)),
                        ("words_en", models.CharField(blank=True, max_length=400)),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="packages", to="projects.call"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["call", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "kind"), name="one_package_of_a_kind"),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="packages_say_what_is_in_them"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PitchDay",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("at", models.DateTimeField()),
                        ("where", models.CharField(max_length=80)),
                        ("words", models.CharField(blank=True, max_length=300)),
                        ("order", models.JSONField(default=list)),
                        ("weight", models.PositiveSmallIntegerField(default=50)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "call",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pitch_day", to="projects.call"
                            ),
                        ),
                        (
                            "now",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.application",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["call"],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("weight__lte", 100)), name="a_pitch_counts_at_most_all"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PitchScore",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("score", models.PositiveSmallIntegerField()),
                        ("at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pitch_scores",
                                to="projects.application",
                            ),
                        ),
                        (
                            "juror",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pitch_scores", to="projects.juror"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["application", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("application", "juror"), name="one_pitch_score_a_juror"),
                            models.CheckConstraint(condition=models.Q(("score__lte", 100)), name="pitches_get_at_most_a_hundred"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Plan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("title", models.CharField(max_length=80)),
                        ("title_en", models.CharField(blank=True, max_length=160)),
                        ("words", models.TextField(blank=True)),
                        ("from_year", models.PositiveSmallIntegerField()),
                        ("until_year", models.PositiveSmallIntegerField()),
                        (
                            "community",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                    ],
                    options={
                        "ordering": ["-from_year", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until_year__gte", models.F("from_year"))), name="plans_have_years"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Project",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.CharField(max_length=14, unique=True)),
                        ("title", models.CharField(max_length=60)),
                        ("title_en", models.CharField(blank=True, max_length=120)),
                        ("words", models.TextField(blank=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("person", "个人"),
                                    ("building_group", "楼组"),
                                    ("club", "群文团队"),
                                    ("social_organisation", "社会组织"),
                                    ("company", "企事业单位"),
                                ],
                                max_length=19,
                            ),
                        ),
                        ("category", models.CharField(blank=True, max_length=40)),
                        ("category_en", models.CharField(blank=True, max_length=80)),
                        ("photo", models.CharField(blank=True, max_length=40)),
                        ("awarded", models.PositiveBigIntegerField(default=0)),
                        ("earmark", models.BigIntegerField(null=True)),
                        ("starts", models.DateField()),
                        ("ends", models.DateField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("awarded", "待签协议"),
                                    ("agreed", "已签协议"),
                                    ("running", "进行中"),
                                    ("paused", "暂停"),
                                    ("closing", "结题中"),
                                    ("closed", "已结题"),
                                    ("stopped", "已终止"),
                                ],
                                default="awarded",
                                max_length=7,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        ("spent", models.PositiveBigIntegerField(default=0)),
                        ("paid", models.PositiveBigIntegerField(default=0)),
                        ("returned", models.PositiveBigIntegerField(default=0)),
                        ("last_report_on", models.DateField(null=True)),
                        ("reminded_on", models.DateField(null=True)),
                        ("flags", models.JSONField(default=list)),
                        ("made_at", models.DateTimeField()),
                        ("agreed_at", models.DateTimeField(null=True)),
                        ("began_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "application",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="project",
                                to="projects.application",
                            ),
                        ),
                        (
                            "book",
                            models.OneToOneField(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.book"
                            ),
                        ),
                        (
                            "brand",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="projects.brand",
                            ),
                        ),
                        (
                            "community",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                        (
                            "lead",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                        (
                            "mentor",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "operator",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisations.organisation",
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
                            "parent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="projects.project",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                    ],
                    options={
                        "ordering": ["-id"],
                        "indexes": [
                            models.Index(fields=["community", "stage", "-id"], name="projects_of_a_community"),
                            models.Index(fields=["operator", "stage"], name="projects_of_an_operator"),
                            models.Index(fields=["lead"], name="projects_of_a_lead"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends__gte", models.F("starts"))), name="projects_have_days"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("paid__lte", models.F("awarded"))),
                                name="projects_are_paid_at_most_what_was_awarded",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("returned__lte", models.F("paid"))),
                                name="projects_return_at_most_what_they_got",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage__in", ("paused", "stopped")), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="projects_stand_still_for_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage__in", ("closed", "stopped")), _negated=True),
                                    models.Q(("ended_at", None), _negated=True),
                                    _connector="OR",
                                ),
                                name="finished_projects_say_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="projects_have_a_title"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanChange",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("what", models.JSONField()),
                        ("reason", models.CharField(max_length=300)),
                        (
                            "state",
                            models.CharField(
                                choices=[("asked", "待批准"), ("approved", "已批准"), ("refused", "没有批准")],
                                default="asked",
                                max_length=8,
                            ),
                        ),
                        ("asked_at", models.DateTimeField()),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("answer", models.CharField(blank=True, max_length=300)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="plans_change_for_a_reason"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_by", None),
                                    models.Q(("answered_by", models.F("asked_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="two_people_change_a_plan",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("state", "asked")),
                                    models.Q(
                                        models.Q(("state", "asked"), _negated=True),
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="answered_changes_say_by_whom",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "refused"), _negated=True),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="refused_changes_have_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "asked")), fields=("project",), name="one_change_at_a_time"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Phase",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(max_length=80)),
                        ("name_en", models.CharField(blank=True, max_length=160)),
                        ("starts", models.DateField()),
                        ("ends", models.DateField()),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="phases", to="projects.plan"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="phases",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["plan", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("plan", "number"), name="phases_are_numbered"),
                            models.CheckConstraint(
                                condition=models.Q(("ends__gte", models.F("starts"))), name="phases_have_days"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Midterm",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("at", models.DateTimeField()),
                        (
                            "verdict",
                            models.CharField(choices=[("go_on", "继续"), ("mend", "整改后继续"), ("stop", "终止")], max_length=5),
                        ),
                        ("words", models.CharField(max_length=500)),
                        (
                            "by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="midterms", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="midterms_say_what_was_seen"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Link",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("matter", "上报的事"),
                                    ("topic", "议题"),
                                    ("ballot", "表决"),
                                    ("activity", "活动"),
                                    ("duty", "志愿服务"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("ref", models.CharField(max_length=20)),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="links", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "id"],
                        "indexes": [
                            models.Index(fields=["kind", "ref"], name="projects_of_a_link"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "kind", "ref"), name="linked_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Line",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(max_length=80)),
                        ("amount", models.PositiveBigIntegerField()),
                        ("spent", models.PositiveBigIntegerField(default=0)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="lines_of_a_project_are_numbered"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "spent__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("amount"),
                                            "+",
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("amount"), "/", models.Value(10)
                                            ),
                                        ),
                                    )
                                ),
                                name="lines_are_overspent_by_a_tenth_at_most",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Lesson",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("words", models.CharField(max_length=500)),
                        ("at", models.DateTimeField()),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="lessons", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="Income",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("source", models.CharField(choices=[("own", "自筹"), ("sponsor", "赞助")], max_length=7)),
                        ("amount", models.PositiveBigIntegerField(default=0)),
                        ("goods", models.CharField(blank=True, max_length=200)),
                        ("giver", models.CharField(max_length=80)),
                        ("shows_giver", models.BooleanField(default=False)),
                        ("on", models.DateField()),
                        ("file", models.CharField(max_length=40)),
                        ("at", models.DateTimeField()),
                        ("approved_at", models.DateTimeField(null=True)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                        (
                            "entry",
                            models.OneToOneField(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.entry"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="income", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0), models.Q(("goods", ""), _negated=True), _connector="OR"),
                                name="income_is_money_or_goods",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by", None),
                                    models.Q(("approved_by", models.F("by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="income_is_accepted_by_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Honour",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("words", models.CharField(max_length=120)),
                        ("on", models.DateField()),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="honours", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "on"],
                    },
                ),
                migrations.CreateModel(
                    name="FieldEntry",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "list",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="projects.fieldlist"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="fields", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("list", "project"), name="once_in_a_list_of_a_field"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Evaluation",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("side", models.CharField(choices=[("residents", "居民"), ("jury", "评审团")], max_length=9)),
                        ("stars", models.PositiveSmallIntegerField()),
                        ("words", models.CharField(blank=True, max_length=300)),
                        ("at", models.DateTimeField()),
                        (
                            "person",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="evaluations", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("person__isnull", False)),
                                fields=("project", "person"),
                                name="one_evaluation_a_person",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stars__range", (1, 5))), name="evaluations_give_one_to_five_stars"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Closing",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("evidence", models.JSONField(default=list)),
                        ("account", models.JSONField(default=dict)),
                        ("returned", models.PositiveBigIntegerField(default=0)),
                        ("at", models.DateTimeField()),
                        ("accepted_at", models.DateTimeField(null=True)),
                        ("disclosed_on", models.DateField(null=True)),
                        ("late", models.BooleanField(default=False)),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                        (
                            "project",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="closing", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted_by", None),
                                    models.Q(("accepted_by", models.F("by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="closings_are_accepted_by_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BrandMoment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("on", models.DateField()),
                        ("words", models.CharField(max_length=300)),
                        ("words_en", models.CharField(blank=True, max_length=600)),
                        ("photo", models.CharField(blank=True, max_length=40)),
                        (
                            "brand",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="moments", to="projects.brand"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["brand", "-on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="Agreement",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("text", models.TextField()),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("made_at", models.DateTimeField()),
                        ("team_signed_at", models.DateTimeField(null=True)),
                        ("operator_signed_at", models.DateTimeField(null=True)),
                        ("pdf", models.CharField(blank=True, max_length=40)),
                        (
                            "helped_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "operator_signed_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "team_signed_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "project",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="agreement", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("team_signed_by", None),
                                    ("operator_signed_by", None),
                                    models.Q(("team_signed_by", models.F("operator_signed_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="two_people_sign_an_agreement",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("team_signed_at", None), ("team_signed_by", None)),
                                    models.Q(("team_signed_at__isnull", False), ("team_signed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="teams_sign_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("operator_signed_at", None), ("operator_signed_by", None)),
                                    models.Q(("operator_signed_at__isnull", False), ("operator_signed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="operators_sign_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectMilestone",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(max_length=80)),
                        ("due", models.DateField()),
                        ("measure", models.CharField(max_length=200)),
                        ("share", models.PositiveSmallIntegerField(default=0)),
                        ("words", models.CharField(blank=True, max_length=500)),
                        ("evidence", models.JSONField(default=list)),
                        ("shown_at", models.DateTimeField(null=True)),
                        ("done_at", models.DateTimeField(null=True)),
                        (
                            "done_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="milestones", to="projects.project"
                            ),
                        ),
                        (
                            "shown_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "number"],
                        "indexes": [
                            models.Index(condition=models.Q(("done_at", None)), fields=["due"], name="milestones_to_come"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="milestones_of_a_project_are_numbered"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_at", None),
                                    models.Q(
                                        ("done_by__isnull", False),
                                        models.Q(
                                            ("shown_by", None),
                                            models.Q(("done_by", models.F("shown_by")), _negated=True),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="milestones_are_looked_at_by_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Instalment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField()),
                        ("amount", models.PositiveBigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "等里程碑"),
                                    ("due", "可以申请"),
                                    ("asked", "已申请付款"),
                                    ("paid", "已付"),
                                    ("dropped", "不再支付"),
                                ],
                                default="waiting",
                                max_length=7,
                            ),
                        ),
                        ("spending", models.BigIntegerField(null=True)),
                        ("paid_on", models.DateField(null=True)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="instalments", to="projects.project"
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="instalments",
                                to="projects.projectmilestone",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="instalments_are_numbered"),
                            models.UniqueConstraint(
                                condition=models.Q(("spending__isnull", False)),
                                fields=("spending",),
                                name="one_instalment_a_spending",
                            ),
                            models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="instalments_pay_something"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "paid"), _negated=True),
                                    models.Q(("paid_on__isnull", False), ("spending__isnull", False)),
                                    _connector="OR",
                                ),
                                name="paid_instalments_say_by_what",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Promise",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "sign",
                            models.CharField(
                                choices=[
                                    ("add", "加：增加了什么"),
                                    ("subtract", "减：减少了什么"),
                                    ("multiply", "乘：带动了什么"),
                                    ("divide", "除：消除了什么"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("words", models.CharField(max_length=200)),
                        ("evidence", models.CharField(max_length=200)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="promises", to="projects.application"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["application", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("application", "sign"), name="one_promise_a_sign"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("words", ""), _negated=True), models.Q(("evidence", ""), _negated=True)
                                ),
                                name="promises_say_what_will_show_them",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("title", models.CharField(max_length=60)),
                        ("title_en", models.CharField(blank=True, max_length=120)),
                        ("request", models.TextField()),
                        ("words", models.TextField(blank=True)),
                        ("answer_by", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "待拟方案"),
                                    ("offered", "方案已送出"),
                                    ("accepted", "已接受"),
                                    ("refused", "没有接受"),
                                ],
                                default="asked",
                                max_length=8,
                            ),
                        ),
                        ("asked_at", models.DateTimeField()),
                        ("offered_at", models.DateTimeField(null=True)),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        (
                            "asked_by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                        (
                            "community",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                        (
                            "offered_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "project",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposal",
                                to="projects.project",
                            ),
                        ),
                        (
                            "purchaser",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-id"],
                        "indexes": [
                            models.Index(fields=["community", "state", "-id"], name="proposals_of_a_community"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "refused"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="refused_proposals_have_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "accepted"), _negated=True), ("project__isnull", False), _connector="OR"
                                ),
                                name="accepted_proposals_are_projects",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalItem",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kind", models.CharField(choices=[("hardware", "硬件"), ("software", "软件")], max_length=8)),
                        ("name", models.CharField(max_length=80)),
                        ("quantity", models.PositiveIntegerField()),
                        ("unit_price", models.PositiveBigIntegerField()),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="items", to="projects.proposal"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["proposal", "kind", "id"],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="proposals_offer_whole_things"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("words", models.CharField(max_length=500)),
                        ("at", models.DateTimeField()),
                        ("answer", models.CharField(blank=True, max_length=1000)),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="projects.application",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="projects.call"
                            ),
                        ),
                        (
                            "helped_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["call", "id"],
                        "indexes": [
                            models.Index(condition=models.Q(("answer", "")), fields=["call"], name="questions_without_an_answer"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="questions_of_calls_ask_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_at", None)),
                                    models.Q(
                                        models.Q(("answer", ""), _negated=True),
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="answers_of_calls_have_an_author",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ranking",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("jury_milli", models.PositiveIntegerField(null=True)),
                        ("residents_milli", models.PositiveIntegerField(null=True)),
                        ("final_milli", models.PositiveIntegerField()),
                        ("place", models.PositiveSmallIntegerField()),
                        (
                            "why",
                            models.CharField(
                                choices=[
                                    ("chosen", "入选"),
                                    ("amount", "候补：剩下的钱不够"),
                                    ("places", "候补：名额满了"),
                                    ("least", "没有到最低分"),
                                    ("forum", "议事会没有同意"),
                                    ("passed_over", "另有原因"),
                                    ("objection", "异议成立"),
                                    ("left", "自己退出"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("chosen", models.BooleanField()),
                        ("asked", models.PositiveBigIntegerField(default=0)),
                        ("awarded", models.PositiveBigIntegerField(default=0)),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="ranking", to="projects.application"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["place", "application"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("final_milli__lte", 100000),
                                    models.Q(("jury_milli", None), ("jury_milli__lte", 100000), _connector="OR"),
                                    models.Q(("residents_milli", None), ("residents_milli__lte", 100000), _connector="OR"),
                                ),
                                name="rankings_are_percents",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("chosen", True), ("why", "chosen")),
                                    models.Q(("chosen", False), models.Q(("why", "chosen"), _negated=True)),
                                    _connector="OR",
                                ),
                                name="chosen_says_so",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("chosen", True), ("awarded", 0), _connector="OR"),
                                name="money_only_for_what_was_chosen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__in", ("passed_over", "objection")), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="what_was_passed_over_is_told_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Receipt",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("amount", models.PositiveBigIntegerField()),
                        ("on", models.DateField()),
                        ("payee", models.CharField(max_length=120)),
                        ("words", models.CharField(max_length=200)),
                        ("file", models.CharField(max_length=40)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("entered", "待核对"),
                                    ("accepted", "已入账"),
                                    ("refused", "退回"),
                                    ("reversed", "已冲正"),
                                ],
                                default="entered",
                                max_length=8,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("approved_at", models.DateTimeField(null=True)),
                        ("reason", models.CharField(blank=True, max_length=200)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                        (
                            "entry",
                            models.OneToOneField(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.entry"
                            ),
                        ),
                        (
                            "helped_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="receipts", to="projects.line"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="receipts", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "id"],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="receipts_are_about_money"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by", None),
                                    models.Q(
                                        models.Q(("approved_by", models.F("by")), _negated=True),
                                        models.Q(
                                            ("helped_by", None),
                                            models.Q(("approved_by", models.F("helped_by")), _negated=True),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="receipts_are_accepted_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("accepted", "reversed")), _negated=True),
                                    models.Q(("approved_by__isnull", False), ("entry__isnull", False)),
                                    _connector="OR",
                                ),
                                name="accepted_receipts_are_in_the_book",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("refused", "reversed")), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="refused_receipts_have_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Report",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("month", models.DateField()),
                        ("figures", models.JSONField(default=dict)),
                        ("words", models.CharField(max_length=300)),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                        (
                            "helped_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "-month"],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "month"), name="one_report_a_month"),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("words", ""), _negated=True), ("month__day", 1)),
                                name="reports_say_something_of_a_month",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Review",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("scores", models.JSONField(default=dict)),
                        ("words", models.CharField(blank=True, max_length=1000)),
                        ("total_milli", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField()),
                        ("done_at", models.DateTimeField(null=True)),
                        ("questioned_at", models.DateTimeField(null=True)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="projects.application"
                            ),
                        ),
                        (
                            "juror",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="projects.juror"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["application", "id"],
                        "indexes": [
                            models.Index(condition=models.Q(("done_at", None)), fields=["juror"], name="reviews_to_be_done"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("application", "juror"), name="one_review_a_juror"),
                            models.CheckConstraint(
                                condition=models.Q(("total_milli__lte", 100000)), name="reviews_give_at_most_all_points"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rollout",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "state",
                            models.CharField(
                                choices=[("pilot", "试点"), ("planned", "计划推广"), ("running", "推广中"), ("done", "已推广")],
                                max_length=7,
                            ),
                        ),
                        ("on", models.DateField()),
                        (
                            "place",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="rollouts", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "place"],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "place"), name="rolled_out_to_a_place_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Screening",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("at", models.DateTimeField()),
                        ("passed", models.BooleanField()),
                        ("reasons", models.CharField(blank=True, max_length=500)),
                        ("repair_until", models.DateTimeField(null=True)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="screenings", to="projects.application"
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                    ],
                    options={
                        "ordering": ["application", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("passed", True), models.Q(("reasons", ""), _negated=True), _connector="OR"),
                                name="screenings_that_fail_say_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("passed", False), ("repair_until", None), _connector="OR"),
                                name="what_passed_needs_no_repair",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Teammate",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "role",
                            models.CharField(
                                choices=[("member", "成员"), ("co_applicant", "共同申报人"), ("adviser", "政治指导员")],
                                default="member",
                                max_length=12,
                            ),
                        ),
                        ("invited_at", models.DateTimeField()),
                        ("accepted_at", models.DateTimeField(null=True)),
                        ("refused_at", models.DateTimeField(null=True)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="teammates", to="projects.application"
                            ),
                        ),
                        (
                            "helped_by",
                            models.ForeignKey(
                                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
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
                        "ordering": ["application", "id"],
                        "indexes": [
                            models.Index(condition=models.Q(("refused_at", None)), fields=["person"], name="teams_of_a_person"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("refused_at", None)), fields=("application", "person"), name="once_in_a_team"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("refused_at", None), ("role", "adviser")),
                                fields=("application",),
                                name="one_adviser_of_a_team",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("accepted_at", None), ("refused_at", None), _connector="OR"),
                                name="invitations_are_answered_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Theme",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=40)),
                        ("name_en", models.CharField(blank=True, max_length=80)),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="themes", to="projects.call"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["call", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "name"), name="one_theme_of_a_name"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Alliance",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("commitments", models.TextField()),
                        ("commitments_en", models.TextField(blank=True)),
                        ("since", models.DateField()),
                        ("until", models.DateField()),
                        ("reminded_of", models.DateField(null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[("talks", "洽谈中"), ("running", "合作中"), ("renewed", "已续签"), ("ended", "已结束")],
                                default="running",
                                max_length=7,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                        (
                            "community",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                            ),
                        ),
                        (
                            "previous",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="following",
                                to="projects.alliance",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-until", "id"],
                        "indexes": [
                            models.Index(condition=models.Q(("state", "running")), fields=["until"], name="alliances_that_end")
                        ],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("until__gt", models.F("since"))), name="alliances_last"),
                            models.CheckConstraint(
                                condition=models.Q(("commitments", ""), _negated=True), name="alliances_say_what_is_done"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "running")),
                                fields=("community", "partner"),
                                name="one_running_alliance_with_a_partner",
                            ),
                        ],
                    },
                ),
            ]
        ),
    ]
