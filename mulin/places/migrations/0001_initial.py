import django.db.models.deletion
from django.db import migrations, models

import mulin.places.fields
from mulin.kernel.migrating import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Place',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('city', '市'), ('district', '区县'), ('street', '街道'), ('community', '社区'), ('committee', '居委会'), ('grid', '网格'), ('estate', '小区'), ('building', '楼栋'), ('entrance', '单元'), ('room', '房屋'), ('spot', '点位')], max_length=12)),
                    ('path', mulin.places.fields.PathField(max_length=120, unique=True)),
                    ('name', models.CharField(max_length=80)),
                    ('name_en', models.CharField(blank=True, max_length=80)),
                    ('label', models.CharField(max_length=160)),
                    ('code', models.CharField(blank=True, max_length=20)),
                    ('order', models.CharField(blank=True, max_length=40)),
                    ('lat', models.FloatField(null=True)),
                    ('lng', models.FloatField(null=True)),
                    ('valid_from', models.DateField(null=True)),
                    ('valid_to', models.DateField(null=True)),
                    ('community', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='places.place')),
                ],
                options={
                    'ordering': ['order', 'id'],
                    'indexes': [models.Index(fields=['community', 'kind'], name='places_by_kind'), models.Index(fields=['kind', 'name'], name='places_by_name')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('parent', 'kind', 'name'), name='one_current_name_per_parent'), models.UniqueConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), ('valid_to', None)), fields=('code',), name='one_current_place_per_code'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_from', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='places_end_after_they_begin'), models.CheckConstraint(condition=models.Q(models.Q(('lat', None), ('lng', None)), models.Q(('lat__isnull', False), ('lat__range', (-90, 90)), ('lng__isnull', False), ('lng__range', (-180, 180))), _connector='OR'), name='places_lie_on_earth')],
                },
            ),
            migrations.CreateModel(
                name='Community',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=40)),
                    ('name_en', models.CharField(blank=True, max_length=80)),
                    ('mark', models.CharField(default='睦', max_length=2)),
                    ('brand', models.CharField(blank=True, max_length=7)),
                    ('phone', models.CharField(blank=True, max_length=30)),
                    ('complaints', models.CharField(blank=True, max_length=200)),
                    ('place', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='face', to='places.place')),
                ],
            ),
            migrations.CreateModel(
                name='Code',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('building', '楼栋码'), ('entrance', '单元码'), ('shop', '商铺码'), ('facility', '设施码'), ('spot', '点位码')], max_length=10)),
                    ('number', models.CharField(max_length=12, unique=True)),
                    ('caption', models.CharField(blank=True, max_length=60)),
                    ('made_at', models.DateTimeField()),
                    ('revoked_at', models.DateTimeField(null=True)),
                    ('revoked_reason', models.CharField(blank=True, max_length=120)),
                    ('replaces', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='places.code')),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codes', to='places.place')),
                ],
                options={
                    'ordering': ['place__path', 'kind', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('revoked_at', None), ('revoked_reason', '')), models.Q(('revoked_at__isnull', False), models.Q(('revoked_reason', ''), _negated=True)), _connector='OR'), name='a_revoked_code_has_its_reason')],
                },
            ),
            migrations.CreateModel(
                name='Boundary',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('geometry', models.JSONField()),
                    ('changed_at', models.DateTimeField()),
                    ('place', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='boundary', to='places.place')),
                ],
            ),
            migrations.CreateModel(
                name='ScanCount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField()),
                    ('times', models.PositiveIntegerField(default=0)),
                    ('code', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scans', to='places.code')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('code', 'day'), name='one_scan_count_per_day')],
                },
            ),
            migrations.CreateModel(
                name='Succession',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('split', '拆分'), ('merge', '合并'), ('move', '划转')], max_length=8)),
                    ('effective_on', models.DateField()),
                    ('reason', models.CharField(blank=True, max_length=200)),
                    ('recorded_at', models.DateTimeField()),
                    ('recorded_by', models.BigIntegerField(null=True)),
                    ('after', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='places.place')),
                    ('before', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='places.place')),
                    ('moved', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='places.place')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'move'), _negated=True), ('moved__isnull', False), _connector='XOR'), name='a_move_says_what_moved'), models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='nothing_becomes_itself')],
                },
            ),
        ]),
    ]
