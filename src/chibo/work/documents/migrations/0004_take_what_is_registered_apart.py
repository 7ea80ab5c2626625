"""What was registered before: numbers taken apart, arrivals counted by their days, files as first versions."""

from collections import defaultdict

from django.db import migrations

from chibo.platform.papers.rules.numbering import number_parts
from chibo.work.documents.rules.types import system_of, type_code_of


def take_apart(apps, schema_editor):
    document_model = apps.get_model("documents", "Document")
    version_model = apps.get_model("documents", "DocumentVersion")
    arrivals = defaultdict(int)
    for document in document_model.objects.select_related("file").order_by("received_on", "pk"):
        parts = number_parts(document.number)
        document.serial, document.supplement, document.symbol = parts.serial, parts.supplement, parts.symbol[:60]
        document.system = system_of(document.number, document.issuer)
        if document.kind == "circular" and document.system == "party":
            document.kind = "party_circ"
        document.type_code = type_code_of(document.kind, document.system)
        place = (document.unit_id, document.received_on.year)
        arrivals[place] += 1
        document.arrival_year, document.arrival_number = place[1], arrivals[place]
        document.save()
        if document.file is not None:
            version_model.objects.create(
                document=document, nr=1, file=document.file, sha256=document.file.sha256,
                added_by=document.file.arrived_from, added_on=document.received_on,
            )
    series_model = apps.get_model("papers", "NumberSeries")
    for (unit_id, year), highest in arrivals.items():
        series_model.objects.update_or_create(
            scope=f"unit:{unit_id}", period=f"arrivals:{year}", doc_type="", defaults={"highest": highest}
        )


class Migration(migrations.Migration):

    dependencies = [("documents", "0003_register_of_papers"), ("papers", "0002_series_of_both_systems")]

    operations = [migrations.RunPython(take_apart, migrations.RunPython.noop)]
