import django.db.models.deletion
from django.db import migrations, models

import mulin.kernel.secrets.fields
import mulin.places.fields
from mulin.kernel.migrating import Together


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0001_initial'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Bucket',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=60, unique=True)),
                    ('tokens', models.FloatField()),
                    ('filled_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='Bulletin',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('path', mulin.places.fields.PathField(max_length=120)),
                    ('topic', models.CharField(choices=[('safety', '安全与应急'), ('works', '停水停电、施工'), ('service', '便民服务'), ('health', '健康'), ('activity', '活动'), ('affairs', '居务公开'), ('party', '党建')], max_length=12)),
                    ('urgency', models.PositiveSmallIntegerField(choices=[(1, '不急'), (2, '一般'), (3, '紧急')], default=2)),
                    ('title', models.CharField(max_length=60)),
                    ('title_en', models.CharField(blank=True, max_length=120)),
                    ('words', models.TextField(max_length=4000)),
                    ('words_en', models.TextField(blank=True, max_length=8000)),
                    ('rule', models.JSONField(default=dict)),
                    ('robots', models.CharField(blank=True, max_length=200)),
                    ('status', models.CharField(choices=[('draft', '草稿'), ('checking', '等审核'), ('published', '已发布'), ('withdrawn', '已撤回')], default='draft', max_length=10)),
                    ('by_id', models.BigIntegerField()),
                    ('by_post', models.CharField(max_length=40)),
                    ('written_at', models.DateTimeField()),
                    ('checked_by', models.BigIntegerField(null=True)),
                    ('published_at', models.DateTimeField(null=True)),
                    ('send_at', models.DateTimeField(null=True)),
                    ('queued_at', models.DateTimeField(null=True)),
                    ('recipients', models.PositiveIntegerField(default=0)),
                    ('note', models.CharField(blank=True, max_length=300)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ],
                options={
                    'indexes': [models.Index(fields=['community', '-send_at'], name='bulletins_by_day'), models.Index(condition=models.Q(('queued_at', None), ('status', 'published')), fields=['send_at'], name='bulletins_to_send')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), models.Q(models.Q(('checked_by', None), _negated=True), models.Q(('published_at', None), _negated=True), models.Q(('send_at', None), _negated=True)), _connector='OR'), name='published_is_checked'), models.CheckConstraint(condition=models.Q(('checked_by', None), models.Q(('checked_by', models.F('by_id')), _negated=True), _connector='OR'), name='bulletins_are_checked_by_another')],
                },
            ),
            migrations.CreateModel(
                name='Consent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person_id', models.BigIntegerField()),
                    ('purpose', models.CharField(choices=[('household', '按家庭情况（如独居）通知我')], max_length=12)),
                    ('given_at', models.DateTimeField()),
                    ('given_by', models.BigIntegerField(null=True)),
                    ('withdrawn_at', models.DateTimeField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('person_id', 'purpose'), name='one_current_consent_per_purpose')],
                },
            ),
            migrations.CreateModel(
                name='Delivery',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('bulletin_id', models.BigIntegerField(null=True)),
                    ('channel', models.CharField(choices=[('push', '浏览器通知'), ('wechat', '微信'), ('mail', '邮件'), ('sms', '短信'), ('print', '纸质'), ('wecom', '企业微信群'), ('dingtalk', '钉钉群')], max_length=10)),
                    ('reader', models.CharField(max_length=40)),
                    ('path', models.CharField(blank=True, max_length=120)),
                    ('is_urgent', models.BooleanField(default=False)),
                    ('state', models.CharField(choices=[('owed', '等着发'), ('sent', '已送出'), ('failed', '没送到，还会再试'), ('given_up', '没送到，不再试'), ('needless', '不用发了')], default='owed', max_length=10)),
                    ('due_at', models.DateTimeField()),
                    ('claimed_until', models.DateTimeField(null=True)),
                    ('claim', models.CharField(blank=True, max_length=32)),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('with_id', models.BigIntegerField(null=True)),
                    ('sent_at', models.DateTimeField(null=True)),
                    ('provider_id', models.CharField(blank=True, max_length=120)),
                    ('error', models.CharField(blank=True, max_length=300)),
                    ('brought_by', models.BigIntegerField(null=True)),
                    ('notice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='notices.notice')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('state__in', ['owed', 'failed'])), fields=['channel', 'due_at'], name='notices_on_their_way'), models.Index(fields=['reader', 'channel', 'sent_at'], name='sent_to_a_reader'), models.Index(condition=models.Q(('bulletin_id', None), _negated=True), fields=['bulletin_id', 'state'], name='deliveries_by_bulletin'), models.Index(condition=models.Q(('state__in', ['failed', 'given_up'])), fields=['state'], name='deliveries_that_failed')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('notice', None), _negated=True), fields=('notice', 'channel'), name='one_delivery_per_channel'), models.UniqueConstraint(condition=models.Q(('notice', None)), fields=('bulletin_id', 'channel', 'reader'), name='one_delivery_per_robot'), models.CheckConstraint(condition=models.Q(models.Q(('notice', None), _negated=True), models.Q(('bulletin_id', None), _negated=True), _connector='OR'), name='deliveries_carry_something'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), models.Q(('sent_at', None), _negated=True), _connector='OR'), name='sent_has_its_time'), models.CheckConstraint(condition=models.Q(models.Q(('channel', 'print'), ('state', 'sent'), _negated=True), models.Q(('brought_by', None), _negated=True), _connector='OR'), name='paper_is_brought_by_somebody')],
                },
            ),
            migrations.CreateModel(
                name='Interest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person_id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=12)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('name', 'person_id'), name='one_row_per_interest')],
                },
            ),
            migrations.CreateModel(
                name='OptOut',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person_id', models.BigIntegerField()),
                    ('topic', models.CharField(max_length=12)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('person_id', 'topic'), name='one_opt_out_per_topic')],
                },
            ),
            migrations.CreateModel(
                name='Preference',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person_id', models.BigIntegerField(null=True, unique=True)),
                    ('account_id', models.BigIntegerField(null=True, unique=True)),
                    ('low', models.CharField(blank=True, default='push,wechat,mail', max_length=60)),
                    ('normal', models.CharField(blank=True, default='push,wechat,mail,print', max_length=60)),
                    ('urgent', models.CharField(blank=True, default='push,wechat,mail,sms,print', max_length=60)),
                    ('quiet_from', models.PositiveSmallIntegerField(default=21)),
                    ('quiet_to', models.PositiveSmallIntegerField(default=8)),
                    ('urgent_wakes', models.BooleanField(default=True)),
                    ('is_personalised', models.BooleanField(default=True)),
                    ('changed_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('person_id', None), ('account_id', None), _connector='XOR'), name='preferences_are_of_one_reader'), models.CheckConstraint(condition=models.Q(('quiet_from__lte', 23), ('quiet_to__lte', 23)), name='quiet_hours_are_hours')],
                },
            ),
            migrations.CreateModel(
                name='PushSubscription',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('account_id', models.BigIntegerField(db_index=True)),
                    ('digest', models.CharField(max_length=64, unique=True)),
                    ('sealed', mulin.kernel.secrets.fields.SealedField()),
                    ('added_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='Thread',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('path', mulin.places.fields.PathField(max_length=120)),
                    ('last_at', models.DateTimeField()),
                    ('waits', models.BooleanField(default=False)),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'indexes': [models.Index(fields=['path', '-last_at'], name='threads_by_place')],
                },
            ),
            migrations.CreateModel(
                name='Line',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('by_id', models.BigIntegerField()),
                    ('post', models.CharField(blank=True, max_length=40)),
                    ('words', models.CharField(max_length=1000)),
                    ('at', models.DateTimeField()),
                    ('read_at', models.DateTimeField(null=True)),
                    ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='notices.thread')),
                ],
                options={
                    'indexes': [models.Index(fields=['thread', 'id'], name='lines_in_order')],
                },
            ),
            migrations.CreateModel(
                name='WeChatReader',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('account_id', models.BigIntegerField(unique=True)),
                    ('openid', mulin.kernel.secrets.fields.SealedField()),
                    ('joined_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name='WorkLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('url', models.URLField()),
                    ('changed_at', models.DateTimeField()),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ],
            ),
        ]),
        migrations.AddField(
            model_name='notice',
            name='bulletin_id',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='notice',
            name='chosen_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='notice',
            name='urgency',
            field=models.PositiveSmallIntegerField(choices=[(1, '不急'), (2, '一般'), (3, '紧急')], default=2),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('chosen_at', None)), fields=['id'], name='channels_not_chosen'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('bulletin_id', None), _negated=True), fields=['bulletin_id'], name='notices_by_bulletin'),
        ),
    ]
