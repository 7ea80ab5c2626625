"""E-mail and telephone lie sealed in the database, found by a blind index."""

from django.db import migrations

import chibo.platform.crypto.fields


class Migration(migrations.Migration):

    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AlterField("person", "email", chibo.platform.crypto.fields.SealedTextField(blank=True)),
        migrations.AlterField("person", "phone", chibo.platform.crypto.fields.SealedTextField(blank=True)),
        migrations.AddField(
            "person", "email_index", chibo.platform.crypto.fields.BlindIndexField(kind="email", of="email")
        ),
        migrations.AddField(
            "person", "phone_index", chibo.platform.crypto.fields.BlindIndexField(kind="phone", of="phone")
        ),
    ]
