"""Invented articles for the tests of this step."""

from __future__ import annotations

from rashomon.vocabulary import NO_DATE, Article, Block, Date, digest

SOURCE = (
    "The ferry operator Nordlinie will close its route between Harrowmouth and the island of Selk in October.",
    "Its director, Ida Brandt, told staff on Tuesday that the ship had lost money for six years.",
    '"We have carried this line as long as we could, and we cannot carry it any longer," she said.',
    "About 140 people work on board and in the two harbours, and half of them live on the island.",
    "The mayor of Selk called the decision a disaster for the fishing trade and for the school.",
    "Pupils older than twelve cross to the mainland every morning, because the island has no upper school.",
    "The regional government offered a subsidy of two million crowns last winter, but the company turned it down.",
    "A spokesman for the transport ministry said that officials would look for another operator before the autumn.",
    "Islanders plan to gather at the harbour on Saturday to protest against the closure.",
    "The last ship to give up the route, in 1987, was replaced only after eleven months.",
)
REWRITE = (
    "Nordlinie, which operates ferries, is to shut its route from Harrowmouth to the island of Selk this October.",
    "Director Ida Brandt informed employees on Tuesday that the ship had been losing money for six years.",
    '"We have carried this line as long as we could," she said.',
    "Some 140 people are employed on board and in both harbours, half of whom live on the island.",
    "Selk's mayor described the decision as a disaster for the island's fishing trade and its school.",
    "Pupils over twelve travel to the mainland each morning since the island does not have an upper school.",
    "Last winter the regional government had offered two million crowns of subsidy, which the company rejected.",
    "Officials will search for another operator before autumn, according to a transport ministry spokesman.",
    "On Saturday islanders intend to gather at the harbour in protest against the closure.",
    "When the last ship gave up the route in 1987, it took eleven months until it was replaced.",
)
INDEPENDENT = (
    "On the quay of Selk nobody wanted to believe the news when it arrived with the noon boat.",
    "Marten Ole has sold smoked eel to the passengers for thirty years, and now he counts his boxes.",
    '"We have carried this line as long as we could, and we cannot carry it any longer," Ida Brandt, who runs '
    "Nordlinie, had said.",
    "For the fishermen that sentence means longer trips in open boats and fewer buyers.",
    "A teacher at the village school fears that families with teenagers will move away for good.",
    "The council meets tonight; somebody has already painted a banner that reads No Ferry No Future.",
    "Economists at the university in Harrowmouth doubt that a private line can ever break even here.",
    "Fuel has become a third more expensive since spring, one of them pointed out, and tourists stay shorter.",
    "In the pub they talk about the terrible winter after the old steamer was sold.",
)
OTHER = (
    "The observatory on Mount Kell has found a comet that will pass the sun in the spring of next year.",
    "Astronomers there took pictures on eleven nights before they were sure of its path.",
    "It should be visible with simple binoculars, low above the western horizon, soon after sunset.",
    "No danger comes from the object, the head of the institute assured reporters.",
    "Comets of this brightness appear about once in ten years.",
)


def make_article(
    name: str,
    *lines: str,
    title: str = "",
    published: str = "",
    outlet: str = "",
    byline: str = "",
    notes: tuple[str, ...] = (),
) -> Article:
    """An article with one block a line: title, body lines, notes."""
    parts = [(title, "title")] * bool(title) + [(line, "body") for line in lines] + [(note, "note") for note in notes]
    blocks, at = [], 0
    for line, role in parts:
        blocks.append(Block(at, at + len(line), role))  # type: ignore[arg-type]
        at += len(line) + 1
    text = "\n".join(line for line, _ in parts)
    date = Date(published, "publication", published) if published else NO_DATE
    return Article(name, name, text, tuple(blocks), digest(text), outlet=outlet, byline=byline, published=date)
