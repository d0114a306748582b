import django.db.models.deletion
from django.db import migrations, models

import mulin.kernel.migrating
import mulin.surveys.models.answers


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_floor_area'),
        ('places', '0001_initial'),
    ]

    operations = [
        mulin.kernel.migrating.Together(
            operations=[migrations.CreateModel(
                name='Survey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('kind', models.CharField(choices=[('satisfaction', '满意度'), ('safety', '安全感'), ('needs', '需求')], max_length=12)),
                    ('series', models.CharField(max_length=40)),
                    ('wave', models.PositiveSmallIntegerField(default=1)),
                    ('title', models.CharField(max_length=60)),
                    ('title_en', models.CharField(blank=True, max_length=120)),
                    ('words', models.CharField(blank=True, max_length=600)),
                    ('words_en', models.CharField(blank=True, max_length=1200)),
                    ('anonymous', models.BooleanField(default=True)),
                    ('open_to', models.CharField(choices=[('residents', '住在这里的人都能答'), ('sample', '抽签请到的人答'), ('everyone', '谁都能答')], default='residents', max_length=9)),
                    ('age_from', models.PositiveSmallIntegerField(default=18)),
                    ('age_to', models.PositiveSmallIntegerField(default=150)),
                    ('wanted', models.PositiveIntegerField(default=100)),
                    ('weigh', models.CharField(choices=[('age', '按年龄'), ('sex', '按性别'), ('area', '按住处'), ('age sex', '按年龄和性别'), ('age area', '按年龄和住处'), ('age sex area', '按年龄、性别和住处')], default='age', max_length=12)),
                    ('double_entry', models.BooleanField(default=False)),
                    ('opens_on', models.DateField()),
                    ('closes_on', models.DateField()),
                    ('status', models.CharField(choices=[('draft', '准备中'), ('open', '正在收'), ('closed', '收完了'), ('published', '已公布')], default='draft', max_length=9)),
                    ('seed', models.CharField(max_length=64)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('made_at', models.DateTimeField()),
                    ('closed_at', models.DateTimeField(null=True)),
                    ('published_at', models.DateTimeField(null=True)),
                ],
                options={
                    'ordering': ['-opens_on', '-id'],
                    'indexes': [models.Index(condition=models.Q(('status', 'open')), fields=['closes_on'], name='surveys_to_close')],
                    'constraints': [models.UniqueConstraint(fields=('place', 'series', 'wave'), name='one_survey_of_a_wave'), models.CheckConstraint(condition=models.Q(('opens_on__lte', models.F('closes_on'))), name='surveys_close_after_they_open'), models.CheckConstraint(condition=models.Q(('age_from__lte', models.F('age_to'))), name='ages_of_a_survey_in_order'), models.CheckConstraint(condition=models.Q(('status__in', ('draft', 'open')), ('closed_at__isnull', False), _connector='XOR'), name='closed_surveys_have_their_instant')],
                },
            ), migrations.CreateModel(
                name='Question',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='surveys.survey')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('kind', models.CharField(choices=[('single', '选一项'), ('multiple', '选几项'), ('scale5', '打分 1–5'), ('scale10', '打分 0–10'), ('number', '填数字'), ('words', '说几句')], max_length=8)),
                    ('words', models.CharField(max_length=200)),
                    ('words_en', models.CharField(blank=True, max_length=400)),
                    ('options', models.JSONField(default=list)),
                    ('in_index', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['survey', 'number'],
                    'constraints': [models.UniqueConstraint(fields=('survey', 'number'), name='questions_are_numbered'), models.CheckConstraint(condition=models.Q(('in_index', False), ('kind__in', ('scale5', 'scale10')), _connector='OR'), name='an_index_is_made_of_scales')],
                },
            ), migrations.CreateModel(
                name='Target',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='surveys.survey')),
                    ('by', models.CharField(choices=[('age', '按年龄'), ('sex', '按性别'), ('area', '按住处')], max_length=4)),
                    ('group', models.CharField(max_length=20)),
                    ('people', models.PositiveIntegerField()),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.UniqueConstraint(fields=('survey', 'by', 'group'), name='one_target_of_a_group')],
                },
            ), migrations.CreateModel(
                name='Finding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='surveys.survey')),
                    ('said', models.CharField(max_length=300)),
                    ('said_en', models.CharField(blank=True, max_length=600)),
                    ('doing', models.CharField(max_length=500)),
                    ('doing_en', models.CharField(blank=True, max_length=1000)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('said', ''), _negated=True), models.Q(('doing', ''), _negated=True)), name='findings_say_what_is_done')],
                },
            ), migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='surveys.survey')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('on', models.DateField()),
                ],
                options={
                    'indexes': [models.Index(fields=['person'], name='surveys_one_is_invited_to')],
                    'constraints': [models.UniqueConstraint(fields=('survey', 'person'), name='nobody_is_invited_twice')],
                },
            ), migrations.CreateModel(
                name='Answered',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answered', to='surveys.survey')),
                    ('key', models.CharField(max_length=48)),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('channel', models.CharField(choices=[('phone', '手机'), ('counter', '窗口'), ('visit', '上门'), ('paper', '纸上')], max_length=7)),
                    ('helper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('on', models.DateField()),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('person__isnull', False)), fields=['person'], name='surveys_one_answered')],
                    'constraints': [models.UniqueConstraint(fields=('survey', 'key'), name='nobody_answers_twice'), models.CheckConstraint(condition=models.Q(('channel', 'phone'), ('helper__isnull', False), _connector='XOR'), name='who_helped_to_answer_is_on_record')],
                },
            ), migrations.CreateModel(
                name='Sheet',
                fields=[
                    ('id', models.BigIntegerField(default=mulin.surveys.models.answers.drawn, primary_key=True, serialize=False)),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='surveys.survey')),
                    ('age', models.CharField(blank=True, max_length=8)),
                    ('sex', models.CharField(blank=True, max_length=1)),
                    ('area', models.CharField(blank=True, max_length=20)),
                    ('answers', models.JSONField()),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('person__isnull', False)), fields=['person'], name='sheets_of_a_person')],
                },
            ), migrations.CreateModel(
                name='Paper',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='surveys.survey')),
                    ('serial', models.PositiveIntegerField()),
                    ('first', models.JSONField(null=True)),
                    ('first_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('second', models.JSONField(null=True)),
                    ('second_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('is_counted', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['serial'],
                    'constraints': [models.UniqueConstraint(fields=('survey', 'serial'), name='papers_of_a_survey_are_numbered'), models.CheckConstraint(condition=models.Q(('second_by', None), models.Q(('second_by', models.F('first_by')), _negated=True), _connector='OR'), name='paper_is_read_by_two_people'), models.CheckConstraint(condition=models.Q(('is_counted', False), models.Q(('first', None), ('second', None)), _connector='OR'), name='counted_papers_keep_no_answers')],
                },
            ), migrations.CreateModel(
                name='Result',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='result', to='surveys.survey')),
                    ('figures', models.JSONField()),
                    ('data', models.TextField(blank=True)),
                    ('fingerprint', models.CharField(max_length=64)),
                    ('at', models.DateTimeField()),
                ],
            )],
        ),
    ]
