"""JSON-LD and Web Annotations, expanded by pyld without a network."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pyld import jsonld

from rashomon.export import export_record
from rashomon.export.annotations import CONTEXT_URL, annotation_context
from rashomon.vocabulary import Record, digest

SCHEMA, OA = "https://schema.org/", "http://www.w3.org/ns/oa#"


def _offline(url: str, options: Any = None) -> dict[str, Any]:  # noqa: ARG001
    assert url == CONTEXT_URL, "only the context that the W3C names may be asked for"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": annotation_context(),
    }


def _value(record: Record, form: str) -> Any:
    (data,) = export_record(record, form).files.values()
    return json.loads(data)


@pytest.fixture(scope="module")
def nodes(demo: Record) -> list[dict[str, Any]]:
    return jsonld.expand(_value(demo, "jsonld"), {"documentLoader": _offline})


def _typed(nodes: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [node for node in nodes if node["@type"] == [SCHEMA + kind]]


class TestSchemaOrg:
    def test_articles_claims_quotations_and_events_are_all_there(self, demo: Record, nodes) -> None:
        assert len(_typed(nodes, "NewsArticle")) == len(demo.articles)
        assert len(_typed(nodes, "Quotation")) == sum(s.kind != "indirect" for s in demo.statements)
        assert len(_typed(nodes, "Claim")) == sum(s.kind == "indirect" for s in demo.statements)
        assert len(_typed(nodes, "Event")) == len(demo.events)

    def test_quotations_say_who_where_and_in_which_sentence(self, demo: Record, nodes) -> None:
        known = {node["@id"]: node for node in nodes}
        texts = {a.sha256: a.text for a in demo.articles}
        for node in _typed(nodes, "Quotation"):
            for speaker in node.get(f"{SCHEMA}spokenByCharacter", []):
                assert known[speaker["@id"]][f"{SCHEMA}name"][0]["@value"]
            assert "#" in node[f"{SCHEMA}url"][0]["@id"]
            for place in node["urn:rashomon:term:places"][0]["@list"]:
                value = {k.removeprefix("urn:rashomon:term:"): v[0].get("@value") for k, v in place.items()}
                article = known[place["urn:rashomon:term:article"][0]["@id"]]
                text = texts[article["urn:rashomon:term:sha256"][0]["@value"]]
                assert text[value["start"] : value["end"]] == value["exact"]
                assert value["exact"] in value["sentence"]

    def test_every_id_is_an_absolute_name_that_stands_once(self, nodes) -> None:
        ids = [node["@id"] for node in nodes]
        assert len(set(ids)) == len(ids)
        assert all(i.startswith("urn:rashomon:") for i in ids)

    def test_a_copy_names_its_source(self, demo: Record, nodes) -> None:
        copies = sum(link.direction in {"a_from_b", "b_from_a"} for link in demo.links)
        assert sum(len(n.get(f"{SCHEMA}isBasedOn", [])) for n in _typed(nodes, "NewsArticle")) == copies

    def test_hostile_text_cannot_end_a_script_and_comes_back_whole(self, hostile: Record) -> None:
        (data,) = export_record(hostile, "jsonld").files.values()
        assert b"<" not in data
        found = jsonld.expand(json.loads(data), {"documentLoader": _offline})
        bodies = {n[f"{SCHEMA}articleBody"][0]["@value"] for n in _typed(found, "NewsArticle")}
        assert bodies == {a.text for a in hostile.articles}


class TestAnnotations:
    @pytest.mark.parametrize("story", ["demo", "hostile"])
    def test_selectors_find_the_words(self, story: str, request) -> None:
        record = request.getfixturevalue(story)
        texts = {a.id: a.text for a in record.articles}
        page = _value(record, "annotations")
        for item in page["items"]:
            target = item["target"]
            text = texts[target["rashomon:article"]]
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert target["sha256"] == digest(text)

    def test_every_anchor_of_every_row_has_one(self, demo: Record) -> None:
        items = _value(demo, "annotations")["items"]
        assert len({item["id"] for item in items}) == len(items)
        told = [i for i in items if i["table"] == "events" and i["part"] == "telling"]
        assert len(told) == sum(len(e.anchors) for e in demo.events)
        said = [i for i in items if i["table"] == "statements" and i["part"] == "content"]
        assert [i["body"]["value"] for i in said] == [s.content for s in demo.statements for _ in s.anchors]

    def test_they_expand_to_the_terms_of_the_model(self, invented: Record) -> None:
        (page,) = jsonld.expand(_value(invented, "annotations"), {"documentLoader": _offline})
        items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
        assert {item["@type"][0] for item in items} == {f"{OA}Annotation"}
        (target,) = items[0][f"{OA}hasTarget"]
        selectors = [s["@type"][0] for s in target[f"{OA}hasSelector"]]
        assert sorted(selectors) == [f"{OA}TextPositionSelector", f"{OA}TextQuoteSelector"]
        assert items[0][f"{OA}motivatedBy"] == [{"@id": f"{OA}describing"}]
        assert len(target["urn:rashomon:term:sha256"][0]["@value"]) == 64
