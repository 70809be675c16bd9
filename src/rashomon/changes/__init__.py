"""Changes: two records of one story → which rows are new, gone, joined or changed, each under one key for good."""

from rashomon.changes.find import find_changes
from rashomon.changes.fold import fold_changes
from rashomon.changes.values import Change, FieldChange, Keys

__all__ = ["Change", "FieldChange", "Keys", "find_changes", "fold_changes"]
