"""A kind of paper for these tests, with two versions, and who may read it."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from chibo.platform.papers import registry
from chibo.platform.papers.content import PaperContent, paragraphs
from tests.platform.papers.samples import resolution

KIND = "tests.note"


@dataclass(frozen=True)
class NoteFacts:
    """What a note says."""

    words: str
    subject: str = "về một việc"


def compose_first(facts: NoteFacts) -> PaperContent:
    """The first wording of a note."""
    return dataclasses.replace(
        resolution(), number="…-NQ/CB", subject=facts.subject, blocks=paragraphs(facts.words)
    )


def compose_second(facts: NoteFacts) -> PaperContent:
    """A later wording."""
    return dataclasses.replace(compose_first(facts), kind_title="KẾT LUẬN")


def find_subject(origin: str) -> object | None:
    """Notes 1 to 99 exist."""
    return origin if origin.startswith("tests.note:") and len(origin) <= 13 else None


def register(version: int, compose, permission: str = "authz.administer") -> None:
    """Make a version of the note known."""
    registry.paper(
        KIND,
        version=version,
        facts=NoteFacts,
        label="Ghi chú",
        series="NQ",
        permission=permission,
        subject=find_subject,
    )(compose)


@pytest.fixture
def notes() -> Iterator[None]:
    """The registry with the first version of the note, taken out again when the test is over."""
    register(1, compose_first)
    yield
    for key in [key for key in registry.TEMPLATES if key[0] == KIND]:
        del registry.TEMPLATES[key]
    del registry._NEWEST[KIND]
