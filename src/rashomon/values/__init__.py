"""The values of a sentence — figures, days, times of day, names, directions — and what follows from what."""

from rashomon.values.days import Clock, Day, are_same_time, follows_day, is_same_part, published_day
from rashomon.values.figures import Figure, find_figures
from rashomon.values.figures import shown as shown_figure
from rashomon.values.follow import are_comparable, follows, is_same_figure, is_worked_out
from rashomon.values.names import Known, Name, find_known, find_names, has_name
from rashomon.values.sentence import Values, find_values

__all__ = [
    "Clock",
    "Day",
    "Figure",
    "Known",
    "Name",
    "Values",
    "are_comparable",
    "are_same_time",
    "find_figures",
    "find_known",
    "find_names",
    "find_values",
    "follows",
    "follows_day",
    "has_name",
    "is_same_figure",
    "is_same_part",
    "is_worked_out",
    "published_day",
    "shown_figure",
]
