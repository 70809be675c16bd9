"""The records that every test here exports."""

from __future__ import annotations

import pytest

from rashomon.vocabulary import Record
from tests.export.material import hostile_record
from tests.record.material import demo_record
from tests.show.invented_story import invented_record


@pytest.fixture(scope="session")
def invented() -> Record:
    return invented_record()


@pytest.fixture(scope="session")
def hostile() -> Record:
    return hostile_record()


@pytest.fixture(scope="session")
def giant() -> Record:
    return hostile_record(giant=True)


@pytest.fixture(scope="session")
def demo() -> Record:
    return demo_record()
