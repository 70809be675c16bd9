"""Which things told are one: features with weights fitted on labelled pairs, and groups that are never chained."""

from rashomon.merging.cluster import Cluster, merge
from rashomon.merging.feature import Feature, Weigher
from rashomon.merging.likeness import Likeness, Rows, find_letters

__all__ = ["Cluster", "Feature", "Likeness", "Rows", "Weigher", "find_letters", "merge"]
