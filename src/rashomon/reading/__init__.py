"""Reading: bytes → articles. Furniture is cut with reasons, dates are found or left empty, nothing is guessed."""

from rashomon.reading.addresses import Web, is_address, source_of
from rashomon.reading.documents import find_document_text
from rashomon.reading.files import Missing, Source, find_sources
from rashomon.reading.forms import FORMS, Form
from rashomon.reading.limits import Limits, Reading
from rashomon.reading.reading import Given, Part, join_parts, read_articles, read_part

__all__ = [
    "FORMS",
    "Form",
    "Given",
    "Limits",
    "Missing",
    "Part",
    "Reading",
    "Source",
    "Web",
    "find_document_text",
    "find_sources",
    "is_address",
    "join_parts",
    "read_articles",
    "read_part",
    "source_of",
]
