"""The library: stories with all their sources, versions and readings, kept in one file that needs no server."""

from rashomon.library.library import Library, Told, default_place
from rashomon.library.portable import export_to, import_from
from rashomon.library.values import Added, Forgotten, Hit, News, StoryInfo, VersionInfo

__all__ = [
    "Added",
    "Forgotten",
    "Hit",
    "Library",
    "News",
    "StoryInfo",
    "Told",
    "VersionInfo",
    "default_place",
    "export_to",
    "import_from",
]
