import django.db.models.deletion
from django.db import migrations, models

import mulin.kernel.secrets.fields
from mulin.kernel.migrating import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('ledger', '0002_walls'),
        ('organisations', '0003_one_head'),
        ('people', '0002_floor_area'),
        ('places', '0001_initial'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Fund',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                    ('code', models.CharField(max_length=30)),
                    ('name', models.CharField(max_length=60)),
                    ('name_en', models.CharField(blank=True, max_length=120)),
                    ('charter', models.TextField(max_length=4000)),
                    ('charter_en', models.TextField(blank=True, max_length=8000)),
                    ('book', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.book')),
                    ('goods', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.book')),
                    ('each_most', models.PositiveBigIntegerField(null=True)),
                    ('person_most', models.PositiveBigIntegerField(null=True)),
                    ('opened_at', models.DateTimeField()),
                    ('closed_at', models.DateTimeField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('community', 'code'), name='one_fund_per_code')],
                },
            ),
            migrations.CreateModel(
                name='Purpose',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='purposes', to='funds.fund')),
                    ('code', models.CharField(max_length=30)),
                    ('name', models.CharField(max_length=60)),
                    ('name_en', models.CharField(blank=True, max_length=120)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('fund', 'code'), name='one_purpose_per_code')],
                },
            ),
            migrations.CreateModel(
                name='Seat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='funds.fund')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('role', models.CharField(choices=[('chair', '主任'), ('member', '委员')], default='member', max_length=6)),
                    ('since', models.DateField()),
                    ('until', models.DateField(null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='seats_end_after_they_begin'), models.UniqueConstraint(condition=models.Q(('until', None)), fields=('fund', 'person'), name='one_current_seat_in_a_fund')],
                },
            ),
            migrations.CreateModel(
                name='Gift',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gifts', to='funds.fund')),
                    ('kind', models.CharField(choices=[('money', '钱款'), ('goods', '物品')], max_length=5)),
                    ('status', models.CharField(choices=[('promised', '已承诺'), ('received', '已收到'), ('lapsed', '未兑现'), ('taken_back', '已撤回')], max_length=10)),
                    ('amount', models.PositiveBigIntegerField()),
                    ('good', models.CharField(blank=True, max_length=24)),
                    ('good_name', models.CharField(blank=True, max_length=60)),
                    ('quantity', models.PositiveIntegerField(null=True)),
                    ('valued_by', models.CharField(blank=True, max_length=100)),
                    ('stored_at', models.CharField(blank=True, max_length=60)),
                    ('bank_number', models.CharField(blank=True, max_length=40)),
                    ('donor_kind', models.CharField(choices=[('person', '个人'), ('organisation', '单位'), ('event', '活动所得')], max_length=12)),
                    ('donor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('sponsor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                    ('donor_name', models.CharField(blank=True, max_length=120)),
                    ('sponsors', models.CharField(blank=True, max_length=100)),
                    ('named_at', models.DateTimeField(null=True)),
                    ('unnamed_at', models.DateTimeField(null=True)),
                    ('promised_at', models.DateTimeField(null=True)),
                    ('received_on', models.DateField(null=True)),
                    ('noted_at', models.DateTimeField()),
                    ('noted_by', models.BigIntegerField()),
                ],
                options={
                    'indexes': [models.Index(fields=['fund', '-received_on', '-id'], name='gifts_by_day')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='gifts_are_worth_something'), models.CheckConstraint(condition=models.Q(models.Q(('good', ''), ('kind', 'money'), ('quantity', None)), models.Q(('kind', 'goods'), ('quantity__gt', 0), models.Q(('good', ''), _negated=True)), _connector='OR'), name='goods_are_counted'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('received', 'taken_back')), _negated=True), ('received_on__isnull', False), _connector='OR'), name='received_on_a_day')],
                },
            ),
            migrations.CreateModel(
                name='HandOut',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_outs', to='funds.fund')),
                    ('good', models.CharField(max_length=24)),
                    ('good_name', models.CharField(max_length=60)),
                    ('quantity', models.PositiveIntegerField()),
                    ('to_whom', models.CharField(max_length=100)),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('about', mulin.kernel.secrets.fields.SealedField(blank=True)),
                    ('on', models.DateField()),
                    ('noted_at', models.DateTimeField()),
                    ('noted_by', models.BigIntegerField()),
                    ('taken_back_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['fund', '-on', '-id'], name='hand_outs_by_day')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('quantity__gt', 0)), name='hand_outs_are_counted')],
                },
            ),
            migrations.CreateModel(
                name='Spending',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spendings', to='funds.fund')),
                    ('purpose', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.purpose')),
                    ('title', models.CharField(max_length=80)),
                    ('title_en', models.CharField(blank=True, max_length=160)),
                    ('words', models.CharField(max_length=500)),
                    ('amount', models.PositiveBigIntegerField()),
                    ('paid', models.PositiveBigIntegerField(null=True)),
                    ('payee', models.CharField(blank=True, max_length=120)),
                    ('is_aid', models.BooleanField(default=False)),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('about', mulin.kernel.secrets.fields.SealedField(blank=True)),
                    ('status', models.CharField(choices=[('asked', '待审批'), ('reserved', '已批准，待付款'), ('paid', '已付款'), ('refused', '未批准'), ('withdrawn', '已撤回'), ('expired', '已过期'), ('taken_back', '已冲正')], default='asked', max_length=10)),
                    ('hold', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.hold')),
                    ('limit', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.hold')),
                    ('asked_at', models.DateTimeField()),
                    ('asked_by', models.BigIntegerField()),
                    ('expires_at', models.DateTimeField(null=True)),
                    ('paid_on', models.DateField(null=True)),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('ended_by', models.BigIntegerField(null=True)),
                    ('reason', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'indexes': [models.Index(fields=['fund', 'status', '-asked_at'], name='spendings_by_status')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='spendings_spend_something'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('paid', 'taken_back')), _negated=True), models.Q(('paid__gt', 0), ('paid__lte', models.F('amount')), ('paid_on__isnull', False)), _connector='OR'), name='paid_at_most_what_was_approved'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('reserved', 'paid', 'taken_back')), _negated=True), models.Q(('hold__isnull', False), ('limit__isnull', False)), _connector='OR'), name='approved_means_reserved'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('refused', 'taken_back')), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_refusal_has_its_reason'), models.CheckConstraint(condition=models.Q(('person', None), ('is_aid', True), _connector='OR'), name='help_for_a_person_is_aid')],
                },
            ),
            migrations.CreateModel(
                name='Approval',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('spending', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='funds.spending')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('spending', 'person'), name='one_yes_per_person')],
                },
            ),
            migrations.CreateModel(
                name='Evidence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('gift', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='funds.gift')),
                    ('spending', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='funds.spending')),
                    ('hand_out', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='funds.handout')),
                    ('file_key', models.CharField(max_length=40, unique=True)),
                    ('is_public', models.BooleanField(default=False)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('gift__isnull', False), ('hand_out', None), ('spending', None)), models.Q(('gift', None), ('hand_out', None), ('spending__isnull', False)), models.Q(('gift', None), ('hand_out__isnull', False), ('spending', None)), _connector='OR'), name='evidence_is_of_one_thing')],
                },
            ),
            migrations.CreateModel(
                name='Disclosure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosures', to='funds.fund')),
                    ('year', models.PositiveSmallIntegerField()),
                    ('quarter', models.PositiveSmallIntegerField()),
                    ('version', models.PositiveSmallIntegerField(default=1)),
                    ('status', models.CharField(choices=[('draft', '草稿'), ('signed', '已签，待复核'), ('published', '已公布')], default='draft', max_length=9)),
                    ('figures', models.JSONField(default=dict)),
                    ('words', models.CharField(blank=True, max_length=1000)),
                    ('reason', models.CharField(blank=True, max_length=200)),
                    ('returned', models.CharField(blank=True, max_length=200)),
                    ('drafted_at', models.DateTimeField()),
                    ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('signed_at', models.DateTimeField(null=True)),
                    ('countersigned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('published_at', models.DateTimeField(null=True)),
                    ('reminded_at', models.DateTimeField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('fund', 'year', 'quarter', 'version'), name='one_disclosure_a_version'), models.UniqueConstraint(condition=models.Q(('status', 'published'), _negated=True), fields=('fund', 'year', 'quarter'), name='one_disclosure_in_work'), models.CheckConstraint(condition=models.Q(('quarter__gte', 1), ('quarter__lte', 4)), name='quarters_are_four'), models.CheckConstraint(condition=models.Q(('version', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_correction_has_its_reason'), models.CheckConstraint(condition=models.Q(('status', 'draft'), models.Q(('signed_at__isnull', False), ('signed_by__isnull', False)), _connector='OR'), name='signed_by_the_keeper'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), models.Q(('countersigned_by__isnull', False), ('published_at__isnull', False)), _connector='OR'), name='countersigned_by_the_council'), models.CheckConstraint(condition=models.Q(('countersigned_by', None), models.Q(('countersigned_by', models.F('signed_by')), _negated=True), _connector='OR'), name='signed_by_two')],
                },
            ),
        ]),
    ]
