"""Articles found by their words, and sources by what a user calls them."""

from __future__ import annotations

import re

from rashomon.errors import LibraryError
from rashomon.library.database import Database
from rashomon.library.values import Hit

WORD = re.compile(r"\w+")
EXCERPT = 24  # words about the ones that were found


def search_articles(database: Database, words: str, *, story: str = "", limit: int = 20) -> tuple[Hit, ...]:
    """Articles that have all of `words` in the newest version of their source, the best first (BM25).

    Words between quotation marks stand together; a word that ends in `*` is the beginning of one.
    """
    asked = _query(words)
    if not asked:
        return ()
    sql = f"""SELECT article.id, coalesce((SELECT name FROM member JOIN story ON story.id = member.story
            WHERE member.source = version.source AND state = 'taken' AND ? IN ('', name) ORDER BY name LIMIT 1), '')
            AS told, title, outlet, published, source.place, found.excerpt FROM
        (SELECT rowid, rank, snippet(article_words, 1, '[', ']', '…', {EXCERPT}) AS excerpt FROM article_words
            WHERE article_words MATCH ? ORDER BY rank LIMIT ?) AS found
        JOIN article ON article.row = found.rowid JOIN version ON version.id = article.version
        JOIN source ON source.id = version.source
        WHERE number = (SELECT max(number) FROM version AS other WHERE other.source = version.source)
            AND (? = '' OR told = ?) ORDER BY found.rank, article.id"""
    some = limit * (50 if story else 3)  # of all that is found, those of the story are sought, each article once
    found: dict[str, Hit] = {}
    for row in database.rows(sql, [story, asked, some, story, story]):
        found.setdefault(str(row[0]), Hit(*row))
    return tuple(found.values())[:limit]


def find_sources_called(database: Database, name: str) -> list[int]:
    """The sources that a user means: by place, by the id of an article in it, or by the end of a path.

    Raises `LibraryError` where there is none, or where an end of a path fits several.
    """
    by_place = database.rows("SELECT id FROM source WHERE place = ?", [name])
    by_article = database.rows(
        "SELECT DISTINCT source FROM version JOIN article ON article.version = version.id WHERE article.id = ?", [name]
    )
    if found := by_place or by_article:
        return [int(row[0]) for row in found]
    ends = database.rows("SELECT id, place FROM source WHERE place LIKE ? ESCAPE '\\' ORDER BY place", [_ending(name)])
    if len(ends) > 1:
        raise LibraryError(f"{name!r} may be {', '.join(row[1] for row in ends[:5])}")
    if not ends:
        raise LibraryError(f"nothing in the library is called {name!r}")
    return [int(ends[0][0])]


def _ending(name: str) -> str:
    escaped = re.sub(r"([\\%_])", r"\\\1", name.lstrip("/"))
    return f"%/{escaped}"


def _query(words: str) -> str:
    """What a user asks, in the language of FTS5, every word between marks so that none is an operator."""
    asked = []
    for phrase, word in re.findall(r'"([^"]*)"|(\S+)', words):
        found = WORD.findall(phrase or word)
        if found:
            joined = " ".join(found)
            asked.append(f'"{joined}"' + ("*" if word.endswith("*") else ""))
    return " ".join(asked)
