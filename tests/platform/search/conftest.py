"""An index of its own for every test: what was made is in it after ``indexed()``."""

from collections.abc import Callable

import pytest

from chibo.platform.search.abbreviations import recipe
from chibo.platform.search.services import catch_up, rebuild
from chibo.platform.search.services.vocabulary import forget_remembered


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    forget_remembered()
    recipe.cache_clear()


@pytest.fixture
def indexed(db: None) -> Callable[[], None]:
    """Bring the index up to date, as the worker does."""
    return catch_up


@pytest.fixture
def built(db: None) -> Callable[[], int]:
    """Build everything anew."""
    return rebuild
