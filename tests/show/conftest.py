"""The invented record that every test here shows."""

from __future__ import annotations

import pytest

from rashomon.vocabulary import Record
from tests.show.invented_story import invented_record


@pytest.fixture(scope="session")
def record() -> Record:
    return invented_record()
