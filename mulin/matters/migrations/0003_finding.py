from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("matters", "0002_photos"),
        ("organisations", "0002_initial"),
        ("people", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="matter",
            name="one_matter_per_number",
        ),
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(
                condition=models.Q(("closed_at", None)), fields=["reporter", "status"], name="matters_open_of_reporter"
            ),
        ),
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(
                condition=models.Q(("closed_at", None)), fields=["reporter_account", "status"], name="matters_open_of_account"
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.UniqueConstraint(fields=("number", "community"), name="one_matter_per_number"),
        ),
    ]
