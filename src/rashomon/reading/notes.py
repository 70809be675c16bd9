"""Lines about the article rather than of it: credits, bylines, datelines, corrections; and picture captions."""

from __future__ import annotations

import re

from rashomon.lexicon import words_of
from rashomon.reading.published import find_date_line
from rashomon.reading.remembered import of_line
from rashomon.vocabulary import NO_DATE, Date

NOTE_CHARS = 300  # corrections run to 300; longer ones are paragraphs
CAPTION_CHARS = 420  # agency captions with their credit run to 400
LONGEST_CAPTION = 2000  # characters of 45 words, with much to spare; patterns are not run over more
CREDIT_CHARS = 220
POSTING_CHARS = 120
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s*$")
_NAME = r"[A-Z][\w.'’-]{0,30}(?: (?:de|van|von|al|bin|der|da|el|la)){0,2}(?: [A-Z][\w.'’-]{0,30}){0,3}"


def _lines(*patterns: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(r"[\s*•([—–-]{0,4}(?:" + "|".join(patterns) + r")[\s)\]*.]{0,4}", flags)


_CREDIT = _lines(
    r"(?:additional |further |extra )?(?:reporting|research|writing|editing|translation|production|"
    r"photography)(?: and (?:writing|editing))? (?:by|from|for|contributed|contributions?)\b.{0,220}",
    r"(?:written|compiled|edited|reported|translated|produced|posted|prepared) (?:by|"
    r"with)\b[^.!?]{0,160}(?:[;.].{0,120})?",
    r".{1,200}\bcontributed (?:reporting|research|writing|to (?:this|the) (?:report|story|article|post|piece|"
    r"dispatch|research|reporting))\b.{0,120}",
    r".{1,120}\breporting contributions?",
    r".{1,120}\b(?:is|was) (?:produced|written|compiled) with (?:the )?(?:help|assistance|files|"
    r"contributions?) (?:from|of|by)\b.{0,80}",
    r"(?:story |written |compiled )?with (?:additional )?(?:files|reporting|contributions?|material|input|agency|"
    r"agencies|wire|inputs|assistance|research)(?: reports?| inputs?)?(?: (?:from|by)\b.{0,200})?",
    r"(?:source|sources|agencies|agency|from agencies|with agencies|via)(?: ?: ?.{1,80})?",
)
_REPORTED = re.compile(rf"{_NAME}(?:,? and {_NAME})? reported from [^.;]{{3,60}}(?:[;,.] .{{0,200}})?\.?")
_CORRECTION = _lines(
    r"(?:corrections?|clarifications?|editor['’]?s['’]? notes?|editors['’] note|note to (?:readers|editors)|"
    r"author['’]s note|publisher['’]s note)"
    r"(?: ?\([^)]{1,60}\)| [^:]{1,60})? ?[:—–].{1,300}",
    r"(?:update|updated|note)(?: ?\([^)]{1,60}\))? ?[:—–] ?(?:this|the|an earlier version of this|"
    r"we have) (?:article|story|post|piece|report|page|headline|updated|corrected)\b.{1,200}",
    r"(?:this|the|an earlier version of this) (?:article|story|post|piece|report|column|page|item|"
    r"headline)(?: and .{1,30})? (?:was|has been|is|were|originally|first|incorrectly|misstated|mistakenly)\b"
    r".{0,60}(?:written|compiled|produced|amended|updated|corrected|edited|published|appeared|revised|clarified|"
    r"changed|adapted|misstated|misidentified|stated|said)\b.{0,200}",
    r"(?:first|originally|also) (?:published|appeared|posted)(?: \w+)? (?:on|in|at|by)\b.{0,120}",
    r"(?:last )?(?:updated|modified|revised)(?: on| at)?:? .{0,12}\d.{0,60}",
)
_BYLINE = re.compile(
    rf"(?:(?:By|BY|Story by|Words by|Analysis by|Opinion by|Report by) {_NAME}(?:(?:,| and|,? in| for| with|, of| \|"
    rf"|/|;| -| –) ?.{{1,60}})?|{_NAME} ?[|,] ?(?:Staff|Special|Reuters|AP|AFP|Associated Press|Correspondent|"
    rf"Reporter)\b.{{0,60}})"
)
_BIO = re.compile(
    rf"{_NAME}(?: \([^)]{{1,40}}\))?,? (?:is|was|has been|covers|writes|reports|works|"
    rf"can be reached)\b.{{0,120}}\b(?:reporter|writer|correspondent|columnist|editor|contributor|journalist|"
    rf"author of|fellow at|covers|covering|writes|producer|bureau|based in)\b.{{0,200}}"
)
_POSTING = re.compile(
    r"(?:(?:posted|published|written|submitted|filed|updated|created|added)\b|by\b|"
    r".{0,60}\b(?:min read|no comments|comments)\b|"
    r"[\w .'’&-]{2,50}[,|–—-])",
    re.IGNORECASE,
)
_DATE_PIECES = re.compile(
    r"\s*[|•·–—]\s*|\s-\s|\bin\b|\bby\b|\bon\b|,\s(?=[A-Za-z]{3,9}\.?\s\d{1,2},\s\d{4})", re.IGNORECASE
)
_LABELS = re.compile(r"(?:(?:updated|published|posted|modified)\W{0,3}){1,4}", re.IGNORECASE)  # their dates cut away
_UPDATED = re.compile(r"\b(?:updated|modified|revised|edited)\b", re.IGNORECASE)

_AGENCY = (
    r"(?:AFP|AFP Photo|AP|AP Photo|(?:The )?Associated Press|Reuters|REUTERS|Getty(?: Images)?|EPA(?:-EFE)?|EFE|"
    r"Xinhua|(?:ITAR-)?TASS|Sputnik|Anadolu(?: Agency)?|DPA|dpa|PA(?: Wire)?|Press Association|Bloomberg|"
    r"Shutterstock|Alamy|Rex(?: Features)?|REX|Corbis|Zuma(?: Press)?|iStock|Handout|Pool|WireImage|UPI|ANSA|"
    r"Kyodo|Yonhap|PTI|AAP|(?:The )?Canadian Press|CP|NurPhoto|Polaris|Magnum|SIPA|Action Images|Facebook|"
    r"Twitter|YouTube|Screenshot|File)"
)
_SLUG = re.compile(
    rf"(?:[A-Z][\w.'’-]{{1,30}}(?: [A-Z][\w.'’-]{{0,30}}){{0,3}} ?[/|"
    rf"] ?(?:[\w .]{{2,40}} ?/ ?){{0,2}}{_AGENCY}(?: ?/ ?[\w .]{{2,40}}){{0,2}}"
    rf"|(?:REUTERS|AP Photo|AFP|EPA|Getty Images|AP) ?/ ?[A-Z][\w. '’-]{{2,50}})[.)\]]{{0,3}}\s*$"
)
CREDIT_WORDS = words_of("pages", "credit")
_SIGNED = re.compile(rf"[.,]? ?[—–-]? ?\b{_AGENCY}[.)]?\s*$")
_CREDIT_END = re.compile(
    r"(?:[(\[](?:[^()\[\]]{0,40}\b)?(?:AP Photo|Photo|Image|Picture|File|Archive|Archives|Stock|Credit|Courtesy|"
    r"Handout|Getty|Screenshot|Screengrab)\b[^()\[\]]{0,80}[)\]]"
    r"|\b(?:Photo(?:graph)?|Picture|Image|Photo credit|Image credit|Picture credit|Credit|Photos|Illustration|"
    r"Graphic|Video|Photograph by|Photo courtesy of|Image courtesy of)(?: by| credit| courtesy(?: of)?|"
    r" source)? ?[:/] ?(?:[^.:]|\b[A-Z]\.){2,60}"
    r"|\b(?:Photo|Photograph|Picture|Image)s? (?:by|courtesy of) [A-Z](?:[^.:]|\b[A-Z]\.){2,60}"
    r"|\b(?:File|Stock|Archive|Handout|Library) (?:photo(?:graph)?|image|picture|footage))[\s.)\]]{0,3}$"
)
_SLUG_START = re.compile(
    r"(?:[\[(])?(?:(?:WATCH|VIDEO|PHOTOS?|LISTEN|IMAGE|PICTURE|GALLERY|AUDIO|GRAPHIC|SLIDESHOW|FILE PHOTO|"
    r"FILE)\b(?: NOW| LIVE| BELOW| ABOVE)? ?[:|–—-]"
    r"|(?:Watch|Video|Photos?|Listen|Image|Picture|Pictures|Gallery|Audio|Graphic|Chart|Map|Infographic|"
    r"Illustration|Slideshow|File photo|Caption|Media caption|Image caption|Photo caption|Pictured|Above|Left|Right|"
    r"Main image|Top image|Credit|Photo credit|Image credit|Photograph|Photo by|Photographs? by|Image by|"
    r"Picture by)(?: \d{1,2})? ?(?::|\||(?<=by) ))"
    r" ?.{2,400}"
)
_IN_THIS_PICTURE = re.compile(
    r"(?:\d{1,3} (?:of|/) \d{1,3}\.? .{5,400}|[^\"“]{0,160}\b(?:in|seen in|shown in) (?:this|an undated|a file|"
    r"a handout|a combination of)"
    r" (?:[\w.,]{1,20} ){0,6}(?:photo(?:graph)?s?|picture|image|frame grab|screengrab|video grab|still)\b.{0,400})",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\b(?:said|says|told|wrote|tweeted|showed|shows|revealed|suggests?|surfaced|emerged|circulated)\b", re.IGNORECASE
)
_VIEW = re.compile(
    r"(?:(?:An?|The) )?(?:(?:general|aerial|file|satellite|partial|night|panoramic|undated|combination|recent|"
    r"bird['’]?s?[ -]eye) ){0,2}(?:views?|photo(?:graph)?s?|pictures?|images?|screenshots?|portraits?|"
    r"illustrations?|stills?|footage|maps?) "
    r"(?:of|from inside|taken|released by|provided by|posted by|made available)\b.{3,300}",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"\((?:[^()]{0,30}\s)?(?:left|right|centre|center|top|bottom|front|rear|background|foreground|pictured|above|"
    r"below)(?:\s[^()]{0,20})?\)"
    r"|(?:,|\() ?(?:(?:far|second from|third from|at|top|bottom|front|from) )?(?:left|right|centre|center),"
)
_SIDE_LETTERS = re.compile(r"\((?:(?:2nd|3rd|second|third) )?[LRC]\)")  # also how American papers write a party
# Verbs of what a picture can show, in the present tense of captions; with or without the s of one person.
_SHOWN = re.compile(
    r"\b(?:(?:walk|stand|speak|shake|look|pose|arrive|wave|gesture|attend|listen|greet|hold|ride|march|clash|react|"
    r"gather|protest|receive|embrace|smile|board|disembark|applaud|toast|salute|guard|patrol|"
    r"sit|chat|hug|kiss|inspect|carry|demonstrate|chant|line up|cheer|celebrate|pray|light|lay|place|unload|search|"
    r"queue|cross|cast|sign|deliver|leave|enter|prepare|talk|take part|take their|take his|take her|participate|"
    r"react)s?"
    r"|(?:shakes|takes|passes|watches|crosses|carries|watch|arrives|poses|poses|waves|gestures|embraces|smiles|"
    r"leaves|prepares|participates)"
    r"|(?:is|are) (?:welcomed|greeted|seen|pictured|shown|escorted|surrounded|flanked|accompanied|photographed|"
    r"received|displayed|parked|silhouetted))\b"
)
_PAST = re.compile(
    r"\b(?:said|told|added|was|were|had|did|took|came|went|made|gave|got|saw|left|held|met|began|fell|rose|found|"
    r"sent|won|lost|led|kept|called|asked|announced|warned|agreed|according|will|would|could|(?-i:may)|might|should|"
    r"can|has|have|says|hopes|wants|plans|expects|believes|thinks|if|because|but)\b",
    re.IGNORECASE,
)
_REGULAR_PAST = re.compile(r"\b[a-z]{2,20}ed\b")
_TWO_SENTENCES = re.compile(r"[a-z]{4}\. [A-Z]")
_SCENE = re.compile(
    r"\b(?:as|while|during|after|before|ahead of|upon|outside|in front of|near|next to|beside|at|on|in)\b"
)
_DAY = re.compile(
    r"\b(?:on|,) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{1,2} )?"
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?(?: \d{1,2})?,? \d{4}\b"
)


@of_line
def find_posting_date(line: str) -> tuple[bool, Date]:
    """Is `line` a date or a posting line ("Posted by … on …"), and the date of publication it gives?

    A date of updating is not one of publication.
    """
    found = find_date_line(line)
    if found.edtf:
        return True, found
    if len(line) > POSTING_CHARS or _SENTENCE_END.search(line.rstrip(".")) or not _POSTING.match(line):
        return _is_update(line), NO_DATE
    dates = [d for piece in _DATE_PIECES.split(line) if piece and (d := find_date_line(_bare(piece))).edtf]
    if not dates:
        return _is_update(line), NO_DATE
    if len({d.edtf[:10] for d in dates}) > 1 or (
        _UPDATED.search(line) and not find_date_line(_bare(_DATE_PIECES.split(line)[0])).edtf
    ):
        return True, NO_DATE
    return True, Date(dates[0].edtf, "explicit", line)


def _bare(piece: str) -> str:
    return piece.strip(" ,;:")


def _is_update(line: str) -> bool:
    if _LABELS.fullmatch(line):
        return True
    return len(line) <= POSTING_CHARS and bool(_UPDATED.match(line)) and any(c.isdigit() for c in line)


@of_line
def is_note(line: str, *, near_end: bool, near_top: bool) -> bool:
    """Is `line` a reporting credit, byline, correction or author's note?"""
    if len(line) > NOTE_CHARS:
        return False
    if len(line) <= CREDIT_CHARS and (_CREDIT.fullmatch(line) or _REPORTED.fullmatch(line)):
        return True
    if _CORRECTION.fullmatch(line):
        return True
    if (
        (near_top or near_end)
        and len(line) <= POSTING_CHARS
        and not _SENTENCE_END.search(line)
        and _BYLINE.fullmatch(line)
    ):
        return True
    return near_end and bool(_BIO.fullmatch(line))


@of_line
def is_caption(line: str) -> bool:
    """Is `line` a picture caption by a mark of its own: a slug, a credit, sides, "view of …"?"""
    if len(line) > CAPTION_CHARS:
        return False
    if _SLUG_START.fullmatch(line) or is_credited(line):
        return True
    if _IN_THIS_PICTURE.fullmatch(line):
        return not _TELLING.search(line)
    ended = bool(_SENTENCE_END.search(line[-8:]))
    if _VIEW.fullmatch(line) and not _TELLING.search(line) and not (ended and _PAST.search(line)):
        return True
    if _SIDE_LETTERS.search(line):
        return bool(_SHOWN.search(line)) and not _is_told(line)
    return bool(_SIDES.search(line)) and not (ended and _is_told(line))


def is_credited(line: str) -> bool:
    """Does `line` end with a photographer and agency, or a picture credit?"""
    tail = line[-200:]
    if ("/" in tail or "|" in tail) and _SLUG.search(tail):
        return True
    # The words are looked for first: the pattern alone would cost more than all others together.
    low = tail.lower()
    return any(w in low for w in CREDIT_WORDS) and bool(_CREDIT_END.search(tail)) and len(line.split()) <= 60


def _is_told(line: str) -> bool:
    return any(p.search(line) for p in (_TELLING, _PAST, _REGULAR_PAST))


def is_signed(line: str) -> bool:
    """Does `line` end with the name of a picture agency?"""
    return bool(_SIGNED.search(line))


@of_line
def is_depiction(line: str, *, placed: bool) -> bool:
    """Does `line` describe a picture: one clause in the present tense, somebody doing something somewhere?

    With a full stop it must also name the day with its year, or be `placed` where captions stand
    (between the headline and the opening, or next to another caption).
    """
    if len(line) > LONGEST_CAPTION:
        return False
    signed = _SIGNED.search(line)
    if signed:
        line, placed = line[: signed.start()] + ".", True
    words = len(_WORD.findall(line))
    if (
        not 6 <= words <= 45
        or not line[0].isupper()
        or line.endswith((":", ";", "-", ","))
        or "“" in line
        or '"' in line
    ):
        return False
    ended = bool(_SENTENCE_END.search(line))
    if line.endswith(("?", "!")) or (ended and _TWO_SENTENCES.search(line)):
        return False
    shown = _SHOWN.search(line)
    if not shown or not _SCENE.search(line, shown.end()) or _PAST.search(line):
        return False
    if ended and _REGULAR_PAST.search(line, 0, shown.start()):  # "repeated that she carries": the verb was told
        return False
    return not ended or placed or bool(_DAY.search(line))
