"""The words page furniture is known by: a few patterns for each kind, each for a whole line.

All are anchored, short and of bounded repetition. `find_reason` is about one line alone; what its
neighbours say is `furniture.py`'s business.
"""

from __future__ import annotations

import re

from rashomon.lexicon import words_of
from rashomon.reading.remembered import of_line

CUE_CHARS = 260  # the longest line looked at; legal lines reach 250, paragraphs of news begin there

_NETWORKS = (
    "facebook|twitter|x|instagram|telegram|whatsapp|linked ?in|reddit|pinterest|tumblr|google ?\\+?|google news|"
    "you ?tube|tik ?tok|threads|bluesky|mastodon|snapchat|flipboard|apple news|social media"
)
_ADDRESS = rf"(?:{_NETWORKS}|facebook\.com|twitter\.com|instagram\.com)"
_END = r"\s{0,3}[:.!»>→…*-]{0,3}"


def _any(*patterns: str, end: str = _END) -> re.Pattern[str]:
    return re.compile(r"[\s•*·»>|\[(-]{0,4}(?:" + "|".join(patterns) + ")" + end + r"[\s\])|]{0,3}", re.IGNORECASE)


COMMENT_FORM = _any(
    r"leave (?:a|your) (?:reply|comment)(?: (?:cancel reply|to [\w .'’-]{1,60}))?",
    r"cancel reply",
    r"your e-?mail(?: address)? (?:will|is) (?:not|never) (?:be )?(?:published|shared|displayed).{0,80}",
    r"required fields (?:are )?marked.{0,10}",
    r"save my name,? e-?mail.{0,100}",
    r"(?:post|submit|write|make) (?:a |your )?comment",
    r"post (?:a |your )?reply",
    r"enter your comment(?: here)?",
    r"log ?in to (?:leave|post|write|add) (?:a )?(?:comment|reply).{0,40}",
    r"(?:you must|please|you need to) (?:be )?(?:log(?:ged)?|sign(?:ed)?)[ -]?in (?:to|before) .{0,40}comment.{0,40}",
    r"notify me (?:of|by|via|when).{0,60}",
    r"\d{1,5} (?:comments?|responses?|replies)",
    r"no (?:comments|responses)(?: yet)?",
    r"comments?(?: ?\(\d{0,5}\))?",
    r"comments (?:are|have been) (?:closed|off|disabled|now closed).{0,60}",
    r"be the first to (?:comment|reply|leave a comment)",
    r"(?:view|show|see|read|load|hide) (?:all |more |the )?(?:\d{1,5} )?comments?(?: ?\(\d{0,5}\))?",
    r"join the (?:conversation|discussion)",
    r"name ?\*?(?:,? e-?mail ?\*?,? website)?",
    r"(?:e-?mail|website)(?: address)? ?\*",
    r"report (?:abuse|this comment)",
    r"what do you think\b.{0,60}(?:comments?|below)\b.{0,40}",
)
# Where one of these stands with most of the article before it, only comments and page feet follow.
COMMENT_START = _any(
    r"leave (?:a|your) (?:reply|comment)(?: (?:cancel reply|to [\w .'’-]{1,60}))?",
    r"your e-?mail(?: address)? (?:will|is) (?:not|never) (?:be )?(?:published|shared|displayed).{0,80}",
    r"post (?:a |your )(?:comment|reply)",
    r"\d{1,5} (?:comments?|responses?|replies|thoughts? on\b.{0,150})",
    r"comments ?\(\d{1,5}\)",
    r"log ?in to (?:leave|post|write|add) (?:a )?(?:comment|reply).{0,40}",
)
RELATED_HEADING = _any(
    r"related(?: (?:posts?|articles?|stor(?:y|ies)|news|content|links?|coverage|topics?|videos?|reading|items?))?",
    r"(?:you )?(?:may|might) (?:also )?(?:like|enjoy|be interested in)(?: these?)?(?: posts| stories| articles)?",
    r"you (?:may|might|will|would)(?: also)? (?:like|love|enjoy)(?: to read| these)?",
    r"(?:most|more) (?:read|popular|viewed|shared|commented|recent|emailed|watched)(?: (?:stories|articles|news|"
    r"in .{1,30}))?",
    r"(?:trending|recommended|popular|suggested)(?: (?:now|stories|articles|posts|news|topics|videos|for you|"
    r"reading|today))?",
    r"(?:top|latest|other|more|recent|similar|further|previous) (?:stories|articles|posts|headlines|coverage|videos)",
    r"latest news|top news|more news",
    r"more (?:from|on|in|like) (?:this|the|our) .{1,40}",
    r"(?:up|read|watch|what to read) next",
    r"(?:editors?['’]?s?|our|staff) picks",
    r"see also|read also|also read|further reading|more reading|keep reading|don['’]t miss",
    r"(?:around|from|elsewhere on) the web",
    r"(?:sponsored|promoted|partner|paid) (?:content|stories|links|posts)",
)
RELATED_LINE = _any(
    r"(?:read|see|learn|find out) more(?: (?:about|on|here|at|from|in)\b[^.]{0,120}| ?[:|–—-] ?.{1,180})?",
    r"(?:also read|read also|also see|see also|read next|must read|read|related(?: (?:story|stories|article|"
    r"articles|coverage|news|post|video|link))?|more|more on this|"
    r"don['’]t miss|recommended|in pictures|in depth|further reading|explainer|analysis|opinion|full coverage|"
    r"background) ?(?::|\||>|»|–|—) ?.{1,180}",
    r"(?:click|tap) (?:here|below|through)\b.{0,150}",
    r"(?:for|to (?:see|read|view)) (?:more|the (?:full|original|complete)|our|full)\b.{0,100}\b(?:click|tap|"
    r"(?:visit|go to|see|read) (?:our|www\.|https?:|[\w-]{2,40}\.(?:com|org|net)))\b.{0,100}",
    r"(?:read|see|view|watch) (?:the |a )?(?:full |complete |original |entire )(?:article|story|post|report|"
    r"statement|interview|text|transcript|coverage|version)(?: here| at .{1,60}| on .{1,60})?",
    r"(?:see|read|view|watch)(?: the| a| our) .{3,150}\]",
    r"(?:see|view|explore|browse|check out|watch|take) (?:the|our|a|more|all|this)\b.{0,150}\b(?:gallery|slideshow|"
    r"interactive|database|video|photos|pictures|timeline|poll|quiz|survey)\b.{0,80}",
    r"continue reading.{0,120}",
    end=r".{0,5}",
)
SHARE = _any(
    r"share(?: (?:this|it|with|via|the|your))?(?: (?:story|article|post|page|video|entry|with .{1,40}|"
    r"on .{1,40}))?(?: (?:on|via|with|by) .{1,60})?",
    r"(?:click|tap) to (?:share|print|e-?mail|tweet|pin|copy|follow)\b.{0,100}",
    rf"(?:share|tweet|post|send|pin|save|e-?mail|print|like|recommend)(?: this| it)?(?: (?:article|story|page|post|"
    rf"link))?(?: (?:on|to|via|by) (?:{_NETWORKS}|e-?mail|a friend|pocket|friends))",
    r"(?:tweet|e-?mail|print|save|bookmark|report)(?: this)(?: (?:article|story|page|post))?(?: to a friend)?",
    r"(?:tweet|print|e-?mail|facebook|twitter|whatsapp|linked ?in|pinterest|reddit|tumblr|telegram|"
    r"copy(?: the)? link|link copied|like this|loading|shares?|\d{1,6} shares?)",
    r"opens in (?:a )?new (?:window|tab)",
    r"like(?: this)?:? ?(?:loading)?",
)
_SHARE_WORDS = words_of("pages", "share")
NEWSLETTER = _any(
    r"(?:sign|signing) ?-?up (?:now |here |today |free )?(?:for|to)\b.{0,120}\b(?:newsletters?|briefing|alerts?|"
    r"updates?|e-?mails?|inbox|digest|channel|podcast)\b.{0,100}",
    r"(?:subscribe|register|join)(?: now| here| today| for free| free)? (?:to|for|and)\b.{0,120}\b(?:newsletters?|"
    r"briefing|alerts?|updates|e-?mails?|inbox|digest|channel|magazine|podcast|print edition|feed|access|"
    r"unlimited)\b.{0,100}",
    r"(?:get|receive)\b.{0,80}\b(?:newsletter|inbox|delivered to (?:you|your)|subscribe)\b.{0,120}",
    r"(?:please )?(?:enter|submit|type) your e-?mail(?: address)?.{0,60}",
    r"(?:subscribe|sign ?up|register|log ?in|sign ?in|subscribe (?:now|today|here)|sign up (?:now|today|here|"
    r"for free)|become a member|start your free trial|already a (?:subscriber|member)\b.{0,40}|not a (?:subscriber|"
    r"member)\b.{0,40})",
    r"(?:our|the) (?:free |daily |weekly |morning ){0,2}newsletter",
    r"newsletters?(?: sign ?-?up)?",
    r"thank(?:s| you) for (?:subscribing|signing up|reading|registering|visiting)\b.{0,80}",
    r"by (?:signing up|subscribing|registering|submitting|entering your e-?mail)\b.{0,80}\byou\b.{0,100}",
    r"you can unsubscribe.{0,80}",
    r"(?:support|fund) (?:our|independent|quality) (?:journalism|reporting|work)\b.{0,120}",
    r"(?:this|the) (?:article|content|story) is (?:only )?(?:for|available to) (?:subscribers|members)\b.{0,80}",
    r"(?:to get|for) (?:all )?the latest\b.{0,100}\b(?:sign up|subscribe|follow|download|visit our|like us)\b.{0,100}",
)
ADVERTISEMENT = _any(
    r"(?:advertisements?|advertising|sponsored|ad|ads|promoted|paid post|paid content)(?:[ –—:|-]{1,4}(?:story|"
    r"article|content|continue|scroll|please|feedback)\b.{0,60})?",
    r"(?:story|article|report|post) continues (?:below|after)\b.{0,60}",
    r"continue reading (?:below|the main story)",
    r"skip (?:the )?(?:advertisement|ad|past newsletter promotion)",
    r"scroll (?:down )?(?:to|for) (?:continue|more|the rest)\b.{0,40}",
    r"(?:sponsored|presented|brought to you) by\b.{0,60}",
)
CONSENT = _any(
    r"(?:we|this (?:web ?)?site|our (?:web ?)?site|[\w.-]{1,40}\.(?:com|org|net)) uses? cookies\b.{0,200}",
    r"(?:accept|reject|manage|allow|decline)(?: all)?(?: my| the)? cookies?(?: (?:settings|preferences))?|"
    r"cookie (?:policy|settings|preferences|notice|consent)",
    r"by (?:continuing|using|clicking|visiting|browsing)\b.{0,100}\byou (?:agree|accept|consent|acknowledge)\b.{0,120}",
    r"(?:please )?(?:enable|turn on|activate) (?:java ?script|cookies)\b.{0,100}|(?:java ?script|"
    r"your browser)\b.{0,60}\b(?:is disabled|does not support|is not supported|must be enabled|is required)\b.{0,80}",
)
COPYRIGHT = _any(
    r"(?:©|&copy;|\(c\) ?\d{4}).{1,220}",
    r"copyright:? ?(?:©|\(c\)|\d{4}).{0,220}",
    r"copyright\b.{0,120}\ball rights reserved\b.{0,80}",
    r"(?:.{0,80}[.|,–-] ?)?all rights reserved\b.{0,120}",
    r"(?:this|the) (?:material|content|article|document|story|copy|text)\b.{0,40} (?:may|must|"
    r"can) not be (?:published|reproduced|copied|used|republished|redistributed)\b.{0,160}",
    r"(?:no part of|(?:unauthori[sz]ed )?(?:reproduction|use|copying|distribution|"
    r"republication))\b.{0,80}\b(?:be reproduced|prohibited|without (?:prior|written|express|permission))\b.{0,100}",
    r"republished with permission.{0,80}|(?:proudly )?powered by [\w .-]{1,40}|(?:theme|design|"
    r"template)(?:d)? (?:by|:) [\w .-]{1,40}",
)
LEGAL = _any(r"disclaimer ?:.{1,250}", r"disclaimer", r"terms (?:and conditions|of (?:use|service)) apply.{0,60}")
FOLLOW = _any(
    rf"(?:follow|(?:like|find|join|connect with|watch|add|visit|befriend) (?:us|me|him|her|"
    rf"our)\b)[^,\"“”]{{1,80}}\b(?:on|at|via|@) ?(?:our )?{_ADDRESS}(?:[/ ,:@.(|&].{{0,150}})?",
    rf"(?:like|find|join) us\b.{{1,20}}{_ADDRESS}.{{0,80}}",
    r"follow (?:us|me|him|her|them|the author)?:? ?@\w{1,40}.{0,120}",
    rf"(?:.{{1,60}} is |you can (?:follow|find) .{{1,60}} |tweets? (?:at|"
    rf"from) )?on (?:{_NETWORKS}):? ?@\w{{1,40}}.{{0,60}}",
    r"@\w{2,40}(?:[, ]{1,2}@\w{2,40}){0,5}",
    r"follow (?:us|me)|connect with us|stay connected|follow (?:the )?topics?.{0,60}",
)
APP = _any(
    r"(?:download|get|install|try) (?:the|our|my)\b.{0,60}\bapps?\b.{0,80}",
    r"(?:available|download|get it) on (?:the )?(?:app store|google play|itunes)\b.{0,80}",
    r"(?:app store|google play):.{0,120}",
)
TAGS = _any(
    r"(?:article )?(?:tags?|tagged(?: (?:as|with|in))?|categor(?:y|ies)|filed (?:under|in)|keywords?|posted in|labels?|"
    r"topics?(?: in this article)?|related topics|sections?|hashtags?) ?[:|#].{0,220}",
    r"(?:tagged|tagged (?:as|with|in)|filed (?:under|in)|posted in) [^.!?]{1,220}",
    r"tags|categories|filed under",
    r"#\w{2,40}(?:[, ]{1,2}#\w{2,40}){0,15}",
)
NAVIGATION = _any(
    r"(?:site |main |mobile |page |post |article ){0,2}navigation|home|menu|main menu|search|search for|close|back|"
    r"next|previous|skip to (?:main )?(?:content|navigation|menu)|back to (?:top|home|the top|the article)",
    r"top of (?:the )?page|contact(?: us)?|about(?: us)?|privacy(?: policy| notice)?|terms(?: and conditions|"
    r" of (?:use|service)| & conditions)?|site ?map|help|faq|advertise(?: with us)?|careers",
    r"my account|(?:log|sign) ?out|toggle (?:navigation|menu)|(?:load|show|view|see) (?:more|all|less)|"
    r"view (?:in )?gallery|view (?:full )?(?:profile|bio)|open (?:in )?(?:app|gallery)",
    r"(?:next|previous|older|newer|earlier|later) (?:page|article|story|post|posts|entries|entry|slide|image|"
    r"photo).{0,100}",
    r"page \d{1,3}(?: of \d{1,3})?|\d{1,3} ?/ ?\d{1,3}|\d{1,3} of \d{1,3}|reprints?(?: (?:&|and) permissions)?|"
    r"permissions|rss(?: feed)?|text size|font size|view as (?:single|one) page|single page|hide caption|"
    r"toggle caption|enlarge(?: (?:this )?image)?|close|expand|play|pause|mute|listen|now playing|replay|x",
    r"(?:\d{1,3} ?(?:min|minute|minutes|mins)(?: |-)?(?:read|reading time)?|(?:estimated )?reading time:? ?.{1,20}|"
    r"\d{1,3} min read)",
    r"listen to (?:this )?(?:article|story)\b.{0,40}|(?:article|audio) (?:options|version)",
)
CONTACT = _any(
    r"(?:to )?contact (?:the |our |this )?(?:author|reporter|reporters|editor|editors|writer|newsroom|us|me)\b.{0,220}",
    r"(?:got|have|do you have|send us)\b.{0,60}\b(?:tips?|story ideas?|news tip|question|feedback|"
    r"comments)\b.{0,100}(?:e-?mail|contact|write|send|call|let us know|@).{0,120}",
    r"(?:e-?mail|write to|reach|tel|phone|fax|web ?site|call)(?: (?:the |our )?(?:author|reporter|editor|me|us|him|"
    r"her|[A-Z]\w{1,20} [A-Z]\w{1,20}))?(?: at| on)?:? ?(?:[\w.+-]{1,60}@[\w.-]{1,60}|\+?[\d ()-]{6,20}|"
    r"https?://\S{1,150}|www\.\S{1,150}).{0,60}",
    r"[\w.+-]{1,60}@[\w-]{1,40}\.[\w.-]{1,40}",
)
LINK = _any(r"(?:https?://|www\.)\S{1,240}", r"[\w ]{1,40}: ?https?://\S{1,200}")
SCRIPT = re.compile(
    r"\s{0,4}(?:var |let |const |function\b.{0,40}\(|window\.|document\.|googletag\.|jQuery\(|\$\(|@media|<!\[CDATA|"
    r"//<!\[|_gaq|if ?\(window|!function|\(function)"
    r".{0,240}[;{}()=]\s{0,4}"
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("comment form", COMMENT_FORM),
    ("advertisement", ADVERTISEMENT),
    ("newsletter or subscription line", NEWSLETTER),
    ("cookie or browser notice", CONSENT),
    ("copyright line", COPYRIGHT),
    ("legal notice", LEGAL),
    ("follow-us line", FOLLOW),
    ("app promotion", APP),
    ("share bar", SHARE),
    ("tags or categories", TAGS),
    ("contact line", CONTACT),
    ("bare link", LINK),
    ("navigation", NAVIGATION),
    ("related articles", RELATED_LINE),
    ("related articles", RELATED_HEADING),
    ("script", SCRIPT),
)


# Kinds whose patterns have open ends: a line of theirs that closes like a sentence is taken for one.
_OPEN = frozenset({"tags or categories", "share bar", "navigation", "advertisement"})
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,3}\s*$")


@of_line
def find_reason(line: str) -> str:
    """Why `line`, by its own words, is furniture; "" if nothing says so."""
    if len(line) > CUE_CHARS:
        return ""
    if not any(c.isalnum() for c in line):
        return "ornament"
    if is_share_bar(line):
        return "share bar"
    whole = bool(_SENTENCE_END.search(line)) and len(line.split()) > 3
    return next((r for r, pattern in _KINDS if not (whole and r in _OPEN) and pattern.fullmatch(line)), "")


def is_share_bar(line: str) -> bool:
    """Are all words of `line` those of a row of sharing buttons, two at least?"""
    words = [w.strip(":|,()").casefold() for w in line.split()[:30]]
    words = [w for w in words if w and not w.isdigit()]
    return len(words) >= 2 and all(w in _SHARE_WORDS for w in words)
