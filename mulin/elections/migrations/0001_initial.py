import django.db.models.deletion
from django.db import migrations, models

import mulin.kernel.migrating


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('ballots', '0002_walls'),
        ('organisations', '0003_one_head'),
        ('people', '0002_floor_area'),
        ('places', '0001_initial'),
    ]

    operations = [
        mulin.kernel.migrating.Together(
            operations=[migrations.CreateModel(
                name='Election',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.CharField(max_length=12, unique=True)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('kind', models.CharField(choices=[('residents', '居民委员会'), ('owners', '业主委员会'), ('head', '楼长'), ('party', '党支部委员会')], max_length=9)),
                    ('status', models.CharField(choices=[('prepared', '筹备中'), ('listed', '选民名单核对'), ('nominating', '提名中'), ('confirmed', '候选人公示'), ('voting', '投票中'), ('counting', '已截止，等计票'), ('run_off', '还要再投一轮'), ('decided', '已选出'), ('failed', '没有选出'), ('cancelled', '已取消')], default='prepared', max_length=10)),
                    ('title', models.CharField(max_length=80)),
                    ('title_en', models.CharField(blank=True, max_length=160)),
                    ('words', models.CharField(blank=True, max_length=1000)),
                    ('words_en', models.CharField(blank=True, max_length=2000)),
                    ('office', models.CharField(max_length=40)),
                    ('office_en', models.CharField(blank=True, max_length=80)),
                    ('post', models.CharField(blank=True, choices=[('building_head', '楼长'), ('party_head', '党员楼长'), ('grid_worker', '网格员'), ('community_worker', '社区工作者'), ('committee_head', '居委会主任'), ('secretary', '社区书记'), ('street_leader', '街道负责人'), ('handler', '经办人'), ('unit_lead', '单位负责人'), ('rider', '流动网格员'), ('volunteer', '志愿者'), ('guard', '安保员'), ('fund_keeper', '资金管理员'), ('administrator', '系统管理员')], max_length=20)),
                    ('seats', models.PositiveSmallIntegerField()),
                    ('quota', models.PositiveSmallIntegerField(default=0)),
                    ('law', models.JSONField()),
                    ('members', models.JSONField(default=list)),
                    ('opens_at', models.DateTimeField()),
                    ('closes_at', models.DateTimeField()),
                    ('nominate_until', models.DateTimeField(null=True)),
                    ('seed', models.BinaryField(null=True)),
                    ('drawn_of', models.CharField(blank=True, max_length=64)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('made_at', models.DateTimeField()),
                    ('listed_at', models.DateTimeField(null=True)),
                    ('confirmed_at', models.DateTimeField(null=True)),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('complaints_until', models.DateField(null=True)),
                    ('notice', models.JSONField(null=True)),
                    ('fingerprint', models.CharField(blank=True, max_length=64)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['-id'],
                    'indexes': [models.Index(fields=['community', 'status', '-id'], name='elections_of_a_community')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('seats__gte', 1)), name='elections_fill_a_seat'), models.CheckConstraint(condition=models.Q(('quota__lte', models.F('seats'))), name='quotas_fit_the_seats'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='elections_close_after_they_open'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('decided', 'failed')), _negated=True), models.Q(models.Q(('fingerprint', ''), _negated=True), models.Q(('decided_at', None), _negated=True)), _connector='OR'), name='finished_elections_have_a_notice'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'cancelled'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='elections_are_cancelled_in_words')],
                },
            ), migrations.CreateModel(
                name='Member',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('election', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='committee', to='elections.election')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('role', models.CharField(choices=[('chair', '主持'), ('member', '成员')], default='member', max_length=6)),
                    ('since', models.DateTimeField()),
                    ('left_at', models.DateTimeField(null=True)),
                ],
                options={
                    'ordering': ['role', 'id'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('election', 'person'), name='once_on_the_committee'), models.UniqueConstraint(condition=models.Q(('left_at', None), ('role', 'chair')), fields=('election',), name='one_chair_of_an_election')],
                },
            ), migrations.CreateModel(
                name='Candidate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('election', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidates', to='elections.election')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('status', models.CharField(choices=[('proposed', '等本人同意'), ('consented', '等资格审查'), ('eligible', '符合条件'), ('confirmed', '正式候选人'), ('declined', '本人没有同意'), ('refused', '不符合条件'), ('withdrawn', '已退出'), ('lapsed', '提名没有成立')], default='proposed', max_length=9)),
                    ('way', models.CharField(choices=[('joint', '选民联名推荐'), ('body', '组织推荐'), ('self', '本人自荐')], max_length=5)),
                    ('body', models.CharField(blank=True, max_length=80)),
                    ('words', models.CharField(blank=True, max_length=200)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('helped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('made_at', models.DateTimeField()),
                    ('consented_at', models.DateTimeField(null=True)),
                    ('work', models.CharField(blank=True, max_length=60)),
                    ('done', models.CharField(blank=True, max_length=120)),
                    ('plan', models.CharField(blank=True, max_length=200)),
                    ('photo', models.CharField(blank=True, max_length=32)),
                    ('judged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('judged_at', models.DateTimeField(null=True)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('place', models.PositiveSmallIntegerField(null=True)),
                ],
                options={
                    'ordering': ['place', 'id'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ('proposed', 'consented', 'eligible', 'confirmed'))), fields=('election', 'person'), name='once_a_candidate'), models.UniqueConstraint(condition=models.Q(('place__isnull', False)), fields=('election', 'place'), name='one_candidate_a_place'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('eligible', 'refused', 'confirmed')), _negated=True), models.Q(models.Q(('judged_by', None), _negated=True), models.Q(('judged_at', None), _negated=True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='candidates_are_judged_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'confirmed'), _negated=True), models.Q(('consented_at', None), _negated=True), _connector='OR'), name='nobody_stands_unasked')],
                },
            ), migrations.CreateModel(
                name='Second',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seconds', to='elections.candidate')),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('helped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('on', models.DateField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('candidate', 'person'), name='one_second_a_voter')],
                },
            ), migrations.CreateModel(
                name='Round',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('election', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='elections.election')),
                    ('ordinal', models.PositiveSmallIntegerField()),
                    ('ballot', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.ballot')),
                    ('seats', models.PositiveSmallIntegerField()),
                    ('outcome', models.CharField(blank=True, max_length=10)),
                ],
                options={
                    'ordering': ['ordinal'],
                    'constraints': [models.UniqueConstraint(fields=('election', 'ordinal'), name='rounds_are_numbered')],
                },
            ), migrations.CreateModel(
                name='Entry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='elections.round')),
                    ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='elections.candidate')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('votes', models.PositiveIntegerField(null=True)),
                    ('won', models.BooleanField(default=False)),
                    ('again', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [models.UniqueConstraint(fields=('round', 'candidate'), name='once_in_a_round'), models.UniqueConstraint(fields=('round', 'number'), name='one_entry_a_number'), models.CheckConstraint(condition=models.Q(('votes__isnull', False), models.Q(('again', False), ('won', False)), _connector='OR'), name='nobody_wins_uncounted')],
                },
            ), migrations.CreateModel(
                name='Proxy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proxies', to='elections.round')),
                    ('elector', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.elector')),
                    ('voter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('paper', models.CharField(max_length=80)),
                    ('seen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('at', models.DateTimeField()),
                    ('revoked_at', models.DateTimeField(null=True)),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('voter', models.F('person')), _negated=True), name='nobody_is_their_own_proxy'), models.CheckConstraint(condition=models.Q(('paper', ''), _negated=True), name='proxies_are_in_writing'), models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('round', 'voter'), name='one_proxy_a_voter'), models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('elector',), name='one_proxy_a_voice')],
                },
            ), migrations.CreateModel(
                name='Visit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='elections.round')),
                    ('elector', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.elector')),
                    ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('on', models.DateField()),
                ],
                options={
                    'ordering': ['on', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('first', models.F('second')), _negated=True), name='visits_are_by_two'), models.UniqueConstraint(fields=('round', 'elector'), name='one_visit_a_voter')],
                },
            ), migrations.CreateModel(
                name='Term',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('election', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='elections.election')),
                    ('candidate', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='term', to='elections.candidate')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('since', models.DateField()),
                    ('until', models.DateField()),
                    ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                    ('ended_on', models.DateField(null=True)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('told_of_end', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['since', 'id'],
                    'indexes': [models.Index(condition=models.Q(('ended_on', None)), fields=['until'], name='terms_that_end')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='terms_last'), models.CheckConstraint(condition=models.Q(('ended_on', None), models.Q(('reason', ''), _negated=True), _connector='OR'), name='terms_end_early_for_a_reason')],
                },
            ), migrations.CreateModel(
                name='Complaint',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('election', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='elections.election')),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('helped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('words', models.CharField(max_length=500)),
                    ('made_at', models.DateTimeField()),
                    ('answer', models.CharField(blank=True, max_length=500)),
                    ('upheld', models.BooleanField(null=True)),
                    ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('answered_at', models.DateTimeField(null=True)),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('upheld', None)), models.Q(('answered_at__isnull', False), ('upheld__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='complaints_are_answered_in_words')],
                },
            ), migrations.CreateModel(
                name='Showing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('residents', '居民委员会'), ('owners', '业主委员会'), ('head', '楼长'), ('party', '党支部委员会')], max_length=9)),
                    ('days', models.PositiveSmallIntegerField()),
                    ('source', models.CharField(max_length=200)),
                    ('since', models.DateField()),
                    ('made_at', models.DateTimeField()),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'ordering': ['kind', '-since', '-id'],
                    'indexes': [models.Index(fields=['community', 'kind', '-since'], name='showings_of_a_community')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('days__gte', 1), ('days__lte', 60)), name='candidates_hang_out_some_days'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='showing_has_its_paper')],
                },
            )],
        ),
    ]
