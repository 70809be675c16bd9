"""An invented story about invented countries, with the nastiest strings an article can hold."""

from __future__ import annotations

from rashomon.vocabulary import (
    Actor,
    Anchor,
    ArticleRow,
    Channel,
    Counts,
    Date,
    Difference,
    Event,
    EventTelling,
    Furniture,
    Line,
    Link,
    ModelUsed,
    Origin,
    Outcome,
    Participation,
    Passage,
    Position,
    Question,
    Record,
    Role,
    Run,
    Section,
    Sentence,
    Span,
    Statement,
    StatusChange,
    digest,
)

HOSTILE_TITLE = "Ferry talks stall </script><img src=x onerror=alert(1)>"
HOSTILE_FURNITURE = '"><svg onload=alert(2)> Subscribe \u202enow\u202c'
HOSTILE_OUTLET = "Kelda \u202eliaM\u202c \x1b[31mMail\x1b[0m"

TEXTS = {
    "gazette": (
        "Velmark and Orsa agree to reopen the Tarn Strait ferry\n"
        "PORT ILVA, March 4 — The governments of Velmark and Orsa agreed on Tuesday to reopen the ferry line "
        "across the Tarn Strait, closed for eleven months, officials of both sides said.\n"
        "“The first boat will leave on the ninth of April,” Velmark's transport minister, Ilse Brandt, told "
        "reporters after five hours of talks in Port Ilva. “We did not come here to sign a photograph.”\n"
        "Orsa's envoy Teo Marran said the accord was “a beginning, and only that”, adding that 40 inspectors "
        "would be stationed at both landings.\n"
        "The two sides plan to meet again in May. It was not clear who will pay for the dredging of the harbour.\n"
        "A port workers' union called the plan reckless."
    ),
    "courier": (
        "Velmark, Orsa agree to reopen Tarn Strait ferry\n"
        "The governments of Velmark and Orsa agreed on Tuesday to reopen the ferry line "
        "across the Tarn Strait, closed for eleven months, officials said.\n"
        "“The first boat will leave on the ninth of April,” Velmark's transport minister, Ilse Brandt, told "
        "reporters after talks in Port Ilva.\n"
        "Orsa's envoy Teo Marran said the accord was “the end of the dispute”, adding that 400 inspectors "
        "would be stationed at both landings."
    ),
    "mail": (
        "🚢🚢 Ferry talks stall </script><img src=x onerror=alert(1)>\n"
        "\U0001d57arsa's harbour master 🧭 said the ferry would not sail before the harbour is dredged, "
        "and that nobody had asked him & his crew. \u202eesrever\u202c <b>Bold</b> claims followed.\n"
        "Ilse Brandt said the first boat would leave in April. \u2028 “No date is carved in stone 🪨,” Marran told "
        "the Kelda Mail on Wednesday."
    ),
    "readout": (
        "Readout of the meeting between Minister Brandt and Envoy Marran\n"
        "The Minister and the Envoy met in Port Ilva on 4 March. They agreed that ferry service will resume on "
        "9 April and that a joint commission will meet in May.\n"
        "Velmark asked that all inspectors be unarmed. Orsa opposed any limit on its patrols.\n"
        "Costs of dredging will be shared equally, under a letter of 6 March."
    ),
}

META = {
    "gazette": ("Ilva Gazette", "https://gazette.example/2031/ferry?a=1&b=2", "2031-03-04", "By Mara Quill"),
    "courier": ("The Northern Courier", "javascript:alert(document.domain)", "2031-03-05", ""),
    "mail": (HOSTILE_OUTLET, "http://mail.example/<script>", "", "Staff"),
    "readout": ("Ministry of Transport of Velmark", "", "2031-03-06", ""),
}


def at(article: str, words: str, nth: int = 0) -> Anchor:
    """The anchor of the `nth` place where `words` stand in an invented article."""
    text, start = TEXTS[article], -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Anchor(article, start, start + len(words), words)


def _article(key: str, origin: str) -> ArticleRow:
    outlet, url, day, byline = META[key]
    text = TEXTS[key]
    return ArticleRow(
        id=key,
        source=f"{key}.txt",
        url=url,
        outlet=outlet,
        title=text.split("\n")[0],
        byline=byline,
        published=Date(day, "explicit", day) if day else Date(),
        language="en",
        text=text,
        sha256=digest(text),
        origin=origin,
        furniture=(Furniture(HOSTILE_FURNITURE, "call to subscribe"),) if key in {"mail", "courier"} else (),
    )


def _sentences() -> tuple[Sentence, ...]:
    rows = []
    for key, text in TEXTS.items():
        start = 0
        for n, line in enumerate(text.split("\n")):
            rows.append(Sentence(f"{key}{n}", key, start, start + len(line), "body" if n else "title"))
            start += len(line) + 1
    return tuple(rows)


