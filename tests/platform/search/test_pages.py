"""The page of results: whole for a reader, its list alone for a filter."""

import pytest
from django.urls import reverse

from tests.platform.search.test_finding import register

WORDS = {"q": "phao hoa", "kind": "documents.document", "since": "", "until": ""}


@pytest.fixture
def found(cast, indexed):
    """A paper that is in the index."""
    register(cast, "12-CV/CB", "Pháo hoa đêm giao thừa", by=cast.secretary.account)
    indexed()


def test_a_filter_gets_the_list_alone_with_its_finds_marked(cast, found):
    answer = cast.secretary.client.get(reverse("search:results"), WORDS, headers={"HX-Request": "true"})

    assert "<mark>Pháo</mark>" in answer.text
    assert "<html" not in answer.text

