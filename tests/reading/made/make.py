"""Writes the files of this folder anew, each by a program that desks have such files from.

Run `python -m tests.reading.made.make`.

Needs pandoc, LibreOffice (`soffice`), wget, tar and zip on the path, Chromium for playwright, and the packages
feedgen, openpyxl, pyarrow and warcio. The files are kept in the project, so that the tests need none of these.
"""

from __future__ import annotations

import csv
import functools
import html
import http.server
import json
import mailbox
import shutil
import subprocess
import tempfile
import threading
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

ARTICLES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "articles.json").read_text("utf-8"))
HERE = Path(__file__).parent / "files"


def page_of(article: dict[str, Any]) -> str:
    """The article as a news site would serve it, with a menu and a footer."""
    paragraphs = "\n".join(f"<p>{html.escape(p, quote=False)}</p>" for p in article["paragraphs"])
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{article["title"]}</title>
<meta property="og:site_name" content="{article["outlet"]}">
<meta property="article:published_time" content="{article["published"]}T08:30:00+02:00">
<link rel="canonical" href="{article["url"]}"><link rel="stylesheet" href="style.css"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav>
<article><h1>{article["title"]}</h1><p class="byline">By {article["byline"]}</p>
{paragraphs}
</article><footer>Contact us | Cookies | Advertise</footer></body></html>
"""


def markdown_of(article: dict[str, Any]) -> str:
    """The article as Markdown for pandoc."""
    return f"# {article['title']}\n\n" + "\n\n".join(article["paragraphs"]) + "\n"


def run(*command: str | Path, cwd: Path) -> None:
    subprocess.run([str(part) for part in command], cwd=cwd, check=True, stdout=subprocess.DEVNULL, timeout=300)


def by_pandoc(work: Path) -> None:
    one, two, three = ARTICLES
    (work / "one.md").write_text(markdown_of(one))
    (work / "two.md").write_text(markdown_of(two))
    (work / "three.md").write_text(markdown_of(three))
    run("pandoc", "one.md", "-o", HERE / "pandoc.docx", cwd=work)
    run("pandoc", "two.md", "-o", HERE / "pandoc.odt", cwd=work)
    run("pandoc", "-s", "three.md", "-o", HERE / "pandoc.rtf", cwd=work)
    run("pandoc", "--metadata", "title=Velm", "one.md", "two.md", "-o", HERE / "pandoc.epub", cwd=work)


def by_libreoffice(work: Path) -> None:
    for article, name, form in zip((ARTICLES[0], ARTICLES[1], ARTICLES[2], ARTICLES[0]),
                                   ("writer.docx", "writer.odt", "writer.rtf", "writer.pdf"),
                                   ("docx", "odt", "rtf", "pdf"), strict=True):  # fmt: skip
        stem = name.split(".")[0]
        (work / f"{stem}.html").write_text(page_of(article).replace("<nav>", "<!--").replace("</nav>", "-->"))
        run("pandoc", f"{stem}.html", "-o", f"{stem}-source.odt", cwd=work)
        shutil.copy(work / f"{stem}-source.odt", work / f"{stem}.fodt.odt")
        run("soffice", "--headless", "--convert-to", form, "--outdir", work / "out", f"{stem}-source.odt", cwd=work)
        shutil.copy(work / "out" / f"{stem}-source.{form}", HERE / name)


def rows() -> list[dict[str, str]]:
    return [
        {"Headline": a["title"], "Body": "\n\n".join(a["paragraphs"]), "Source Name": a["outlet"],
         "Pub Date": a["published"], "URL": a["url"]}
        for a in ARTICLES
    ]  # fmt: skip


def tables(work: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    with (work / "table.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows()[0]))
        writer.writeheader()
        writer.writerows(rows())
    run(
        "soffice",
        "--headless",
        "--infilter=CSV:44,34,76",
        "--convert-to",
        "xlsx",
        "--outdir",
        work,
        "table.csv",
        cwd=work,
    )
    shutil.copy(work / "table.xlsx", HERE / "calc.xlsx")
    run("soffice", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76", "--outdir", work / "out",
        "table.xlsx", cwd=work)  # fmt: skip
    shutil.copy(work / "out" / "table.csv", HERE / "calc.csv")
    with (HERE / "table.tsv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows()[0]), delimiter="\t")
        writer.writeheader()
        writer.writerows(rows())
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows()), HERE / "arrow.parquet")


def feeds() -> None:
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id("https://courier.example/")
    feed.title("Velm Courier")
    feed.link(href="https://courier.example/", rel="alternate")
    feed.description("All of Velm")
    for article in ARTICLES[:2]:
        entry = feed.add_entry(order="append")
        entry.id(article["url"])
        entry.title(article["title"])
        entry.link(href=article["url"])
        entry.published(datetime.fromisoformat(article["published"]).replace(tzinfo=UTC))
        entry.updated(datetime(2024, 6, 1, tzinfo=UTC))
        entry.content("".join(f"<p>{html.escape(p)}</p>" for p in article["paragraphs"]), type="html")
    feed.rss_file(HERE / "feedgen.rss", pretty=True)
    feed.atom_file(HERE / "feedgen.atom", pretty=True)


def mails() -> None:
    box_path = HERE / "desk.mbox"
    box_path.unlink(missing_ok=True)
    box = mailbox.mbox(str(box_path))
    for article in ARTICLES:
        message = EmailMessage()
        message["From"] = f"{article['outlet']} <news@{article['url'].split('/')[2]}>"
        message["To"] = "desk@desk.example"
        message["Subject"] = f"Fwd: {article['title']}"
        message["Date"] = datetime.fromisoformat(article["published"]).replace(hour=9, tzinfo=UTC)
        message["Message-ID"] = f"<{article['published']}@desk.example>"
        message.set_content("\n\n".join(article["paragraphs"]))
        message.add_alternative(page_of(article), subtype="html")
        box.add(message)
    box.flush()
    box.lock()
    (HERE / "one.eml").write_bytes(box.get_bytes(box.keys()[1]))
    box.unlock()
    box.close()


def site_in(work: Path) -> Path:
    """A site of the articles, a page each, and a style sheet."""
    site = work / "site"
    site.mkdir()
    for number, article in enumerate(ARTICLES, 1):
        (site / f"{number}.html").write_text(page_of(article))
    (site / "style.css").write_text("body { font-family: serif; max-width: 34em }")
    return site


def served(folder: Path) -> http.server.ThreadingHTTPServer:
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def from_the_web(work: Path) -> None:
    """WARC by wget; MHTML and PDF by Chromium."""
    from playwright.sync_api import sync_playwright

    server = served(site_in(work))
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        run("wget", "-q", "--warc-file=wget", "-p", f"{base}/1.html", f"{base}/2.html", cwd=work)
        shutil.copy(work / "wget.warc.gz", HERE / "wget.warc.gz")
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"))
            page = browser.new_page()
            page.goto(f"{base}/3.html")
            saved = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})
            (HERE / "chromium.mhtml").write_text(saved["data"], newline="")
            page.pdf(path=str(HERE / "chromium.pdf"))
            browser.close()
    finally:
        server.shutdown()


def packed(work: Path) -> None:
    site = work / "site"
    (site / "1_files").mkdir(exist_ok=True)
    (site / "1_files" / "frame.html").write_text(page_of(ARTICLES[1]))
    run("zip", "-q", "-r", HERE / "pages.zip", "1.html", "2.html", "style.css", cwd=site)
    run("tar", "-czf", HERE / "pages.tar.gz", "2.html", "3.html", cwd=site)


def main() -> None:
    """All files anew."""
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "out").mkdir()
        by_pandoc(work)
        by_libreoffice(work)
        tables(work)
        feeds()
        mails()
        from_the_web(work)
        packed(work)


if __name__ == "__main__":
    main()
