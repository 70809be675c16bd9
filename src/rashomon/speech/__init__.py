"""The step `speech`: parsed articles and their cast → statements."""

from rashomon.speech.found import FoundStatement
from rashomon.speech.pieces import Piece, find_pieces, find_same
from rashomon.speech.statements import find_story_statements, statement_id
from rashomon.speech.text import find_statements

__all__ = [
    "FoundStatement",
    "Piece",
    "find_pieces",
    "find_same",
    "find_statements",
    "find_story_statements",
    "statement_id",
]
