"""XML as feeds, mail archives and agencies write it: parsed without entities, without the network, within bounds."""

from __future__ import annotations

import re
from typing import Any

from rashomon.reading.forms.opened import Opened, RefusedError

ROOT = re.compile(
    r"(?:<\?.{0,2000}?\?>\s{0,99}|<!--.{0,2000}?-->\s{0,99}|<!DOCTYPE[^>\[]{0,500}>\s{0,99}){0,9}"
    r"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,40})",
    re.DOTALL,
)  # fmt: skip


def root_of(file: Opened) -> str:
    """The name of the first element without its prefix, in lower case; empty where the file does not begin as XML."""
    match = ROOT.match(file.start[:8192]) if file.start.startswith("<") else None
    return match[1].lower() if match else ""


def parse(data: bytes) -> Any:
    """The root element. What is broken is mended as far as it goes; nothing outside the file is loaded.

    Raises `RefusedError` where nothing can be had.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError(f"XML that cannot be read ({str(error)[:80]})") from error
    if root is None:
        raise RefusedError("XML that cannot be read")
    return root


def local(element: Any) -> str:
    """The name of `element` without its namespace; empty for a comment or an instruction."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def every(element: Any, *names: str) -> list[Any]:
    """The elements of one of these names under `element`, in order, whatever their namespace."""
    return [one for one in element.iter() if local(one) in names]


def first_text(element: Any, *names: str) -> str:
    """The text of the first element of one of these names that has any, in the order of the names."""
    for name in names:
        for one in every(element, name):
            if text := text_of(one):
                return text
    return ""


def text_of(element: Any) -> str:
    """All text within `element`, on one line."""
    return " ".join("".join(element.itertext()).split())
