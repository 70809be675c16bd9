"""Tables are changed in these tests: what was read by them is forgotten."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.lexicon.readings import forget


@pytest.fixture(autouse=True)
def _forgetting() -> Iterator[None]:
    yield
    forget()
