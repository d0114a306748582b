import django.db.models.deletion
from django.db import migrations, models

import mulin.kernel.secrets.fields
import mulin.places.fields
from mulin.kernel.migrating import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='DayCount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField()),
                    ('last', models.PositiveIntegerField(default=0)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.place')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('community', 'day'), name='one_count_per_day')],
                },
            ),
            migrations.CreateModel(
                name='DayFigures',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField()),
                    ('counts', models.JSONField(default=dict)),
                    ('counted_at', models.DateTimeField()),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.place')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('community', 'day'), name='one_figures_per_day')],
                },
            ),
            migrations.CreateModel(
                name='SavedFilter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=40)),
                    ('query', models.CharField(max_length=500)),
                    ('is_shared', models.BooleanField(default=False)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('person', 'name'), name='one_saved_filter_per_name')],
                },
            ),
            migrations.CreateModel(
                name='Category',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=8)),
                    ('kind', models.CharField(choices=[('part', '部件'), ('event', '事件')], default='event', max_length=5)),
                    ('icon', models.CharField(blank=True, max_length=30)),
                    ('closed_at', models.DateTimeField(null=True)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='matters.category')),
                ],
                options={
                    'ordering': ['code'],
                    'constraints': [models.UniqueConstraint(fields=('community', 'code'), name='one_category_per_code')],
                },
            ),
            migrations.CreateModel(
                name='CategoryVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('name', models.CharField(max_length=40)),
                    ('name_en', models.CharField(blank=True, max_length=80)),
                    ('keywords', models.CharField(blank=True, max_length=300)),
                    ('goes', models.CharField(choices=[('post', '按地点找岗位'), ('unit', '按地点找单位'), ('pool', '放进网格任务池'), ('desk', '由社区值班派单')], default='desk', max_length=5)),
                    ('post_kind', models.CharField(blank=True, max_length=20)),
                    ('unit_kind', models.CharField(blank=True, max_length=12)),
                    ('accept_within', models.CharField(default='2wh', max_length=8)),
                    ('arrive_within', models.CharField(blank=True, max_length=8)),
                    ('handle_within', models.CharField(default='3wd', max_length=8)),
                    ('verify_within', models.CharField(default='1wd', max_length=8)),
                    ('close_within', models.CharField(default='7d', max_length=8)),
                    ('self_first', models.CharField(blank=True, max_length=8)),
                    ('is_public', models.BooleanField(default=True)),
                    ('may_be_anonymous', models.BooleanField(default=False)),
                    ('needs_verification', models.BooleanField(default=False)),
                    ('made_at', models.DateTimeField()),
                    ('made_by', models.BigIntegerField(null=True)),
                    ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='matters.category')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('category', 'number'), name='one_version_per_number')],
                },
            ),
            migrations.CreateModel(
                name='Matter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.CharField(max_length=40)),
                    ('outside_id', models.CharField(blank=True, max_length=60)),
                    ('place_path', mulin.places.fields.PathField(max_length=120)),
                    ('spot', models.CharField(blank=True, max_length=120)),
                    ('lat', models.FloatField(null=True)),
                    ('lng', models.FloatField(null=True)),
                    ('cell', models.CharField(blank=True, max_length=16)),
                    ('title', models.CharField(max_length=120)),
                    ('words', models.TextField(blank=True)),
                    ('channel', models.CharField(choices=[('qr', '扫码'), ('web', '手机网页'), ('counter', '窗口'), ('call', '电话'), ('rider', '骑手随手报'), ('patrol', '巡查'), ('import', '导入'), ('api', '接口')], max_length=8)),
                    ('status', models.CharField(choices=[('waiting', '待派单'), ('offered', '待接单'), ('in_hand', '办理中'), ('paused', '等居民补充'), ('verifying', '待核实'), ('answered', '等居民确认'), ('closed', '已办结'), ('merged', '已并入'), ('void', '不予受理'), ('withdrawn', '居民已撤回')], default='waiting', max_length=10)),
                    ('stage', models.CharField(choices=[('self', '自治先办'), ('joint', '共治联办')], default='joint', max_length=5)),
                    ('reporter_account', models.BigIntegerField(null=True)),
                    ('contact_name', models.CharField(blank=True, max_length=60)),
                    ('contact_phone', mulin.kernel.secrets.fields.SealedField(blank=True)),
                    ('contact_mask', models.CharField(blank=True, max_length=20)),
                    ('is_anonymous', models.BooleanField(default=False)),
                    ('shows_name', models.BooleanField(default=False)),
                    ('is_public', models.BooleanField(default=True)),
                    ('level', models.PositiveSmallIntegerField(choices=[(1, '楼栋'), (2, '网格'), (3, '居委会'), (4, '社区'), (5, '街道')], default=2)),
                    ('pool_path', mulin.places.fields.PathField(blank=True, max_length=120)),
                    ('helpers', models.JSONField(default=list)),
                    ('dispute', models.CharField(blank=True, choices=[('open', '待裁定责任'), ('settled', '责任已裁定')], max_length=7)),
                    ('returns', models.PositiveSmallIntegerField(default=0)),
                    ('reopens', models.PositiveSmallIntegerField(default=0)),
                    ('followers', models.PositiveIntegerField(default=0)),
                    ('verdict', models.CharField(blank=True, choices=[('good', '满意'), ('fair', '一般'), ('bad', '不满意')], max_length=4)),
                    ('is_duplicate', models.BooleanField(default=False)),
                    ('opened_at', models.DateTimeField()),
                    ('accepted_at', models.DateTimeField(null=True)),
                    ('arrived_at', models.DateTimeField(null=True)),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('closed_at', models.DateTimeField(null=True)),
                    ('due_at', models.DateTimeField(null=True)),
                    ('close_by', models.DateTimeField(null=True)),
                    ('clock_state', models.JSONField(default=dict)),
                    ('changed_at', models.DateTimeField()),
                    ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='matters.category')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('handler', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('merged_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='matters.matter')),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('reporter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='matters.categoryversion')),
                ],
                options={
                    'indexes': [models.Index(fields=['community', 'status', 'due_at'], name='matters_by_urgency'), models.Index(fields=['community', '-opened_at'], name='matters_newest'), models.Index(fields=['community', 'category', '-opened_at'], name='matters_by_category'), models.Index(fields=['community', 'changed_at'], name='matters_by_change'), models.Index(fields=['place_path'], name='matters_by_place'), models.Index(condition=models.Q(('closed_at', None)), fields=['cell', 'category'], name='matters_near'), models.Index(fields=['handler', 'status'], name='matters_by_handler'), models.Index(fields=['unit', 'status'], name='matters_by_unit'), models.Index(fields=['reporter', '-opened_at'], name='matters_by_reporter'), models.Index(condition=models.Q(('due_at__isnull', False)), fields=['community', 'due_at', 'id'], name='matters_due'), models.Index(condition=models.Q(('pool_path', ''), _negated=True), fields=['pool_path'], name='matters_in_pools'), models.Index(condition=models.Q(('closed_at', None)), fields=['reporter', 'status'], name='matters_open_of_reporter'), models.Index(condition=models.Q(('closed_at', None)), fields=['reporter_account', 'status'], name='matters_open_of_account')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('outside_id', ''), _negated=True), fields=('community', 'outside_id'), name='one_matter_per_outside_id'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'merged'), models.Q(('merged_into', None), _negated=True)), models.Q(models.Q(('status', 'merged'), _negated=True), ('merged_into', None)), _connector='OR'), name='merged_matters_say_into_what'), models.CheckConstraint(condition=models.Q(('is_anonymous', False), models.Q(('contact_name', ''), ('reporter', None), ('shows_name', False)), _connector='OR'), name='anonymous_means_no_name'), models.CheckConstraint(condition=models.Q(('verdict', ''), ('status', 'closed'), _connector='OR'), name='only_closed_matters_are_rated'), models.UniqueConstraint(fields=('number', 'community'), name='one_matter_per_number'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['closed', 'void', 'withdrawn']), ('closed_at__isnull', False)), models.Q(models.Q(('status__in', ['closed', 'void', 'withdrawn']), _negated=True), ('closed_at', None)), _connector='OR'), name='closed_matters_say_when')],
                },
            ),
            migrations.CreateModel(
                name='Follow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('account_id', models.BigIntegerField()),
                    ('since', models.DateTimeField()),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to='matters.matter')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('matter', 'account_id'), name='one_follow_per_account')],
                },
            ),
            migrations.CreateModel(
                name='Event',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('reported', '上报'), ('dispatched', '派单'), ('taken', '领单'), ('accepted', '接单'), ('returned', '退回'), ('handed_on', '转办'), ('joined', '协办加入'), ('arrived', '到场'), ('paused', '等居民补充'), ('resumed', '居民已补充'), ('answered', '反馈'), ('verified', '核实通过'), ('refused', '核实不通过'), ('closed', '办结'), ('rated', '评价'), ('reopened', '还没解决'), ('merged', '并案'), ('unmerged', '撤销并案'), ('escalated', '升级督办'), ('reminded', '到期提醒'), ('staged', '转入共治'), ('settled', '裁定责任'), ('noted', '备注'), ('moved', '区划调整'), ('corrected', '更正'), ('voided', '不予受理'), ('wished', '请求撤回'), ('withdrawn', '撤回')], max_length=10)),
                    ('at', models.DateTimeField()),
                    ('by_post', models.CharField(blank=True, max_length=80)),
                    ('words', models.TextField(blank=True)),
                    ('is_internal', models.BooleanField(default=False)),
                    ('data', models.JSONField(default=dict)),
                    ('photos', models.JSONField(default=list)),
                    ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='matters.matter')),
                ],
                options={
                    'ordering': ['at', 'id'],
                    'indexes': [models.Index(fields=['matter', 'at'], name='events_by_matter')],
                },
            ),
            migrations.CreateModel(
                name='Clock',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('accept', '接单'), ('arrive', '到场'), ('handle', '办理'), ('verify', '核实'), ('self', '自治先办'), ('close', '办结')], max_length=6)),
                    ('limit', models.CharField(max_length=8)),
                    ('started_at', models.DateTimeField()),
                    ('due_at', models.DateTimeField()),
                    ('rested_at', models.DateTimeField(null=True)),
                    ('rests', models.JSONField(default=list)),
                    ('stopped_at', models.DateTimeField(null=True)),
                    ('next_alarm_at', models.DateTimeField(null=True)),
                    ('alarms', models.PositiveSmallIntegerField(default=0)),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clocks', to='matters.matter')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('rested_at', None), ('stopped_at', None)), fields=['next_alarm_at'], name='clocks_to_ring')],
                    'constraints': [models.UniqueConstraint(fields=('matter', 'kind'), name='one_clock_of_a_kind')],
                },
            ),
            migrations.CreateModel(
                name='Assignment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('lead', '主办'), ('helper', '协办')], max_length=6)),
                    ('since', models.DateTimeField()),
                    ('until', models.DateTimeField(null=True)),
                    ('arrived_at', models.DateTimeField(null=True)),
                    ('returned_reason', models.CharField(blank=True, max_length=200)),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='matters.matter')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('person', None), ('unit', None), _negated=True), name='assignments_name_someone'), models.UniqueConstraint(condition=models.Q(('role', 'lead'), ('until', None)), fields=('matter',), name='one_current_lead'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='assignments_end_after_they_begin')],
                },
            ),
            migrations.CreateModel(
                name='Photo',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(db_index=True, max_length=32)),
                    ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matters.event')),
                ],
            ),
        ]),
        migrations.AddField(
            model_name='category',
            name='current',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='matters.categoryversion'),
        ),
    ]
