"""GEXF of the copies, read back by networkx."""

from __future__ import annotations

import io

import networkx as nx
import pytest

from rashomon.export import export_record
from rashomon.vocabulary import Record


def _graph(record: Record) -> nx.Graph:
    (data,) = export_record(record, "gexf").files.values()
    return nx.read_gexf(io.BytesIO(data))


@pytest.mark.parametrize("story", ["demo", "hostile"])
def test_articles_are_nodes_and_links_are_edges(story: str, request) -> None:
    record = request.getfixturevalue(story)
    graph = _graph(record)
    assert set(graph) == {a.id for a in record.articles}
    assert {frozenset(pair) for pair in graph.edges()} == {frozenset((x.a, x.b)) for x in record.links}
    assert all(node["sentence"] and node["link"] for _, node in graph.nodes(data=True))


def test_an_edge_goes_from_the_copy_to_its_source_and_shows_both(invented: Record) -> None:
    ((copy, source, edge),) = _graph(invented).edges(data=True)
    assert (copy, source) == ("courier", "gazette")
    assert edge["kind"] == "rewrite"
    assert edge["weight"] == pytest.approx(0.83)
    assert edge["sentence_a"]
    assert "gazette.example" in edge["link_b"]
