import django.db.models.deletion
from django.db import migrations, models

from mulin.kernel.migrating import Together


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0001_initial'),
        ('organisations', '0003_one_head'),
        ('people', '0002_floor_area'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='group',
            name='a_building_has_its_path',
        ),
        migrations.AddField(
            model_name='activity',
            name='guests',
            field=models.JSONField(default=list),
        ),
        migrations.AlterField(
            model_name='group',
            name='kind',
            field=models.CharField(choices=[('all', '所有人'), ('building', '某栋楼、某小区的居民'), ('community', '某个社区的居民'), ('seniors', '60 岁以上'), ('families', '带孩子的家庭'), ('members', '名单上的成员')], default='all', max_length=10),
        ),
        migrations.AddConstraint(
            model_name='group',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('building', 'community')), _negated=True), models.Q(('path', ''), _negated=True), _connector='OR'), name='a_building_has_its_path'),
        ),
        Together([
            migrations.CreateModel(
                name='Market',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('activity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='activities.activity')),
                    ('opens_days', models.PositiveSmallIntegerField(default=30)),
                    ('closes_hours', models.PositiveSmallIntegerField(default=24)),
                    ('most', models.PositiveSmallIntegerField(default=1)),
                    ('reviews', models.BooleanField(default=False)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('most__range', (1, 9))), name='some_stalls_for_one_claimant')],
                },
            ),
            migrations.CreateModel(
                name='Stall',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stalls', to='activities.session')),
                    ('number', models.CharField(max_length=6)),
                    ('kind', models.CharField(choices=[('goods', '卖东西'), ('service', '做服务'), ('food', '吃的'), ('free', '免费服务')], default='goods', max_length=8)),
                    ('row', models.PositiveSmallIntegerField(null=True)),
                    ('column', models.PositiveSmallIntegerField(null=True)),
                    ('size', models.CharField(blank=True, max_length=30)),
                    ('power', models.BooleanField(default=False)),
                    ('closed', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.UniqueConstraint(fields=('session', 'number'), name='one_stall_of_a_number'), models.UniqueConstraint(condition=models.Q(('row__isnull', False)), fields=('session', 'row', 'column'), name='one_stall_on_a_spot'), models.CheckConstraint(condition=models.Q(models.Q(('column', None), ('row', None)), models.Q(('column__isnull', False), ('column__range', (1, 40)), ('row__isnull', False), ('row__range', (1, 40))), _connector='OR'), name='stalls_lie_in_the_plan')],
                },
            ),
            migrations.CreateModel(
                name='Claim',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='activities.session')),
                    ('stall', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='activities.stall')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                    ('nth', models.PositiveSmallIntegerField(default=1)),
                    ('status', models.CharField(choices=[('asked', '等社区看'), ('stands', '定了'), ('back', '退了'), ('refused', '没有通过'), ('came', '出了摊'), ('missed', '没来'), ('off', '这一场取消')], max_length=8)),
                    ('sign', models.CharField(max_length=30)),
                    ('sign_en', models.CharField(blank=True, max_length=60)),
                    ('words', models.CharField(blank=True, max_length=200)),
                    ('note', models.CharField(blank=True, max_length=200)),
                    ('claimed_at', models.DateTimeField()),
                    ('helped_by', models.BigIntegerField(null=True)),
                    ('looked_by', models.BigIntegerField(null=True)),
                ],
                options={
                    'ordering': ['id'],
                    'indexes': [models.Index(fields=['person', 'status'], name='claims_of_a_person'), models.Index(fields=['session', 'status'], name='claims_of_a_session')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ('asked', 'stands', 'came', 'missed'))), fields=('stall',), name='one_claim_of_a_stall'), models.UniqueConstraint(condition=models.Q(('body', None), ('status__in', ('asked', 'stands', 'came', 'missed'))), fields=('session', 'person', 'nth'), name='one_stall_of_a_person'), models.UniqueConstraint(condition=models.Q(('body__isnull', False), ('status__in', ('asked', 'stands', 'came', 'missed'))), fields=('session', 'body', 'nth'), name='one_stall_of_a_body'), models.CheckConstraint(condition=models.Q(('nth__range', (1, 9))), name='claims_are_numbered'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'refused'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='a_refused_claim_has_its_reason')],
                },
            ),
            migrations.CreateModel(
                name='Offer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offers', to='activities.claim')),
                    ('kind', models.CharField(choices=[('goods', '东西'), ('food', '吃的'), ('service', '服务'), ('free', '免费服务')], max_length=8)),
                    ('name', models.CharField(max_length=40)),
                    ('name_en', models.CharField(blank=True, max_length=80)),
                    ('price', models.CharField(blank=True, max_length=40)),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'free'), _negated=True), ('price', ''), _connector='OR'), name='what_is_free_has_no_price')],
                },
            ),
            migrations.CreateModel(
                name='Hosting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hostings', to='activities.activity')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('path', models.CharField(max_length=120)),
                    ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                    ('status', models.CharField(choices=[('asked', '等答复'), ('accepted', '一起办'), ('declined', '这次不办'), ('ended', '不再合办')], default='asked', max_length=8)),
                    ('words', models.CharField(blank=True, max_length=200)),
                    ('note', models.CharField(blank=True, max_length=200)),
                    ('asked_by', models.BigIntegerField()),
                    ('asked_at', models.DateTimeField()),
                    ('answered_by', models.BigIntegerField(null=True)),
                    ('answered_at', models.DateTimeField(null=True)),
                ],
                options={
                    'ordering': ['id'],
                    'indexes': [models.Index(fields=['community', 'status'], name='hostings_of_a_community')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ('asked', 'accepted'))), fields=('activity', 'community'), name='a_community_is_asked_once'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('answered_by', None), ('status', 'asked')), models.Q(models.Q(('status', 'asked'), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='an_answer_has_its_author'), models.CheckConstraint(condition=models.Q(('answered_at', None), ('answered_at__gte', models.F('asked_at')), _connector='OR'), name='answers_follow_questions')],
                },
            ),
            migrations.CreateModel(
                name='Plan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                    ('year', models.PositiveSmallIntegerField()),
                    ('kind', models.CharField(blank=True, choices=[('health', '健康义诊'), ('talk', '讲座微课'), ('show', '演出展览'), ('sport', '健身运动'), ('craft', '手工学艺'), ('family', '亲子少年'), ('festival', '节日民俗'), ('market', '集市服务'), ('trip', '参观出行'), ('club', '兴趣团队'), ('civic', '文明实践')], max_length=10)),
                    ('theme', models.CharField(blank=True, max_length=40)),
                    ('number', models.PositiveSmallIntegerField()),
                    ('made_by', models.BigIntegerField()),
                    ('made_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('body', None)), fields=('community', 'year', 'kind', 'theme'), name='one_plan_of_a_community'), models.UniqueConstraint(condition=models.Q(('body__isnull', False)), fields=('community', 'year', 'kind', 'theme', 'body'), name='one_plan_of_a_body'), models.CheckConstraint(condition=models.Q(('number__range', (1, 2000))), name='plans_have_a_number'), models.CheckConstraint(condition=models.Q(('year__range', (2000, 2100))), name='plans_have_a_year')],
                },
            ),
            migrations.CreateModel(
                name='Lesson',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('activity', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='lesson', to='activities.activity')),
                    ('host', models.CharField(blank=True, max_length=80)),
                    ('host_en', models.CharField(blank=True, max_length=160)),
                    ('host_body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                    ('learned', models.TextField()),
                    ('learned_en', models.TextField(blank=True)),
                    ('next', models.CharField(blank=True, max_length=300)),
                    ('next_en', models.CharField(blank=True, max_length=500)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('learned', ''), _negated=True), name='lessons_say_what_was_learned'), models.CheckConstraint(condition=models.Q(models.Q(('host', ''), _negated=True), ('host_body__isnull', False), _connector='OR'), name='lessons_say_from_whom')],
                },
            ),
        ]),
    ]
