"""The step `account`: the brief, its lines chosen from the sources, each with its anchors and origins."""

from rashomon.account.find import Tables, find_account

__all__ = ["Tables", "find_account"]
