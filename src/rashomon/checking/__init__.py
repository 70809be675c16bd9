"""Did they say this? A quotation, a claim or a draft held against a record; words alone need no parser."""

from rashomon.checking.values import Checked, CheckVerdict, SpeakerVerdict, Where
from rashomon.checking.verdicts import Checker, check, check_draft

__all__ = ["CheckVerdict", "Checked", "Checker", "SpeakerVerdict", "Where", "check", "check_draft"]
