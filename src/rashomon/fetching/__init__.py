"""Pages of the web, fetched as a guest should: only public addresses, within bounds, as robots.txt allows."""

from rashomon.fetching.fetcher import Fetcher
from rashomon.fetching.values import Fetched, FetchError, FetchLimits, GoneError, LaterError

__all__ = ["FetchError", "FetchLimits", "Fetched", "Fetcher", "GoneError", "LaterError"]
