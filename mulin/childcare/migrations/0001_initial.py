import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import mulin.kernel.migrating
import mulin.kernel.secrets.fields


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_floor_area'),
        ('places', '0001_initial'),
    ]

    operations = [
        mulin.kernel.migrating.Together(
            operations=[migrations.CreateModel(
                name='Group',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('nursery', '托班（0–3 岁）'), ('afternoon', '四点半课堂'), ('holiday', '假期托管')], max_length=9)),
                    ('name', models.CharField(max_length=60)),
                    ('name_en', models.CharField(blank=True, max_length=120)),
                    ('words', models.CharField(blank=True, max_length=1000)),
                    ('words_en', models.CharField(blank=True, max_length=2000)),
                    ('address', models.CharField(max_length=120)),
                    ('address_en', models.CharField(blank=True, max_length=200)),
                    ('phone', models.CharField(blank=True, max_length=30)),
                    ('unit', models.CharField(choices=[('months', '按月龄'), ('grade', '按年级')], max_length=6)),
                    ('from_age', models.SmallIntegerField()),
                    ('to_age', models.SmallIntegerField()),
                    ('ages_on', models.DateField()),
                    ('others', models.CharField(choices=[('nobody', '只收这里的居民'), ('after', '这里的居民优先，别处的排在后面'), ('equal', '住哪里都一样')], default='after', max_length=6)),
                    ('siblings_first', models.BooleanField(default=True)),
                    ('tariff', models.CharField(choices=[('free', '无偿'), ('low', '低偿'), ('paid', '有偿')], max_length=4)),
                    ('inclusive', models.BooleanField(default=False)),
                    ('price', models.PositiveIntegerField(default=0)),
                    ('per', models.CharField(choices=[('month', '按月'), ('day', '按实到天数')], default='month', max_length=5)),
                    ('fee_words', models.CharField(blank=True, max_length=200)),
                    ('fee_words_en', models.CharField(blank=True, max_length=400)),
                    ('since', models.DateField()),
                    ('until', models.DateField()),
                    ('weekdays', models.JSONField(default=list)),
                    ('make_up', models.BooleanField(default=True)),
                    ('begins', models.TimeField()),
                    ('ends', models.TimeField()),
                    ('places', models.PositiveSmallIntegerField()),
                    ('taken', models.PositiveSmallIntegerField(default=0)),
                    ('carers', models.PositiveSmallIntegerField()),
                    ('per_carer', models.PositiveSmallIntegerField()),
                    ('apply_from', models.DateField(null=True)),
                    ('apply_until', models.DateField(null=True)),
                    ('offers_from', models.DateField(null=True)),
                    ('offer_hours', models.PositiveSmallIntegerField(default=48)),
                    ('needs', models.JSONField(default=list)),
                    ('seed', models.CharField(max_length=64)),
                    ('seed_told_at', models.DateTimeField(null=True)),
                    ('made_at', models.DateTimeField()),
                    ('closed_on', models.DateField(null=True)),
                    ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ],
                options={
                    'ordering': ['kind', 'name', 'id'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('place', 'name', 'since'), name='one_open_class_of_a_name_and_term'), models.CheckConstraint(condition=models.Q(('taken__lte', models.F('places'))), name='never_more_children_than_places'), models.CheckConstraint(condition=models.Q(('places__lte', django.db.models.expressions.CombinedExpression(models.F('carers'), '*', models.F('per_carer')))), name='enough_carers_for_all_places'), models.CheckConstraint(condition=models.Q(('from_age__gte', 0), ('from_age__lte', models.F('to_age'))), name='ages_of_a_class_in_order'), models.CheckConstraint(condition=models.Q(('since__lte', models.F('until'))), name='terms_end_after_they_begin'), models.CheckConstraint(condition=models.Q(('begins__lt', models.F('ends'))), name='days_of_care_end_after_they_begin'), models.CheckConstraint(condition=models.Q(models.Q(('price', 0), ('tariff', 'free')), models.Q(models.Q(('tariff', 'free'), _negated=True), ('price__gt', 0)), _connector='OR'), name='only_free_care_costs_nothing'), models.CheckConstraint(condition=models.Q(('offer_hours__range', (12, 336))), name='offers_stand_half_a_day_to_two_weeks')],
                },
            ), migrations.CreateModel(
                name='Keeper',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since_at', models.DateTimeField()),
                    ('until_at', models.DateTimeField(null=True)),
                    ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keepers', to='childcare.group')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('until_at', None)), fields=['person'], name='classes_one_keeps')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('until_at', None)), fields=('group', 'person'), name='nobody_keeps_a_class_twice')],
                },
            ), migrations.CreateModel(
                name='Child',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(blank=True, max_length=100)),
                    ('name_blind', models.CharField(blank=True, max_length=32)),
                    ('born_on', models.DateField(null=True)),
                    ('relation', models.CharField(choices=[('mother', '母亲'), ('father', '父亲'), ('grand', '（外）祖父母'), ('other', '其他监护人')], max_length=6)),
                    ('health', mulin.kernel.secrets.fields.SealedField(blank=True)),
                    ('consent', models.CharField(blank=True, max_length=12)),
                    ('consented_at', models.DateTimeField()),
                    ('consent_heard_by', models.BigIntegerField(null=True)),
                    ('erased_at', models.DateTimeField(null=True)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('guardian', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('erased_at', None)), fields=['guardian'], name='children_of_a_guardian')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('erased_at', None)), fields=('person',), name='one_child_of_a_person'), models.UniqueConstraint(condition=models.Q(('erased_at', None)), fields=('guardian', 'name_blind', 'born_on'), name='one_child_of_a_name_and_birthday'), models.CheckConstraint(condition=models.Q(('erased_at', None), models.Q(('born_on', None), ('health', ''), ('name', ''), ('person', None)), _connector='OR'), name='nothing_stays_of_an_erased_child')],
                },
            ), migrations.CreateModel(
                name='Guardian',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('relation', models.CharField(choices=[('mother', '母亲'), ('father', '父亲'), ('grand', '（外）祖父母'), ('other', '其他监护人')], max_length=6)),
                    ('named_at', models.DateTimeField()),
                    ('consent', models.CharField(blank=True, max_length=12)),
                    ('consented_at', models.DateTimeField(null=True)),
                    ('consent_heard_by', models.BigIntegerField(null=True)),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='others', to='childcare.child')),
                    ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'ordering': ['id'],
                    'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['person'], name='children_of_other_guardians')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('child', 'person'), name='nobody_is_guardian_twice'), models.CheckConstraint(condition=models.Q(('consent', ''), ('consented_at__isnull', False), _connector='XOR'), name='guardians_consent_at_an_instant')],
                },
            ), migrations.CreateModel(
                name='Paper',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('birth', '出生证明或户口页'), ('vaccine', '预防接种证'), ('checkup', '入托体检表'), ('other', '其他材料')], max_length=8)),
                    ('file_key', mulin.kernel.secrets.fields.SealedField()),
                    ('file_blind', models.CharField(max_length=32, unique=True)),
                    ('added_at', models.DateTimeField()),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='childcare.child')),
                ],
                options={
                    'ordering': ['kind', 'id'],
                },
            ), migrations.CreateModel(
                name='Pickup',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(blank=True, max_length=60)),
                    ('relation', models.CharField(blank=True, max_length=30)),
                    ('code', mulin.kernel.secrets.fields.SealedField(blank=True)),
                    ('photo', models.CharField(blank=True, max_length=40)),
                    ('added_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pickups', to='childcare.child')),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('child', 'name'), name='one_who_fetches_of_a_name')],
                },
            ), migrations.CreateModel(
                name='Application',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('status', models.CharField(choices=[('sent', '等审核'), ('asked', '请补充'), ('waiting', '排队中'), ('offered', '请确认入托'), ('held', '在托'), ('refused', '不符合条件'), ('withdrawn', '已撤回'), ('declined', '不来了'), ('lapsed', '没有确认，名额已让出'), ('over', '这一期结束了'), ('left', '已离托')], default='sent', max_length=9)),
                    ('grade', models.SmallIntegerField(null=True)),
                    ('wish', mulin.kernel.secrets.fields.SealedField(blank=True)),
                    ('sent_at', models.DateTimeField()),
                    ('sent_on', models.DateField()),
                    ('helped_by', models.BigIntegerField(null=True)),
                    ('area_rank', models.PositiveSmallIntegerField(default=1)),
                    ('sibling_rank', models.PositiveSmallIntegerField(default=1)),
                    ('lot', models.CharField(blank=True, max_length=64)),
                    ('checked_by', models.BigIntegerField(null=True)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('offered_until', models.DateTimeField(null=True)),
                    ('held_on', models.DateField(null=True)),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('ended_on', models.DateField(null=True)),
                    ('cleared_at', models.DateTimeField(null=True)),
                    ('guardian', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='childcare.child')),
                    ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='childcare.group')),
                ],
                options={
                    'ordering': ['id'],
                    'indexes': [models.Index(condition=models.Q(('status', 'waiting')), fields=['group', 'area_rank', 'sibling_rank', 'sent_on', 'lot', 'id'], name='children_who_wait'), models.Index(fields=['group', 'status'], name='applications_of_a_class'), models.Index(fields=['guardian'], name='applications_of_a_guardian'), models.Index(condition=models.Q(('status', 'offered')), fields=['offered_until'], name='offers_of_care_to_lapse'), models.Index(condition=models.Q(('cleared_at', None), ('ended_at__isnull', False)), fields=['ended_at'], name='care_to_be_cleared')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ('sent', 'asked', 'waiting', 'offered', 'held'))), fields=('group', 'child'), name='one_application_of_a_child_for_a_class'), models.CheckConstraint(condition=models.Q(('status', 'offered'), ('offered_until', None), _connector='XOR'), name='offers_of_care_end'), models.CheckConstraint(condition=models.Q(('status__in', ('sent', 'asked', 'waiting', 'offered', 'held')), ('ended_at__isnull', False), _connector='XOR'), name='applications_end_at_an_instant'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'refused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='refusals_of_care_give_a_reason')],
                },
            ), migrations.CreateModel(
                name='Line',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('question', '要补充的'), ('answer', '回复'), ('note', '留言')], max_length=8)),
                    ('words', mulin.kernel.secrets.fields.SealedField()),
                    ('at', models.DateTimeField()),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='childcare.application')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'ordering': ['id'],
                },
            ), migrations.CreateModel(
                name='ClosedDay',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField()),
                    ('words', models.CharField(max_length=120)),
                    ('words_en', models.CharField(blank=True, max_length=200)),
                    ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closed_days', to='childcare.group')),
                ],
                options={
                    'ordering': ['on'],
                    'constraints': [models.UniqueConstraint(fields=('group', 'on'), name='a_day_is_closed_once')],
                },
            ), migrations.CreateModel(
                name='Day',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField()),
                    ('status', models.CharField(choices=[('came', '到了'), ('away', '请假'), ('missed', '没来，没请假')], max_length=6)),
                    ('came_at', models.DateTimeField(null=True)),
                    ('left_at', models.DateTimeField(null=True)),
                    ('how', models.CharField(blank=True, choices=[('guardian', '监护人本人'), ('code', '接送码核对'), ('known', '老师认识，当面核对')], max_length=8)),
                    ('handed_by', models.BigIntegerField(null=True)),
                    ('late_told_at', models.DateTimeField(null=True)),
                    ('words', models.CharField(blank=True, max_length=120)),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='days', to='childcare.application')),
                    ('fetched_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='childcare.pickup')),
                    ('handed_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'ordering': ['on', 'id'],
                    'indexes': [models.Index(condition=models.Q(('late_told_at', None), ('left_at', None), ('status', 'came')), fields=['on'], name='children_still_there')],
                    'constraints': [models.UniqueConstraint(fields=('application', 'on'), name='one_row_of_a_child_and_day'), models.CheckConstraint(condition=models.Q(('status', 'came'), ('came_at', None), _connector='XOR'), name='who_came_has_an_hour'), models.CheckConstraint(condition=models.Q(models.Q(('handed_by', None), ('how', ''), ('left_at', None)), models.Q(('handed_by__isnull', False), ('left_at__gte', models.F('came_at')), models.Q(('how', ''), _negated=True)), _connector='OR'), name='who_left_was_handed_to_somebody'), models.CheckConstraint(condition=models.Q(('how__in', ('', 'guardian')), ('fetched_by__isnull', False), _connector='XOR'), name='it_is_known_who_fetched'), models.CheckConstraint(condition=models.Q(('how', 'guardian'), ('handed_to', None), _connector='XOR'), name='it_is_known_which_guardian_came')],
                },
            )],
        ),
    ]
