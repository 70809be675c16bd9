from __future__ import annotations

from rashomon.events import find_events
from rashomon.events.contexts import find_contexts
from rashomon.language import parse_articles
from tests.events.telling import article


def _contexts(sentence: str) -> tuple[str, ...]:
    (parsed,) = parse_articles([article(sentence)])
    parse = parsed.sentences[0].parse
    return find_contexts(parse, 0, len(parse.tokens))


def test_an_event_has_the_mode_and_the_contexts_that_its_words_tell() -> None:
    (call,) = find_events(
        "On 3 May 2024 the president of Kenya spoke to the premier by telephone about the earthquake."
    )
    assert (call.type, call.mode, call.context) == ("CONSULT", "phone", ("disasters",))


def test_what_the_words_do_not_tell_is_null() -> None:
    (raid,) = find_events("On 3 May 2024 the rebels attacked the village.")
    assert (raid.type, raid.mode, raid.context) == ("ASSAULT", None, ())


def test_an_event_without_a_type_has_neither() -> None:
    for event in find_events("On 3 May 2024 the soldiers dug trenches by the church."):
        assert (event.type, event.mode, event.context) == (None, None, ())


def test_the_weapon_is_what_is_used_not_what_is_hit() -> None:
    (strike,) = find_events("On 3 May 2024 the rebels destroyed two tanks.")
    assert strike.mode == "destroy"


def test_phrases_name_contexts() -> None:
    assert _contexts("They spoke of freedom of the press.") == ("rights_freedoms",)
    assert _contexts("They spoke of human rights and of a nuclear test.") == ("cbrn", "human_rights")
    assert _contexts("They spoke of freedom.") == ()
