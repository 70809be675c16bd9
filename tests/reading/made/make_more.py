"""Writes the rest of the files of this folder anew: run `python -m tests.reading.made.make_more`.

Needs pandoc, LibreOffice (`soffice`), wget, gzip, Chromium for playwright, the Python packages fpdf2, pandas, polars,
python-docx, xlsxwriter, warcio and wacz, and the npm packages `feed` and `mjml` in a folder that NODE_PATH names.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from tests.reading.made.make import ARTICLES, HERE, markdown_of, page_of, rows, run, served, site_in

ONE, TWO, THREE = ARTICLES

FEEDS = """
const { Feed } = require("feed"), fs = require("fs");
const articles = JSON.parse(fs.readFileSync(process.argv[2], "utf8")), out = process.argv[3];
const feed = new Feed({ title: "Velm Courier", id: "https://courier.example/", link: "https://courier.example/",
  updated: new Date("2024-06-01"), feedLinks: { json: "https://courier.example/feed.json" } });
for (const a of articles) feed.addItem({ title: a.title, id: a.url, link: a.url, author: [{ name: a.byline }],
  date: new Date(a.published), content: a.paragraphs.map((p) => `<p>${p}</p>`).join("") });
fs.writeFileSync(`${out}/npm.json`, feed.json1());
fs.writeFileSync(`${out}/npm.atom`, feed.atom1());
fs.writeFileSync(`${out}/npm.rss`, feed.rss2());
"""
NEWSLETTER = """
const mjml = require("mjml"), fs = require("fs");
const articles = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const stories = articles.map((a) => `<mj-section><mj-column>
  <mj-text font-size="20px"><a href="${a.url}">${a.title}</a></mj-text>
  ${a.paragraphs.map((p) => `<mj-text>${p}</mj-text>`).join("")}
  <mj-button href="${a.url}">Read on</mj-button></mj-column></mj-section>`).join("");
