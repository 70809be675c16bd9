"""The step `facts`: readers in a registry, each of which finds the facts of one kind in the parsed articles."""

from rashomon.facts.readers import READERS, Reader, choose_readers, read_facts
from rashomon.facts.sources import Facts, Sources

__all__ = ["READERS", "Facts", "Reader", "Sources", "choose_readers", "read_facts"]
