"""What leads away from an article, taken out of its page: cards of other articles, bare links, embedded posts."""

from __future__ import annotations

from typing import Any

LINK_CHARS = 25  # of a paragraph that is one link; a shorter one may be a name that goes on in the next
CARD_WORDS = 100  # of what stands around a headline that is a link; more is the article itself
CARDS = 2  # of a page: a single headline that is a link may be that of the article
POSTS = "twitter-tweet", "instagram-media", "tiktok-embed", "bluesky-embed", "fb-post"


def drop_leading_away(tree: Any) -> None:
    """Takes them out of `tree`. Words between them stay."""
    for paragraph in tree.xpath("//p[count(.//a) = 1]"):
        if len(_words(paragraph)) >= LINK_CHARS and _is_link(paragraph):
            _empty(paragraph)
    for post in tree.xpath("//blockquote[@class]"):
        if any(name in post.get("class", "").split() for name in POSTS):
            _empty(post)
    cards = [card for heading in tree.xpath("//h2 | //h3 | //h4") if (card := _card(heading)) is not None]
    for card in cards if len(cards) >= CARDS else ():
        _empty(card)


def _card(heading: Any) -> Any:
    """The element around a headline that leads to another article, or None."""
    links = heading.xpath(".//a[@href]")
    parent = heading.getparent()
    if len(links) != 1 or parent is None or parent.tag in ("body", "main", "article"):
        return None
    words = _words(links[0])
    if not words or not _words(heading).endswith(words):  # some say it twice, for those who listen
        return None
    return parent if len(_words(parent).split()) <= CARD_WORDS else None


def _is_link(element: Any) -> bool:
    return _words(element) == _words(element.xpath(".//a")[0])


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _empty(element: Any) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None
