import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("register", "0002_merging_and_telling_apart"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="membersimport",
            name="state",
            field=models.CharField(
                choices=[
                    ("previewed", "Waiting for a decision"),
                    ("ordered", "Being imported"),
                    ("imported", "Imported"),
                    ("discarded", "Put aside"),
                ],
                default="previewed",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="membersimport",
            name="ordered_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="membersimport", name="ordered_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="membersimport", name="refused", field=models.CharField(blank=True, max_length=500)
        ),
    ]
