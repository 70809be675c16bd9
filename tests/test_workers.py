"""The number of worker processes changes nothing but the time."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.demo import demo_folder
from rashomon.language import model as language_model
from rashomon.vocabulary import canonical_json


@pytest.mark.slow
def test_two_workers_give_the_same_bytes(monkeypatch):
    monkeypatch.setattr(language_model, "BATCH", 40)  # several batches, so that there is something to share out
    one = rashomon.read(demo_folder(), options=rashomon.Options(workers=1))
    two = rashomon.read(demo_folder(), options=rashomon.Options(workers=2))
    assert canonical_json(one) == canonical_json(two)
