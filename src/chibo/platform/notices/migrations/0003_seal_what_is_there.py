"""Addresses of recipients that were written before are sealed now, and leave what the mail server said."""

import re

from django.db import migrations


def seal(apps, schema_editor):
    sent = apps.get_model("notices", "Recipient").objects.exclude(email="").only("pk", "email", "mail_error")
    for recipient in sent.order_by("pk").iterator(chunk_size=500):
        recipient.mail_error = re.sub(re.escape(recipient.email), "…", recipient.mail_error, flags=re.IGNORECASE)
        recipient.save(update_fields=["email", "mail_error"])


class Migration(migrations.Migration):

    dependencies = [("notices", "0002_sealed_email")]

    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
