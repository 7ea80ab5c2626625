"""Nothing uses photographs yet, so nobody is asked about them; a consent that was given for it is forgotten."""

from django.db import migrations, models


def forget(apps, schema_editor):
    apps.get_model("privacy", "Consent").objects.filter(purpose="photo_on_portal").delete()


class Migration(migrations.Migration):

    dependencies = [("privacy", "0001_privacy")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="consent",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("party_work", "Party work: membership, meetings, votes, resolutions"),
                    ("office_work", "Work of the office: tasks and their results"),
                    ("notices", "Calling and informing, inside chibo"),
                    ("sign_in", "Signing in safely"),
                    ("accountability", "Proving who did what and by which right"),
                    ("email_notices", "Notices also by e-mail"),
                    ("birthday", "Birthday shown to the cell in its calendar"),
                    ("contact_in_cell", "E-mail and telephone shown to the members of the cell"),
                ],
                max_length=24,
            ),
        ),
    ]
