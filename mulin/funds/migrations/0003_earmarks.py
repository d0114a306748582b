import django.db.models.deletion
from django.db import migrations, models

from mulin.kernel.migrating import Together


class Migration(migrations.Migration):

    dependencies = [
        ('funds', '0002_walls'),
        ('ledger', '0002_walls'),
        ('people', '0002_floor_area'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Earmark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(max_length=40)),
                    ('title', models.CharField(max_length=80)),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('title_en', models.CharField(blank=True, max_length=160)),
                    ('amount', models.PositiveBigIntegerField()),
                    ('left', models.PositiveBigIntegerField(default=0)),
                    ('until', models.DateField()),
                    ('year', models.PositiveSmallIntegerField(null=True)),
                    ('status', models.CharField(choices=[('asked', '待审批'), ('reserved', '已留出'), ('refused', '未批准'), ('withdrawn', '已撤回'), ('released', '已放回')], default='asked', max_length=9)),
                    ('held_times', models.PositiveIntegerField(default=0)),
                    ('asked_at', models.DateTimeField()),
                    ('asked_by', models.BigIntegerField()),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('ended_by', models.BigIntegerField(null=True)),
                    ('reason', models.CharField(blank=True, max_length=200)),
                    ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earmarks', to='funds.fund')),
                    ('hold', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.hold')),
                    ('limit', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.hold')),
                    ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='funds.earmark')),
                    ('purpose', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.purpose')),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='earmarks_keep_something'),
                        models.CheckConstraint(condition=models.Q(('left__lte', models.F('amount'))), name='no_more_is_left_than_was_earmarked'),
                        models.CheckConstraint(condition=models.Q(('status', 'reserved'), ('left', 0), _connector='OR'), name='only_a_reserved_earmark_holds'),
                        models.CheckConstraint(condition=models.Q(models.Q(('hold', None), ('left', 0), ('limit', None)), models.Q(('hold__isnull', False), ('left__gt', 0), ('limit__isnull', False)), _connector='OR'), name='what_is_left_is_held'),
                        models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('reserved', 'released')), _negated=True), ('year__isnull', False), _connector='OR'), name='reserved_from_a_years_budget'),
                        models.CheckConstraint(condition=models.Q(models.Q(('status', 'refused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_refused_earmark_has_its_reason'),
                    ],
                    'indexes': [
                        models.Index(fields=['fund', 'status', '-asked_at'], name='earmarks_by_status'),
                        models.Index(condition=models.Q(('status', 'reserved')), fields=['until'], name='earmarks_by_their_day'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='EarmarkApproval',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('earmark', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='funds.earmark')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('earmark', 'person'), name='one_yes_per_person_to_an_earmark')],
                },
            ),
            migrations.AddField(
                model_name='spending',
                name='returned',
                field=models.PositiveBigIntegerField(null=True),
            ),
            migrations.AddField(
                model_name='spending',
                name='earmark',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='draws', to='funds.earmark'),
            ),
        ]),
    ]
