import django.db.models.deletion
from django.db import migrations, models

import mulin.kernel.migrating
import mulin.places.fields


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0002_stalls_plans_hostings'),
        ('people', '0002_floor_area'),
        ('places', '0001_initial'),
    ]

    operations = [
        mulin.kernel.migrating.Together(
            operations=[migrations.CreateModel(
                name='Campaign',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('path', mulin.places.fields.PathField(max_length=120)),
                    ('status', models.CharField(choices=[('draft', '草稿'), ('calling', '征集中'), ('choosing', '评选中'), ('shown', '已揭晓'), ('cancelled', '已取消')], default='draft', max_length=9)),
                    ('title', models.CharField(max_length=60)),
                    ('title_en', models.CharField(blank=True, max_length=120)),
                    ('words', models.TextField()),
                    ('words_en', models.TextField(blank=True)),
                    ('picture', models.CharField(blank=True, max_length=32)),
                    ('wants_words', models.BooleanField(default=True)),
                    ('wants_pictures', models.BooleanField(default=False)),
                    ('most_letters', models.PositiveIntegerField(default=1000)),
                    ('most_works', models.PositiveSmallIntegerField(default=1)),
                    ('target', models.CharField(blank=True, max_length=80)),
                    ('from_age', models.PositiveSmallIntegerField(default=0)),
                    ('to_age', models.PositiveSmallIntegerField(default=150)),
                    ('selects', models.CharField(choices=[('jury', '评委打分'), ('hearts', '邻居点赞'), ('both', '评委打分，邻居也点赞')], default='jury', max_length=6)),
                    ('prizes', models.CharField(blank=True, max_length=500)),
                    ('prizes_en', models.CharField(blank=True, max_length=800)),
                    ('opens_at', models.DateTimeField()),
                    ('closes_at', models.DateTimeField()),
                    ('made_by', models.BigIntegerField()),
                    ('made_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('reason', models.CharField(blank=True, max_length=200)),
                    ('report', models.TextField(blank=True)),
                    ('report_en', models.TextField(blank=True)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ],
                options={
                    'ordering': ['-id'],
                    'indexes': [models.Index(fields=['community', 'status'], name='campaigns_by_status'), models.Index(condition=models.Q(('status', 'calling')), fields=['closes_at'], name='campaigns_to_close')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='calls_end_after_they_begin'), models.CheckConstraint(condition=models.Q(('wants_words', True), ('wants_pictures', True), _connector='OR'), name='calls_ask_for_something'), models.CheckConstraint(condition=models.Q(('to_age__gte', models.F('from_age'))), name='ages_of_calls_run_upwards'), models.CheckConstraint(condition=models.Q(('most_works__range', (1, 20))), name='somebody_may_send_something'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'cancelled'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_cancelled_call_has_its_reason'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('shown', 'cancelled')), _negated=True), ('ended_at__isnull', False), _connector='OR'), name='calls_ended_at_some_time')],
                },
            ), migrations.CreateModel(
                name='Club',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('path', mulin.places.fields.PathField(max_length=120)),
                    ('status', models.CharField(choices=[('asked', '等社区答复'), ('running', '活动中'), ('dormant', '休整中'), ('refused', '没有同意'), ('withdrawn', '已撤回'), ('closed', '已解散')], default='asked', max_length=9)),
                    ('name', models.CharField(max_length=40)),
                    ('name_en', models.CharField(blank=True, max_length=80)),
                    ('words', models.TextField()),
                    ('words_en', models.TextField(blank=True)),
                    ('picture', models.CharField(blank=True, max_length=32)),
                    ('spot', models.CharField(blank=True, max_length=120)),
                    ('spot_en', models.CharField(blank=True, max_length=200)),
                    ('called', models.CharField(blank=True, max_length=20)),
                    ('from_age', models.PositiveSmallIntegerField(default=0)),
                    ('to_age', models.PositiveSmallIntegerField(default=150)),
                    ('places', models.PositiveSmallIntegerField(default=0)),
                    ('is_open', models.BooleanField(default=False)),
                    ('asked_at', models.DateTimeField()),
                    ('helped_by', models.BigIntegerField(null=True)),
                    ('decided_by', models.BigIntegerField(null=True)),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('rests_at', models.DateTimeField(null=True)),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ],
                options={
                    'ordering': ['name', 'id'],
                    'indexes': [models.Index(fields=['community', 'status'], name='clubs_by_status')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ('asked', 'running', 'dormant'))), fields=('community', 'name'), name='one_club_of_a_name'), models.CheckConstraint(condition=models.Q(('to_age__gte', models.F('from_age'))), name='ages_of_clubs_run_upwards'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('refused', 'closed')), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='no_club_ends_without_a_word'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('running', 'dormant', 'refused')), _negated=True), ('decided_at__isnull', False), _connector='OR'), name='somebody_decided_about_clubs'), models.CheckConstraint(condition=models.Q(('status', 'dormant'), ('rests_at', None), _connector='XOR'), name='clubs_that_rest_say_since_when'), models.CheckConstraint(condition=models.Q(('place__isnull', False), models.Q(('spot', ''), _negated=True), _connector='OR'), name='clubs_are_somewhere')],
                },
            ), migrations.CreateModel(
                name='ClubPost',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('file_key', models.CharField(blank=True, max_length=32)),
                    ('agreed_by', models.BigIntegerField(null=True)),
                    ('made_by', models.BigIntegerField()),
                    ('made_at', models.DateTimeField()),
                    ('taken_down_at', models.DateTimeField(null=True)),
                    ('taken_down_by', models.BigIntegerField(null=True)),
                    ('club', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='activities.club')),
                ],
                options={
                    'ordering': ['-id'],
                    'indexes': [models.Index(condition=models.Q(('taken_down_at', None)), fields=['club', '-id'], name='posts_of_a_club')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('words', ''), _negated=True), models.Q(('file_key', ''), _negated=True), _connector='OR'), name='a_post_shows_something'), models.CheckConstraint(condition=models.Q(('file_key', ''), ('agreed_by__isnull', False), _connector='OR'), name='who_is_shown_agreed'), models.UniqueConstraint(condition=models.Q(('file_key', ''), _negated=True), fields=('file_key',), name='a_picture_is_posted_once')],
                },
            ), migrations.CreateModel(
                name='ClubTime',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('weekday', models.PositiveSmallIntegerField()),
                    ('begins', models.TimeField()),
                    ('ends', models.TimeField()),
                    ('club', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='times', to='activities.club')),
                ],
                options={
                    'ordering': ['weekday', 'begins'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('weekday__range', (1, 7))), name='clubs_meet_on_a_weekday'), models.CheckConstraint(condition=models.Q(('ends__gt', models.F('begins'))), name='meetings_end_after_they_begin'), models.UniqueConstraint(fields=('club', 'weekday', 'begins'), name='one_meeting_at_a_time')],
                },
            ), migrations.CreateModel(
                name='Juror',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('named_by', models.BigIntegerField()),
                    ('named_at', models.DateTimeField()),
                    ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jurors', to='activities.campaign')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.UniqueConstraint(fields=('campaign', 'person'), name='nobody_judges_twice')],
                },
            ), migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('status', models.CharField(choices=[('asked', '等队长答复'), ('in', '成员'), ('refused', '没有加入'), ('left', '已退出团队'), ('out', '已移出')], max_length=7)),
                    ('role', models.CharField(choices=[('leader', '队长'), ('deputy', '副队长'), ('member', '成员')], default='member', max_length=6)),
                    ('words', models.CharField(blank=True, max_length=200)),
                    ('asked_at', models.DateTimeField()),
                    ('helped_by', models.BigIntegerField(null=True)),
                    ('joined_at', models.DateTimeField(null=True)),
                    ('answered_by', models.BigIntegerField(null=True)),
                    ('left_at', models.DateTimeField(null=True)),
                    ('reason', models.CharField(blank=True, max_length=200)),
                    ('club', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='activities.club')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'ordering': ['id'],
                    'indexes': [models.Index(fields=['person', 'status'], name='clubs_of_a_person'), models.Index(fields=['club', 'status'], name='members_of_a_club')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ('asked', 'in'))), fields=('club', 'person'), name='nobody_is_a_member_twice'), models.UniqueConstraint(condition=models.Q(('role', 'leader'), ('status', 'in')), fields=('club',), name='one_leader_a_club'), models.CheckConstraint(condition=models.Q(('role', 'member'), ('status', 'in'), _connector='OR'), name='only_members_lead'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'in'), _negated=True), ('joined_at__isnull', False), _connector='OR'), name='members_joined'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('refused', 'out')), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='nobody_is_sent_away_without_a_word')],
                },
            ), migrations.CreateModel(
                name='Submission',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('status', models.CharField(choices=[('sent', '等查看'), ('back', '请改一改'), ('accepted', '已收下'), ('selected', '入选'), ('withdrawn', '已撤回')], default='sent', max_length=9)),
                    ('title', models.CharField(blank=True, max_length=60)),
                    ('words', models.TextField(blank=True)),
                    ('pages', models.PositiveSmallIntegerField(default=0)),
                    ('may_show', models.BooleanField(default=False)),
                    ('credit', models.CharField(choices=[('name', '写我的姓名'), ('pen', '写笔名'), ('nobody', '不写名字')], default='nobody', max_length=6)),
                    ('pen_name', models.CharField(blank=True, max_length=30)),
                    ('guardian', models.CharField(blank=True, max_length=60)),
                    ('sent_at', models.DateTimeField()),
                    ('helped_by', models.BigIntegerField(null=True)),
                    ('checked_by', models.BigIntegerField(null=True)),
                    ('checked_at', models.DateTimeField(null=True)),
                    ('reason', models.CharField(blank=True, max_length=200)),
                    ('prize', models.CharField(blank=True, max_length=60)),
                    ('withdrawn_at', models.DateTimeField(null=True)),
                    ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='activities.campaign')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'ordering': ['number'],
                    'indexes': [models.Index(fields=['campaign', 'status'], name='works_by_status'), models.Index(fields=['person'], name='works_of_a_person')],
                    'constraints': [models.UniqueConstraint(fields=('campaign', 'number'), name='works_are_numbered'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), ('may_show', False), ('pages', 0), ('pen_name', ''), ('title', ''), ('words', '')), models.Q(models.Q(('status', 'withdrawn'), _negated=True), models.Q(models.Q(('words', ''), _negated=True), models.Q(('pages', 0), _negated=True), _connector='OR')), _connector='OR'), name='a_work_has_something_until_it_is_withdrawn'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'back'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='who_gets_it_back_hears_why'), models.CheckConstraint(condition=models.Q(('prize', ''), ('status', 'selected'), _connector='OR'), name='prizes_are_for_selected_works'), models.CheckConstraint(condition=models.Q(models.Q(('credit', 'pen'), _negated=True), models.Q(('pen_name', ''), _negated=True), ('status', 'withdrawn'), _connector='OR'), name='a_pen_name_is_written')],
                },
            ), migrations.CreateModel(
                name='Page',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('file_key', models.CharField(max_length=32, unique=True)),
                    ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='activities.submission')),
                ],
                options={
                    'ordering': ['id'],
                },
            ), migrations.CreateModel(
                name='Mark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('points', models.PositiveSmallIntegerField()),
                    ('words', models.CharField(blank=True, max_length=200)),
                    ('given_at', models.DateTimeField()),
                    ('juror', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='activities.juror')),
                    ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='activities.submission')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('submission', 'juror'), name='one_mark_a_juror_and_work'), models.CheckConstraint(condition=models.Q(('points__range', (1, 10))), name='marks_are_one_to_ten')],
                },
            ), migrations.CreateModel(
                name='Heart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('given_at', models.DateTimeField()),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hearts', to='activities.submission')),
                ],
                options={
                    'indexes': [models.Index(fields=['person'], name='hearts_of_a_person')],
                    'constraints': [models.UniqueConstraint(fields=('submission', 'person'), name='one_heart_a_person_and_work')],
                },
            )],
        ),
        migrations.AddField(
            model_name='activity',
            name='club',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='activities.club'),
        ),
    ]
