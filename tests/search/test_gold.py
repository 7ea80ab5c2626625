"""The gold list: what people type and what they mean, on the database of the run; its mean reciprocal rank must not fall."""

import json
from pathlib import Path

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile

from chibo.platform.search.queries import find
from chibo.platform.search.services import catch_up
from chibo.work.documents.services import register_document
from chibo.work.tasks.services import assign_task

GOLD = Path(__file__).parent / "gold"
KEPT = GOLD / "rank.json"
QUERIES = yaml.safe_load((GOLD / "queries.yaml").read_text(encoding="utf-8"))["queries"]
LOSS = 0.005
"""How much the rank may differ from what was kept: rounding, and the age of papers on the day of the run."""


@pytest.fixture
def corpus(cast, today, tmp_path):
    """References of papers and tasks by the names the queries use."""
    data, by = yaml.safe_load((GOLD / "corpus.yaml").read_text(encoding="utf-8")), cast.secretary.account
    made = {}
    for name, one in data["papers"].items():
        document = register_document(
            cast.cell.pk, issuer=one["issuer"], number=one["number"], issued_on=one["day"], received_on=one["day"],
            title=one["title"], must_be_spread=False, by=by, on=one["day"], file=_file(name, one["text"]),
        )
        made[name] = document.reference
    for name, one in data["tasks"].items():
        made[name] = assign_task(
            cast.cell.pk, title=one["title"], product=one["product"], lead_id=cast.official.person.pk, due=today,
            origin=f"tasks.gold:{name}", by=by, on=today,
        ).reference
    catch_up()
    return made


def _file(name, text):
    return SimpleUploadedFile(f"{name}.txt", text.encode(), content_type="text/plain")


def test_the_list_is_long_enough():
    assert len(QUERIES) >= 150


def test_what_is_meant_is_found_and_stands_as_high_as_before(cast, corpus, capsys):
    ranks = {query: _rank(cast, query, [corpus[name] for name in expected]) for query, expected in QUERIES.items()}
    mean = sum(1 / rank for rank in ranks.values() if rank) / len(ranks)
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    with capsys.disabled():
        low = {query: rank for query, rank in ranks.items() if rank != 1}
        said = f"mean reciprocal rank of {len(ranks)} queries: {mean:.4f} (kept: {kept['mrr']}); not first: {low}"
        print(f"\n{said}")  # noqa: T201 - the figure is to be seen

    assert [query for query, rank in ranks.items() if not rank] == kept["not_found"]
    assert mean >= kept["mrr"] - LOSS


def _rank(cast, query, expected):
    """The place of the first hit that was meant; 0 when it is not on the first page."""
    references = [hit.reference for hit in find(cast.official.account, query).hits]
    return next((place for place, one in enumerate(references, 1) if one in expected), 0)
