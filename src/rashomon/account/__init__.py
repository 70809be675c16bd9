"""The step `account`: the brief, its lines chosen from the sources, each with its anchors and origins."""

from rashomon.account.brackets import Hints
from rashomon.account.find import find_account
from rashomon.account.length import shorten
from rashomon.account.things import Tables

__all__ = ["Hints", "Tables", "find_account", "shorten"]
