from django.utils import timezone

from chibo.platform.jobs.registry import periodic
from chibo.work.drafting.services import convert_waiting, recall_reviews


@periodic(minutes=60)
def remind() -> None:
    """Recall answers that readers owe; each reminder goes out once."""
    recall_reviews(on=timezone.localdate(), by="jobs.drafting")


@periodic(minutes=1)
def convert() -> None:
    """PDFs of papers that were issued in an office's own template."""
    convert_waiting(by="jobs.drafting")