const alone = (text) => `<mj-section><mj-column><mj-text>${text}</mj-text></mj-column></mj-section>`;
const told = alone("Good morning from Velm.") + stories + alone("You asked for this mail.");
const source = `<mjml><mj-body>${told}</mj-body></mjml>`;
Promise.resolve(mjml(source)).then((made) => fs.writeFileSync(process.argv[3], made.html));
"""


def by_node(work: Path) -> None:
    """Three feeds, and a newsletter of three stories in tables."""
    (work / "articles.json").write_text(json.dumps(ARTICLES))
    (work / "feeds.js").write_text(FEEDS)
    (work / "newsletter.js").write_text(NEWSLETTER)
    run("node", "feeds.js", "articles.json", HERE, cwd=work)
    run("node", "newsletter.js", "articles.json", "newsletter.html", cwd=work)
    mail = EmailMessage()
    mail["From"], mail["To"] = "Velm Courier <news@courier.example>", "desk@desk.example"
    mail["Subject"], mail["Date"] = "The week in Velm", datetime(2024, 5, 9, 6, tzinfo=UTC)
    mail["Message-ID"] = "<week@courier.example>"
    mail.set_content((work / "newsletter.html").read_text(), subtype="html")
    (HERE / "mjml.eml").write_bytes(mail.as_bytes())


def by_pandoc(work: Path) -> None:
    """A page, Markdown, plain text, Word."""
    for article, name in ((ONE, "pandoc.html"), (TWO, "pandoc.md"), (THREE, "pandoc.txt")):
        (work / "source.md").write_text(markdown_of(article))
        head = ["-s", "--metadata", f"pagetitle={article['title']}", "--metadata", f"date={article['published']}"]
        run("pandoc", *head, "source.md", "-o", HERE / name, cwd=work)


def by_libreoffice(work: Path) -> None:
    """A page, text, an electronic book, a table parted by tabs in another encoding."""
    (work / "source.html").write_text(page_of(TWO).replace("<nav>", "<!--").replace("</nav>", "-->"))
    run("pandoc", "source.html", "-o", "writer.odt", cwd=work)
    for form, ending in (("html:XHTML Writer File", "html"), ("txt:Text", "txt"), ("epub", "epub")):
        run("soffice", "--headless", "--convert-to", form, "--outdir", work / "out", "writer.odt", cwd=work)
        shutil.copy(work / "out" / f"writer.{ending}", HERE / f"writer.{ending}")


def by_python(work: Path) -> None:
    """PDF by fpdf2, Word by python-docx, a workbook by xlsxwriter, rows by pandas and polars."""
    import docx
    import fpdf
    import pandas
    import polars
    import xlsxwriter

    document = docx.Document()
    document.core_properties.title = ONE["title"]
    document.add_heading(ONE["title"])
    for paragraph in ONE["paragraphs"]:
        document.add_paragraph(paragraph)
    document.save(str(HERE / "python-docx.docx"))
    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=16)
    pdf.multi_cell(0, 10, TWO["title"], new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=11)
    for paragraph in TWO["paragraphs"]:
        pdf.ln(4)
        pdf.multi_cell(0, 6, _latin(paragraph), new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(HERE / "fpdf2.pdf"))
    book = xlsxwriter.Workbook(str(HERE / "xlsxwriter.xlsx"))
    sheet = book.add_worksheet("Coverage")
    for line, row in enumerate([list(rows()[0]), *(list(one.values()) for one in rows())]):
        sheet.write_row(line, 0, row)
    book.close()
    plain = [{"title": a["title"], "text": "\n\n".join(a["paragraphs"]), "outlet": a["outlet"], "url": a["url"],
              "published": datetime.fromisoformat(a["published"])} for a in ARTICLES]  # fmt: skip
    pandas.DataFrame(plain).to_json(HERE / "pandas.jsonl", orient="records", lines=True)
    pandas.DataFrame(plain).to_json(HERE / "pandas.json", orient="records", date_format="iso")
    pandas.DataFrame(rows()).to_csv(HERE / "pandas.csv.gz", index=False)
    polars.DataFrame(plain).write_parquet(HERE / "polars.parquet")
    polars.DataFrame(rows()).write_ndjson(HERE / "polars.ndjson")
    (work / "note.txt").write_text(f"{THREE['title']}\n\n" + "\n\n".join(THREE["paragraphs"]))
    run("gzip", "-9", "note.txt", cwd=work)
    shutil.copy(work / "note.txt.gz", HERE / "gzip.txt.gz")


def _latin(text: str) -> str:
    """What the built-in fonts of PDF have."""
    return text.replace("’", "'").replace("“", '"').replace("”", '"').replace("–", "-")


def from_the_web(work: Path) -> None:
    """Pages as wget saves them and as Chromium has them in the end; archives by warcio and wacz."""
    from playwright.sync_api import sync_playwright

    server = served(site_in(work))
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        run("wget", "-q", "-p", "-k", "-nH", "-P", "saved", f"{base}/1.html", cwd=work)
        shutil.copytree(work / "saved", HERE / "wget", dirs_exist_ok=True)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"))
            page = browser.new_page()
            page.goto(f"{base}/2.html")
            (HERE / "chromium.html").write_text(page.content())
            browser.close()
    finally:
        server.shutdown()
    _archives(work)


def _archives(work: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with (work / "warcio.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for article in ARTICLES:
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            page: Any = io.BytesIO(page_of(article).encode())
            writer.write_record(writer.create_warc_record(article["url"], "response", payload=page, http_headers=head))
    shutil.copy(work / "warcio.warc.gz", HERE / "warcio.warc.gz")
    subprocess.run([str(Path(sys.executable).parent / "wacz"), "create", "-d", "-o", "velm.wacz", "warcio.warc.gz"],
                   cwd=work, check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    shutil.copy(work / "velm.wacz", HERE / "py-wacz.wacz")


def main() -> None:
    """All these files anew."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "out").mkdir()
        by_node(work)
        by_pandoc(work)
        by_libreoffice(work)
        by_python(work)
        from_the_web(work)


if __name__ == "__main__":
    main()
