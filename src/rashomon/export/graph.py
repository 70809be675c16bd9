"""GEXF: articles as nodes, what they share as edges, for Gephi and other programs of networks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from rashomon.export.cells import find_xml_text
from rashomon.export.forms import Export, ExportOptions
from rashomon.export.parts import find_parts
from rashomon.export.places import Place, Places, find_places
from rashomon.vocabulary import Anchor, ArticleRow, Link, Record

NAMESPACE = "http://www.gexf.net/1.2draft"  # the version that Gephi, networkx and sigma.js all read
NODE = {"origin": "string", "outlet": "string", "title": "string", "published": "string", "language": "string"}
NODE |= {"source": "string", "url": "string", "words": "integer", "sentence": "string", "link": "string"}
SIDES = {f"{name}_{side}": "string" for side in ("a", "b") for name in ("article", "sentence", "link")}
EDGE = {"kind": "string", "direction": "string", "score": "double", "share_a": "double", "share_b": "double"}
EDGE |= {"passages": "integer", "why": "string"} | SIDES


def gexf(record: Record, options: ExportOptions) -> Export:
    """A directed graph with a node for each article and an edge for each link, from the copy to its source.

    Where nobody knows which is the copy, or both copy a third text, the edge goes from `a` to `b` and its
    `direction` says so: programs refuse graphs that mix directed and undirected edges. Its weight is the link's
    score; it has the sentences in which its first passage stands on both sides.
    """
    places = find_places(record, page=options.page)
    root = etree.Element("gexf", xmlns=NAMESPACE, version="1.2")
    graph = etree.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    for name, kinds in (("node", NODE), ("edge", EDGE)):
        declared = etree.SubElement(graph, "attributes", {"class": name, "mode": "static"})
        for key, kind in kinds.items():
            etree.SubElement(declared, "attribute", id=f"{name}-{key}", title=key, type=kind)
    nodes = etree.SubElement(graph, "nodes")
    for article in record.articles:
        _node(nodes, article, places)
    edges = etree.SubElement(graph, "edges")
    for n, (link, parts) in enumerate(zip(record.links, find_parts(record, "links", places), strict=True)):
        _edge(edges, n, link, {side: [a for part, a in parts if part == side] for side in ("a", "b")}, places)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Export({"story.gexf": data})


def _node(nodes: Any, article: ArticleRow, places: Places) -> None:
    label = f"{places.legend.label(article.id)} {places.legend.outlet(article.id)}"
    node = etree.SubElement(nodes, "node", id=find_xml_text(article.id), label=find_xml_text(label))
    opening = places.opening(article)
    place = places.place(opening) if opening else None
    values = {
        "origin": places.legend.origins.get(article.origin, ""),
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.edtf,
        "language": article.language,
        "source": article.source,
        "url": article.url,
        "words": len(article.text.split()),
        "sentence": place.sentence if place else "",
        "link": place.link if place else "",
    }
    _values(node, "node", values)


def _edge(edges: Any, n: int, link: Link, anchors: Mapping[str, list[Anchor]], places: Places) -> None:
    source, target = (link.b, link.a) if link.direction == "b_from_a" else (link.a, link.b)
    edge = etree.SubElement(
        edges,
        "edge",
        id=str(n),
        source=find_xml_text(source),
        target=find_xml_text(target),
        weight=repr(link.score),
        label=link.kind,
    )
    values: dict[str, object] = {
        name: getattr(link, name) for name in ("kind", "direction", "score", "share_a", "share_b")
    }
    values |= {"passages": len(link.passages), "why": "; ".join(link.why)}
    for side, found in anchors.items():
        values |= _side(side, places.place(found[0]) if found else None)
    _values(edge, "edge", values)


def _side(side: str, place: Place | None) -> dict[str, object]:
    if place is None:
        return {}
    return {f"article_{side}": place.anchor.article, f"sentence_{side}": place.sentence, f"link_{side}": place.link}


def _values(element: Any, name: str, values: Mapping[str, object]) -> None:
    listed = etree.SubElement(element, "attvalues")
    for key, value in values.items():
        etree.SubElement(listed, "attvalue", {"for": f"{name}-{key}", "value": find_xml_text(str(value))})