ACTORS = (
    Actor("velmark", "country", "Velmark", ("Velmark",), None),
    Actor("orsa", "country", "Orsa", ("Orsa",), None),
    Actor(
        "brandt",
        "person",
        "Ilse Brandt",
        ("Ilse Brandt", "Brandt", "Minister Brandt"),
        "velmark",
        (Role("transport minister", "now", (at("gazette", "transport minister"),)),),
    ),
    Actor(
        "marran",
        "person",
        "Teo Marran",
        ("Teo Marran", "Marran", "Envoy Marran"),
        "orsa",
        (
            Role("envoy", "now", (at("gazette", "envoy"), at("courier", "envoy"))),
            Role("harbour pilot", "past", (at("mail", "harbour"),)),
        ),
    ),
    Actor("master", "person", "Harbour master of Orsa <i>", ("harbour master",), "orsa"),
    Actor("union", "organisation", "port workers' union", ("A port workers' union",), None),
    Actor("commission", "group", "joint commission", ("joint commission",), None),
)

STATEMENTS = (
    Statement(
        "s1", "direct", "brandt", "Velmark's transport minister, Ilse Brandt", "told", "The first boat will leave on "
        "the ninth of April,", "reporters", Date("2031-03-04", "relative", "Tuesday"),
        (at("gazette", "The first boat will leave on the ninth of April,"),), same_as=("s2", "s3"),
    ),
    Statement(
        "s2", "direct", "brandt", "Ilse Brandt", "told", "The first boat will leave on the ninth of April,",
        "reporters", Date("2031-03-04", "relative", "Tuesday"),
        (at("courier", "The first boat will leave on the ninth of April,"),), same_as=("s1",),
    ),
    Statement(
        "s3", "indirect", "brandt", "Ilse Brandt", "said", "the first boat would leave in April", "", Date(),
        (at("mail", "the first boat would leave in April"),), same_as=("s1",),
    ),
    Statement(
        "s4", "direct", "brandt", "Ilse Brandt", "told", "We did not come here to sign a photograph.", "reporters",
        Date("2031-03-04", "relative", "Tuesday"), (at("gazette", "“We did not come here to sign a photograph.”"),),
    ),
    Statement(
        "s5", "mixed", "marran", "Orsa's envoy Teo Marran", "said", "the accord was “a beginning, and only that”", "",
        Date(), (at("gazette", "the accord was “a beginning, and only that”"),),
    ),
    Statement(
        "s6", "mixed", "marran", "Teo Marran", "said", "the accord was “the end of the dispute”", "", Date(),
        (at("courier", "the accord was “the end of the dispute”"),),
    ),
    Statement(
        "s7", "indirect", "marran", "Teo Marran", "adding", "40 inspectors would be stationed at both landings", "",
        Date(), (at("gazette", "40 inspectors would be stationed at both landings"),),
    ),
    Statement(
        "s8", "indirect", "master", "\U0001d57arsa's harbour master", "said",
        "the ferry would not sail before the harbour is dredged", "", Date(),
        (at("mail", "the ferry would not sail before the harbour is dredged"),),
    ),
    Statement(
        "s9", "direct", "marran", "Marran", "told", "No date is carved in stone 🪨,", "the Kelda Mail",
        Date("", "none", "Wednesday"), (at("mail", "No date is carved in stone 🪨,"),),
    ),
    Statement(
        "s10", "indirect", None, "officials of both sides", "said", "agreed on Tuesday to reopen the ferry line", "",
        Date(), (at("gazette", "agreed on Tuesday to reopen the ferry line"),),
    ),
    Statement(
        "s11", "indirect", "union", "A port workers' union", "called", "the plan reckless", "", Date(),
        (at("gazette", "the plan reckless"),),
    ),
)  # fmt: skip

EVENTS = (
    Event(
        "e1", "The Minister and the Envoy met in Port Ilva", "CONSULT", "happened", (),
        Date("2031-03-04", "explicit", "4 March"), "five hours", "Port Ilva",
        (Participation("brandt", "by"), Participation("marran", "with")),
        (at("readout", "The Minister and the Envoy met in Port Ilva"), at("gazette", "talks in Port Ilva")),
        tellings=(
            EventTelling("readout", "asserts", at("readout", "The Minister and the Envoy met in Port Ilva")),
            EventTelling("gazette", "attributes", at("gazette", "talks in Port Ilva")),
        ),
        origins=1,
        claimed_by=("brandt",),
    ),
    Event(
        "e2", "The governments of Velmark and Orsa agreed on Tuesday to reopen the ferry line", "AGREE", "happened",
        (), Date("2031-03-04", "relative", "Tuesday"), "", "",
        (Participation("velmark", "by"), Participation("orsa", "with")),
        (at("gazette", "agreed on Tuesday to reopen"), at("courier", "agreed on Tuesday to reopen")),
    ),
    Event(
        "e3", "The first boat will leave on the ninth of April", None, "planned",
        (StatusChange("planned", at("gazette", "The first boat will leave")),
         StatusChange("possible", at("mail", "No date is carved in stone 🪨,"))),
        Date("2031-04-09", "explicit", "the ninth of April"), "", "Tarn Strait", (Participation("velmark", "by"),),
        (at("gazette", "The first boat will leave on the ninth of April"), at("readout", "ferry service will resume")),
    ),
    Event(
        "e4", "a joint commission will meet in May", "CONSULT", "planned", (), Date("2031-05", "explicit", "May"), "",
        "", (Participation("commission", "by"),), (at("readout", "a joint commission will meet in May"),),
    ),
    Event(
        "e5", "the harbour is dredged", None, "possible", (), Date("", "none", "Wednesday"), "", "",
        (), (at("mail", "the harbour is dredged"),),
    ),
    Event(
        "e6", "the ferry line across the Tarn Strait, closed for eleven months", None, "cancelled", (),
        Date("2030~", "explicit", "eleven months"), "eleven months", "Tarn Strait", (),
        (at("gazette", "the ferry line across the Tarn Strait, closed for eleven months"),),
    ),
)  # fmt: skip


