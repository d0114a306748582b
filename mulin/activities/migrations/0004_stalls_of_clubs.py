import django.db.models.deletion
from django.db import migrations, models

from mulin.kernel.migrating import Together

STANDING = ('status__in', ('asked', 'stands', 'came', 'missed'))


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0003_clubs_and_campaigns'),
    ]

    operations = [
        migrations.AddField(
            model_name='claim',
            name='club',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.club'),
        ),
        Together([
            migrations.RemoveConstraint(
                model_name='claim',
                name='one_stall_of_a_person',
            ),
            migrations.AddConstraint(
                model_name='claim',
                constraint=models.UniqueConstraint(condition=models.Q(('body', None), ('club', None), STANDING), fields=('session', 'person', 'nth'), name='one_stall_of_a_person'),
            ),
            migrations.AddConstraint(
                model_name='claim',
                constraint=models.UniqueConstraint(condition=models.Q(('club__isnull', False), STANDING), fields=('session', 'club', 'nth'), name='one_stall_of_a_club'),
            ),
        ]),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('body', None), ('club', None), _connector='OR'), name='a_stall_is_of_one'),
        ),
    ]
