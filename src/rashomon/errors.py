"""Every error that rashomon raises, as one tree.

    RashomonError
    ├── InputError       nothing could be read from what was given
    ├── AnchorError      an anchor's words do not stand at its offsets
    ├── RecordError      a record breaks its own contract; it is not written
    ├── ModelError       no usable language model is installed
    ├── ExportError      a record cannot be exported whole to the form asked for; nothing is written
    └── LibraryError     a library cannot be opened or written, or has not what was asked of it

What is wrong with *one* input (an empty file, a broken line) is not an error but a
value, `rashomon.vocabulary.Problem`, so that the rest is still read.
"""

__all__ = ["AnchorError", "ExportError", "InputError", "LibraryError", "ModelError", "RashomonError", "RecordError"]


class RashomonError(Exception):
    """Base of everything raised on purpose."""


class InputError(RashomonError):
    """Nothing could be read from what was given."""


class AnchorError(RashomonError):
    """An anchor's words do not stand at its offsets."""


class RecordError(RashomonError):
    """A record breaks its own contract."""


class ModelError(RashomonError):
    """No usable language model is installed."""


class ExportError(RashomonError):
    """A record cannot be exported whole to the form asked for."""


class LibraryError(RashomonError):
    """A library cannot be opened or written, or has not what was asked of it."""