def invented_record() -> Record:
    """Four articles, three origins: the Courier rewrites the Gazette and alters a number and a quote."""
    inspectors = at("gazette", "40 inspectors would be stationed at both landings")
    more = at("courier", "400 inspectors would be stationed at both landings")
    return Record(
        run=Run(
            version="0.1.0",
            settings={},
            settings_sha256="5" * 64,
            input_sha256="a" * 64,
            models=(ModelUsed("en_core_web_sm", "3.8.0", "en-core-web-sm"),),
            counts=Counts(articles=4, origins=3, statements=len(STATEMENTS), events=len(EVENTS)),
            problems=("notes.txt: empty file; left out <script>",),
        ),
        articles=tuple(
            _article(k, o) for k, o in (("gazette", "o1"), ("courier", "o1"), ("mail", "o2"), ("readout", "o3"))
        ),
        sentences=_sentences(),
        links=(
            Link(
                "courier", "gazette", "rewrite", "a_from_b", 0.94, 0.61, 0.83,
                ("71 of 76 words stand in the same order", "published a day later"),
                (Passage(Span(48, 128), Span(76, 176), "verbatim"), Passage(Span(220, 300), Span(250, 330), "edited")),
            ),
        ),
        origins=(
            Origin("o1", ("courier", "gazette"), ("the Courier rewrites the Gazette (score .83)",)),
            Origin("o2", ("mail",), ("shares no text with the others",)),
            Origin("o3", ("readout",), ("shares no text with the others",)),
        ),
        actors=ACTORS,
        statements=STATEMENTS,
        events=EVENTS,
        positions=(
            Position("velmark", "Velmark", "unarmed inspectors", "demands",
                     (at("readout", "Velmark asked that all inspectors be unarmed"),)),
            Position("orsa", "Orsa", "limits on its patrols", "opposes",
                     (at("readout", "Orsa opposed any limit on its patrols"),)),
            Position("orsa", "Orsa's envoy Teo Marran", "inspectors", "raises",
                     (at("gazette", "40 inspectors would be stationed at both landings"),)),
        ),
        outcomes=(
            Outcome("ferry service will resume on 9 April", ("velmark", "orsa"), "planned",
                    Date("2031-04-09", "explicit", "9 April"),
                    (at("readout", "ferry service will resume on 9 April"),)),
        ),
        channels=(
            Channel(("velmark", "orsa"), "joint commission", "proposed", (at("readout", "joint commission"),)),
        ),
        questions=(
            Question("who will pay for the dredging of the harbour", "answered",
                     (at("gazette", "It was not clear who will pay for the dredging of the harbour."),),
                     (at("readout", "Costs of dredging will be shared equally"),),
                     "Costs of dredging will be shared equally"),
            Question("when does the ferry sail?", "open", (at("mail", "the ferry would not sail"),)),
        ),
        differences=(
            Difference("number", "altered", "inspectors", inspectors, more, ("40 became 400",), 0.97),
            Difference("quote_fabricated", "altered", "the accord", at("gazette", "a beginning, and only that"),
                       at("courier", "the end of the dispute"), ("no such quotation in the source",), 0.9),
            Difference("date", "differ", "the first boat", at("readout", "9 April"), at("mail", "in April"),
                       ("2031-04-09 against 2031-04",), 0.6),
        ),
        account=(
            Section("What happened", (
                Line("The governments of Velmark and Orsa agreed on Tuesday to reopen the ferry line across the Tarn "
                     "Strait, closed for eleven months.",
                     (at("gazette", "agreed on Tuesday to reopen the ferry line"),
                      at("courier", "agreed on Tuesday to reopen the ferry line"),
                      at("readout", "ferry service will resume")), 2),
                Line("The Minister and the Envoy met in Port Ilva on 4 March.",
                     (at("readout", "The Minister and the Envoy met in Port Ilva on 4 March."),), 1),
            )),
            Section("What is planned", (
                Line("“The first boat will leave on the ninth of April,” Ilse Brandt told reporters.",
                     (at("gazette", "The first boat will leave on the ninth of April,"),
                      at("readout", "9 April"), at("mail", "the first boat would leave in April")), 3),
            )),
            Section("What is disputed", (
                Line("The harbour master of Orsa said the ferry would not sail before the harbour is dredged 🧭.",
                     (at("mail", "the ferry would not sail before the harbour is dredged"),), 1),
            )),
        ),
    )  # fmt: skip
