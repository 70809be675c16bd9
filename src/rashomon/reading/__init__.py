"""Reading: bytes → articles. Furniture is cut with reasons, dates are found or left empty, nothing is guessed."""

from rashomon.reading.documents import find_document_text
from rashomon.reading.forms import FORMS, Form
from rashomon.reading.limits import Limits, Reading
from rashomon.reading.reading import read_articles

__all__ = ["FORMS", "Form", "Limits", "Reading", "find_document_text", "read_articles"]
