"""Cues of meaning: what the words of two sentences tell of denial, certainty, outcome, speaker, limits and roles."""

from __future__ import annotations

from rashomon.compare.cues.find import DROPPED, LEAST, UNATTRIBUTED, Change, find_change
from rashomon.compare.cues.pair import Pair
from rashomon.compare.cues.sentence import Cues, find_cues

__all__ = ["DROPPED", "LEAST", "UNATTRIBUTED", "Change", "Cues", "Pair", "find_change", "find_cues"]
