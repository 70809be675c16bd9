"""The step `events`: what happened, what is planned, what each side wants, what was agreed, what is open."""

from rashomon.events.channels import find_channels
from rashomon.events.find import find_story_events
from rashomon.events.mention import EventMention
from rashomon.events.mentions import find_mentions
from rashomon.events.merge import merge_mentions
from rashomon.events.outcomes import find_outcomes
from rashomon.events.positions import find_positions
from rashomon.events.questions import find_questions
from rashomon.events.status import AHEAD, HALTED, REFUSED
from rashomon.events.support import count_stances, supports
from rashomon.events.text import FoundEvent, find_events

__all__ = [
    "AHEAD",
    "HALTED",
    "REFUSED",
    "EventMention",
    "FoundEvent",
    "count_stances",
    "find_channels",
    "find_events",
    "find_mentions",
    "find_outcomes",
    "find_positions",
    "find_questions",
    "find_story_events",
    "merge_mentions",
    "supports",
]
