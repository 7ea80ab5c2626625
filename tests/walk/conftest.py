"""For the walks: thousands of refusals are wanted, and a line of log with its traceback for each costs time."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def without_refusals_in_the_log() -> Iterator[None]:
    """Faults (ERROR) are still logged."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(autouse=True)
def answers_are_kept(as_in_service: None) -> None:
    """The walks ask as readers do: again and again, between changes."""
