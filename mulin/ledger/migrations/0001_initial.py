import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

from mulin.kernel.migrating import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_initial'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Book',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('points', '积分'), ('minutes', '时间'), ('fund', '资金'), ('goods', '物品')], max_length=8)),
                    ('code', models.CharField(max_length=40)),
                    ('name', models.CharField(max_length=80)),
                    ('closed_through', models.DateField(null=True)),
                    ('opened_at', models.DateTimeField()),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('community', 'code'), name='one_book_per_code')],
                },
            ),
            migrations.CreateModel(
                name='Account',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('asset', '持有'), ('liability', '欠付'), ('income', '来源'), ('expense', '支出'), ('equity', '结转')], max_length=9)),
                    ('code', models.CharField(max_length=80)),
                    ('name', models.CharField(max_length=80)),
                    ('unit', models.CharField(max_length=24)),
                    ('holder_kind', models.CharField(blank=True, max_length=20)),
                    ('holder_id', models.BigIntegerField(null=True)),
                    ('floor', models.BigIntegerField(null=True)),
                    ('ceiling', models.BigIntegerField(null=True)),
                    ('balance', models.BigIntegerField(default=0)),
                    ('held', models.BigIntegerField(default=0)),
                    ('opened_at', models.DateTimeField()),
                    ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='ledger.book')),
                ],
                options={
                    'indexes': [models.Index(fields=['holder_kind', 'holder_id'], name='accounts_by_holder')],
                    'constraints': [models.UniqueConstraint(fields=('book', 'code'), name='one_account_per_code'), models.CheckConstraint(condition=models.Q(('holder_kind', ''), ('holder_id__isnull', False), _connector='XOR'), name='accounts_have_a_whole_holder'), models.CheckConstraint(condition=models.Q(('floor', None), ('balance__gte', django.db.models.expressions.CombinedExpression(models.F('floor'), '+', models.F('held'))), _connector='OR'), name='accounts_stay_above_their_floor'), models.CheckConstraint(condition=models.Q(('ceiling', None), ('balance__lte', models.F('ceiling')), _connector='OR'), name='accounts_stay_below_their_ceiling'), models.CheckConstraint(condition=models.Q(('held__gte', 0)), name='nothing_is_held_below_zero')],
                },
            ),
            migrations.CreateModel(
                name='Hold',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('amount', models.BigIntegerField()),
                    ('state', models.CharField(choices=[('open', '预留中'), ('posted', '已入账'), ('released', '已放回'), ('expired', '已过期')], default='open', max_length=8)),
                    ('reason', models.CharField(max_length=200)),
                    ('purpose', models.CharField(blank=True, max_length=40)),
                    ('once_key', models.CharField(max_length=120)),
                    ('source_kind', models.CharField(blank=True, max_length=40)),
                    ('source_ref', models.CharField(blank=True, max_length=80)),
                    ('fact_id', models.BigIntegerField(null=True)),
                    ('expires_at', models.DateTimeField(null=True)),
                    ('at', models.DateTimeField()),
                    ('by_id', models.BigIntegerField(null=True)),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('ended_by_id', models.BigIntegerField(null=True)),
                    ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='ledger.account')),
                    ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='ledger.book')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['expires_at'], name='open_holds_by_expiry'), models.Index(condition=models.Q(('source_kind', ''), _negated=True), fields=['source_kind', 'source_ref'], name='holds_by_source')],
                    'constraints': [models.UniqueConstraint(fields=('book', 'once_key'), name='one_hold_per_once_key'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='holds_hold_something'), models.CheckConstraint(condition=models.Q(('state', 'open'), ('ended_at__isnull', False), _connector='XOR'), name='holds_end_at_an_instant')],
                },
            ),
            migrations.CreateModel(
                name='Entry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('unit', models.CharField(max_length=24)),
                    ('day', models.DateField()),
                    ('at', models.DateTimeField()),
                    ('reason', models.CharField(max_length=200)),
                    ('purpose', models.CharField(blank=True, max_length=40)),
                    ('once_key', models.CharField(max_length=120)),
                    ('source_kind', models.CharField(blank=True, max_length=40)),
                    ('source_ref', models.CharField(blank=True, max_length=80)),
                    ('fact_id', models.BigIntegerField(null=True)),
                    ('by_id', models.BigIntegerField(null=True)),
                    ('parts', models.PositiveSmallIntegerField()),
                    ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='ledger.book')),
                    ('reverses', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversal', to='ledger.entry')),
                    ('hold', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entry', to='ledger.hold')),
                ],
                options={
                    'indexes': [models.Index(fields=['book', 'day', 'id'], name='entries_by_day'), models.Index(condition=models.Q(('source_kind', ''), _negated=True), fields=['source_kind', 'source_ref'], name='entries_by_source')],
                    'constraints': [models.UniqueConstraint(fields=('book', 'once_key'), name='one_entry_per_once_key'), models.CheckConstraint(condition=models.Q(('parts__gte', 2)), name='entries_have_two_lines_or_more'), models.CheckConstraint(condition=models.Q(('reverses', models.F('id')), _negated=True), name='no_entry_reverses_itself')],
                },
            ),
            migrations.CreateModel(
                name='Line',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField()),
                    ('amount', models.BigIntegerField()),
                    ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='ledger.account')),
                    ('entry', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='ledger.entry')),
                ],
                options={
                    'indexes': [models.Index(fields=['account', 'day', 'id', 'amount'], name='lines_by_day')],
                    'constraints': [models.UniqueConstraint(fields=('entry', 'account'), name='one_line_per_account'), models.CheckConstraint(condition=models.Q(('amount', 0), _negated=True), name='lines_move_something')],
                },
            ),
            migrations.CreateModel(
                name='Month',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('month', models.DateField()),
                    ('purpose', models.CharField(blank=True, max_length=40)),
                    ('received', models.BigIntegerField()),
                    ('spent', models.BigIntegerField()),
                    ('lines', models.PositiveIntegerField()),
                    ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='months', to='ledger.account')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('account', 'month', 'purpose'), name='one_total_per_month')],
                },
            ),
        ]),
    ]
