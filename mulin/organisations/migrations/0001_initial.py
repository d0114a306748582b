import django.db.models.deletion
from django.db import migrations, models

from mulin.kernel.migrating import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('party', '党组织'), ('committee', '居民委员会'), ('owners', '业主委员会'), ('property', '物业服务企业'), ('office', '政府部门、街道'), ('company', '企业'), ('school', '学校'), ('hospital', '医疗机构'), ('social', '社会组织'), ('merchants', '商户自律组织')], max_length=12)),
                    ('name', models.CharField(max_length=120)),
                    ('short_name', models.CharField(blank=True, max_length=40)),
                    ('credit_code', models.CharField(blank=True, max_length=18)),
                    ('contact', models.CharField(blank=True, max_length=40)),
                    ('phone', models.CharField(blank=True, max_length=30)),
                    ('address', models.CharField(blank=True, max_length=160)),
                    ('closed_on', models.DateField(null=True)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organisations.organisation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('community', 'name'), name='one_organisation_per_name'), models.UniqueConstraint(condition=models.Q(('credit_code', ''), _negated=True), fields=('community', 'credit_code'), name='one_organisation_per_credit_code')],
                },
            ),
            migrations.CreateModel(
                name='Area',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='organisations.organisation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('organisation', 'place'), name='one_area_per_place')],
                },
            ),
            migrations.CreateModel(
                name='Post',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('building_head', '楼长'), ('party_head', '党员楼长'), ('grid_worker', '网格员'), ('community_worker', '社区工作者'), ('committee_head', '居委会主任'), ('secretary', '社区书记'), ('street_leader', '街道负责人'), ('handler', '经办人'), ('unit_lead', '单位负责人'), ('rider', '流动网格员'), ('volunteer', '志愿者'), ('guard', '安保员'), ('fund_keeper', '资金管理员'), ('administrator', '系统管理员')], max_length=20)),
                    ('since', models.DateField()),
                    ('until', models.DateField(null=True)),
                    ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisations.organisation')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ],
                options={
                    'indexes': [models.Index(fields=['person'], name='posts_by_person'), models.Index(fields=['place', 'kind'], name='posts_by_place')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('place', None), ('organisation', None), _connector='XOR'), name='posts_are_in_one_place_or_body'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='posts_end_after_they_begin'), models.UniqueConstraint(condition=models.Q(('organisation', None), ('until', None)), fields=('person', 'kind', 'place'), name='one_current_post_in_a_place'), models.UniqueConstraint(condition=models.Q(('place', None), ('until', None)), fields=('person', 'kind', 'organisation'), name='one_current_post_in_a_body')],
                },
            ),
        ]),
    ]
