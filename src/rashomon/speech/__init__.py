"""The step `speech`: parsed articles and their cast → statements."""

from rashomon.speech.found import FoundStatement
from rashomon.speech.statements import find_statements

__all__ = ["FoundStatement", "find_statements"]
