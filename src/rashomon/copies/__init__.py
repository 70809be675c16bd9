"""Copies: which articles share text, and which count as one telling. Works on words alone, before any parsing."""

from rashomon.copies.followers import Follower, Move, find_followers
from rashomon.copies.links import find_links
from rashomon.copies.origins import find_origins

__all__ = ["Follower", "Move", "find_followers", "find_links", "find_origins"]
