import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import mulin.kernel.secrets.fields
import mulin.people.fields
from mulin.kernel.migrating import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('places', '0001_initial'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='SignInCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('phone_blind', models.CharField(max_length=32, unique=True)),
                    ('digest', models.CharField(blank=True, max_length=128)),
                    ('sent_at', models.DateTimeField(null=True)),
                    ('wrong', models.PositiveSmallIntegerField(default=0)),
                    ('sent_today', models.PositiveSmallIntegerField(default=0)),
                    ('locked_until', models.DateTimeField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name='Person',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', mulin.people.fields.BytewiseField(max_length=100)),
                    ('pinyin', mulin.people.fields.BytewiseField(blank=True, max_length=300)),
                    ('initials', mulin.people.fields.BytewiseField(blank=True, max_length=100)),
                    ('sex', models.CharField(choices=[('0', '未知'), ('1', '男'), ('2', '女'), ('9', '未说明')], default='0', max_length=1)),
                    ('born_on', models.DateField(null=True)),
                    ('nationality', models.CharField(default='CHN', max_length=3)),
                    ('language', models.CharField(default='zh-hans', max_length=8)),
                    ('phone', mulin.kernel.secrets.fields.SealedField(blank=True)),
                    ('phone_blind', models.CharField(blank=True, max_length=32)),
                    ('phone_mask', models.CharField(blank=True, max_length=20)),
                    ('id_number', mulin.kernel.secrets.fields.SealedField(blank=True)),
                    ('id_blind', models.CharField(blank=True, max_length=32)),
                    ('id_mask', models.CharField(blank=True, max_length=30)),
                    ('added_at', models.DateTimeField()),
                    ('left_on', models.DateField(null=True)),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ],
                options={
                    'indexes': [models.Index(fields=['phone_blind'], name='people_by_phone'), models.Index(fields=['community', 'name'], name='people_by_name'), models.Index(fields=['community', 'pinyin'], name='people_by_pinyin'), models.Index(fields=['community', 'initials'], name='people_by_initials')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('id_blind', ''), _negated=True), fields=('community', 'id_blind'), name='one_person_per_id_number')],
                },
            ),
            migrations.CreateModel(
                name='Ownership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('company', models.CharField(blank=True, max_length=120)),
                    ('credit_code', models.CharField(blank=True, max_length=18)),
                    ('is_developer', models.BooleanField(default=False)),
                    ('area', models.PositiveBigIntegerField(help_text='建筑面积，单位 0.01 平方米')),
                    ('part', models.PositiveIntegerField(default=1)),
                    ('whole', models.PositiveIntegerField(default=1)),
                    ('source', models.CharField(choices=[('register', '不动产登记'), ('survey', '测绘成果'), ('contract', '买卖合同')], default='register', max_length=10)),
                    ('since', models.DateField(null=True)),
                    ('until', models.DateField(null=True)),
                    ('ends_on', models.DateField(null=True)),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ownerships', to='people.person')),
                ],
                options={
                    'indexes': [models.Index(fields=['room'], name='owners_by_room'), models.Index(condition=models.Q(('ends_on__isnull', False)), fields=['ends_on'], name='ownerships_to_end')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('person', None), ('company', ''), _connector='XOR'), name='owners_are_one_person_or_company'), models.CheckConstraint(condition=models.Q(('part__gte', 1), ('part__lte', models.F('whole'))), name='owners_hold_a_real_share'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('until', None), _connector='OR'), name='ownerships_end_once'), models.UniqueConstraint(condition=models.Q(('until', None), models.Q(('person', None), _negated=True)), fields=('room', 'person'), name='one_current_share_per_owner')],
                },
            ),
            migrations.CreateModel(
                name='Joining',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('account_id', models.BigIntegerField()),
                    ('by_id', models.BigIntegerField(null=True)),
                    ('how', models.CharField(choices=[('', '未认证'), ('phone', '手机号与登记一致'), ('room', '房号与姓名一致'), ('counter', '社区工作者当面确认')], max_length=10)),
                    ('at', models.DateTimeField()),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joinings', to='people.person')),
                ],
            ),
            migrations.CreateModel(
                name='Household',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.CharField(blank=True, max_length=20)),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('head', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('room', 'number'), name='one_household_per_number_and_room')],
                },
            ),
            migrations.CreateModel(
                name='Correction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.CharField(max_length=500)),
                    ('asked_at', models.DateTimeField()),
                    ('due_at', models.DateTimeField()),
                    ('remind_at', models.DateTimeField(null=True)),
                    ('answer', models.CharField(blank=True, max_length=500)),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('answered_by', models.BigIntegerField(null=True)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='people.person')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(models.Q(('answered_at', None), _negated=True), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='corrections_are_answered_in_words')],
                    'indexes': [models.Index(models.F('remind_at'), condition=models.Q(('answered_at', None)), name='corrections_to_remind_of')],
                },
            ),
            migrations.CreateModel(
                name='Account',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('username', models.CharField(max_length=40, unique=True)),
                    ('phone', mulin.kernel.secrets.fields.SealedField(blank=True)),
                    ('phone_blind', models.CharField(blank=True, max_length=32, null=True, unique=True)),
                    ('phone_mask', models.CharField(blank=True, max_length=20)),
                    ('verified_by', models.CharField(blank=True, choices=[('', '未认证'), ('phone', '手机号与登记一致'), ('room', '房号与姓名一致'), ('counter', '社区工作者当面确认')], max_length=10)),
                    ('verified_at', models.DateTimeField(null=True)),
                    ('language', models.CharField(default='zh-hans', max_length=8)),
                    ('large_type', models.BooleanField(default=False)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('is_staff', models.BooleanField(default=False)),
                    ('is_active', models.BooleanField(default=True)),
                    ('joined_at', models.DateTimeField(auto_now_add=True)),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                    ('person', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='account', to='people.person')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('person', None), ('verified_by', '')), models.Q(models.Q(('person', None), _negated=True), models.Q(('verified_by', ''), _negated=True)), _connector='OR'), name='accounts_are_joined_by_verification')],
                },
            ),
            migrations.CreateModel(
                name='Residence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('registered', '户籍在此居住'), ('owner', '业主自住'), ('tenant', '租住'), ('away', '户籍在此、人不住'), ('stay', '短期居住')], max_length=10)),
                    ('relation', models.CharField(blank=True, max_length=2)),
                    ('since', models.DateField(null=True)),
                    ('until', models.DateField(null=True)),
                    ('ends_on', models.DateField(null=True)),
                    ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='residences', to='people.household')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='residences', to='people.person')),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('person', 'room'), name='one_current_residence_per_room'), models.CheckConstraint(condition=models.Q(('until', None), ('since', None), ('until__gte', models.F('since')), _connector='OR'), name='residences_end_after_they_begin'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('until', None), _connector='OR'), name='residences_end_once')],
                    'indexes': [models.Index(condition=models.Q(('ends_on__isnull', False)), fields=['ends_on'], name='residences_to_end')],
                },
            ),
            migrations.CreateModel(
                name='RoomTry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('last_at', models.DateTimeField()),
                    ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='room_tries', to=settings.AUTH_USER_MODEL)),
                ],
            ),
        ]),
    ]
