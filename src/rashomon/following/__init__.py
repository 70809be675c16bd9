"""Following a story: feeds, sitemaps and pages looked at again and again, politely; what belongs to it is taken."""

from rashomon.following.update import Updated, accept, follow, reject, update

__all__ = ["Updated", "accept", "follow", "reject", "update"]
