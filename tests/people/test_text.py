"""People of a plain text, as spans."""

from __future__ import annotations

from rashomon.people import find_people

TEXT = (
    "Foreign Minister Anna Holm met Bill Clark in Oslo on Monday. She said US officials had agreed. The minister left."
)


def test_who_is_meant_and_where():
    holm, clark, *others = find_people(TEXT)
    assert (holm.actor.name, holm.actor.kind) == ("Anna Holm", "person")
    assert [role.role for role in holm.actor.roles] == ["Foreign Minister"]
    assert [(TEXT[m.span.start : m.span.end], m.kind) for m in holm.mentions] == [
        ("Foreign Minister Anna Holm", "name"),
        ("She", "pronoun"),
        ("The minister", "description"),
    ]
    assert clark.actor.name == "Bill Clark"
    assert {one.actor.name: one.actor.kind for one in others} == {"US officials": "group", "United States": "country"}


def test_anchors_of_roles_are_offsets_of_the_text():
    for one in find_people(TEXT):
        for role in one.actor.roles:
            assert all(TEXT[a.start : a.end] == a.exact for a in role.anchors)


def test_nobody():
    assert find_people("") == find_people("It rained.") == ()
