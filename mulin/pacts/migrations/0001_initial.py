import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import mulin.kernel.migrating


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('ballots', '0001_initial'),
        ('people', '0002_floor_area'),
        ('places', '0001_initial'),
    ]

    operations = [
        mulin.kernel.migrating.Together(
            operations=[migrations.CreateModel(
                name='Pact',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('title', models.CharField(max_length=60)),
                    ('title_en', models.CharField(blank=True, max_length=120)),
                    ('voice', models.CharField(choices=[('person', '每位成年居民'), ('household', '每户一个名')], default='household', max_length=9)),
                    ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('made_at', models.DateTimeField()),
                    ('review_months', models.PositiveSmallIntegerField(default=12)),
                    ('review_on', models.DateField(null=True)),
                    ('reminded_of', models.DateField(null=True)),
                    ('ended_on', models.DateField(null=True)),
                    ('end_words', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['place__path', 'id'],
                    'indexes': [models.Index(condition=models.Q(('ended_on', None)), fields=['review_on'], name='pacts_to_review')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('place', 'title'), name='one_pact_of_a_title_in_a_place'), models.CheckConstraint(condition=models.Q(('ended_on', None), models.Q(('end_words', ''), _negated=True), _connector='OR'), name='an_ended_pact_says_why'), models.CheckConstraint(condition=models.Q(('review_months__range', (1, 60))), name='pacts_are_reviewed_within_five_years')],
                },
            ), migrations.CreateModel(
                name='Version',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('pact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='pacts.pact')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('status', models.CharField(choices=[('draft', '起草中'), ('comments', '征求意见'), ('voting', '表决中'), ('adopted', '已通过'), ('in_force', '生效中'), ('replaced', '已有新版'), ('ended', '已废止'), ('failed', '没有通过'), ('set_aside', '不再推进')], default='draft', max_length=9)),
                    ('words', models.CharField(blank=True, max_length=1000)),
                    ('words_en', models.CharField(blank=True, max_length=2000)),
                    ('made_at', models.DateTimeField()),
                    ('comments_from', models.DateField(null=True)),
                    ('comments_until', models.DateField(null=True)),
                    ('ballot', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.ballot')),
                    ('adopted_on', models.DateField(null=True)),
                    ('fingerprint', models.CharField(blank=True, max_length=64)),
                    ('filed_on', models.DateField(null=True)),
                    ('filed_number', models.CharField(blank=True, max_length=60)),
                    ('filed_with', models.CharField(blank=True, max_length=80)),
                    ('filed_by', models.BigIntegerField(null=True)),
                    ('in_force_from', models.DateField(null=True)),
                    ('out_of_force_on', models.DateField(null=True)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['pact', '-number'],
                    'indexes': [models.Index(condition=models.Q(('status', 'adopted')), fields=['in_force_from'], name='pacts_that_come_into_force')],
                    'constraints': [models.UniqueConstraint(fields=('pact', 'number'), name='versions_are_numbered'), models.UniqueConstraint(condition=models.Q(('status', 'draft')), fields=('pact',), name='one_draft_of_a_pact'), models.UniqueConstraint(condition=models.Q(('status', 'in_force')), fields=('pact',), name='one_version_in_force'), models.UniqueConstraint(condition=models.Q(('ballot__isnull', False)), fields=('ballot',), name='one_version_of_a_ballot'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('adopted', 'in_force', 'replaced', 'ended')), _negated=True), models.Q(('adopted_on__isnull', False), models.Q(('fingerprint', ''), _negated=True)), _connector='OR'), name='adopted_pacts_have_their_day_and_fingerprint'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('in_force', 'replaced')), _negated=True), ('in_force_from__isnull', False), _connector='OR'), name='force_has_a_first_day'), models.CheckConstraint(condition=models.Q(models.Q(('filed_number', ''), ('filed_on', None)), models.Q(('filed_on__isnull', False), models.Q(('filed_number', ''), _negated=True), models.Q(('filed_with', ''), _negated=True)), _connector='OR'), name='filing_has_day_number_and_office'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'comments'), _negated=True), ('comments_until__isnull', False), _connector='OR'), name='comments_have_a_last_day')],
                },
            ), migrations.CreateModel(
                name='Clause',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clauses', to='pacts.version')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('words', models.CharField(max_length=1000)),
                    ('words_en', models.CharField(blank=True, max_length=2000)),
                    ('origin', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pacts.clause')),
                ],
                options={
                    'ordering': ['version', 'number'],
                    'constraints': [models.UniqueConstraint(fields=('version', 'number'), name='clauses_are_numbered'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='clauses_say_something')],
                },
            ), migrations.CreateModel(
                name='Review',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('pact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='pacts.pact')),
                    ('on', models.DateField()),
                    ('outcome', models.CharField(choices=[('keep', '继续用'), ('revise', '要修订'), ('end', '废止')], max_length=6)),
                    ('words', models.CharField(max_length=500)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('next_on', models.DateField(null=True)),
                ],
                options={
                    'ordering': ['-on', '-id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='reviews_say_what_was_found')],
                },
            ), migrations.CreateModel(
                name='Comment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='pacts.version')),
                    ('clause', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='pacts.clause')),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('words', models.CharField(max_length=500)),
                    ('helped_by', models.BigIntegerField(null=True)),
                    ('at', models.DateTimeField()),
                    ('answer', models.CharField(blank=True, choices=[('', '还没有回复'), ('taken', '采纳'), ('not_taken', '没有采纳')], max_length=9)),
                    ('answer_words', models.CharField(blank=True, max_length=500)),
                    ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('answered_at', models.DateTimeField(null=True)),
                ],
                options={
                    'ordering': ['id'],
                    'indexes': [models.Index(condition=models.Q(('answer', '')), fields=['version'], name='comments_without_an_answer'), models.Index(condition=models.Q(('person__isnull', False)), fields=['person'], name='comments_of_a_person')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answer_words', ''), ('answered_at', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), models.Q(('answer_words', ''), _negated=True)), _connector='OR'), name='answers_to_comments_give_a_reason')],
                },
            ), migrations.CreateModel(
                name='Meeting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='meeting', to='pacts.version')),
                    ('rule', models.CharField(max_length=30)),
                    ('on', models.DateField()),
                    ('where', models.CharField(max_length=80)),
                    ('entitled', models.PositiveIntegerField()),
                    ('present', models.PositiveIntegerField()),
                    ('yes', models.PositiveIntegerField()),
                    ('no', models.PositiveIntegerField()),
                    ('abstained', models.PositiveIntegerField()),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('adopted', models.BooleanField()),
                    ('steps', models.JSONField()),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('recorded_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('present__lte', models.F('entitled'))), name='no_more_present_than_entitled'), models.CheckConstraint(condition=models.Q(('yes__lte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('present'), '-', models.F('no')), '-', models.F('abstained')))), name='no_more_hands_than_people_present')],
                },
            ), migrations.CreateModel(
                name='Signature',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='pacts.version')),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('household', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.household')),
                    ('building', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('channel', models.CharField(choices=[('phone', '手机上签'), ('counter', '当面签')], max_length=7)),
                    ('helped_by', models.BigIntegerField(null=True)),
                    ('shows_name', models.BooleanField(default=False)),
                    ('on', models.DateField()),
                ],
                options={
                    'ordering': ['building__order', 'id'],
                    'indexes': [models.Index(condition=models.Q(('person__isnull', False)), fields=['person'], name='pacts_one_signed')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('version', 'person'), name='nobody_signs_a_pact_twice'), models.UniqueConstraint(condition=models.Q(('household__isnull', False)), fields=('version', 'household'), name='a_household_signs_a_pact_once'), models.CheckConstraint(condition=models.Q(models.Q(('channel', 'phone'), ('helped_by', None)), models.Q(('channel', 'counter'), ('helped_by__isnull', False)), _connector='OR'), name='who_helped_to_sign_is_on_record'), models.CheckConstraint(condition=models.Q(('shows_name', False), ('person__isnull', False), _connector='OR'), name='shown_names_have_an_owner')],
                },
            )],
        ),
    ]
