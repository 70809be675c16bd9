"""Invented articles in folders, for the tests of the library."""

from __future__ import annotations

from pathlib import Path

NOW = "2026-03-14T09:30:00Z"
LATER = "2026-03-15T09:30:00Z"
PIER = """The pier at Ostrand

March 3, 2026

The harbour board of Ostrand closed the old pier on Monday after an inspection. Four people were
hurt when a plank broke.

"We will mend it before the summer," said Ida Renn, the harbour master. The board will meet in Kronhavn on March 20.
"""
FERRY = """Ferries stay in port

March 4, 2026

The ferry company Selco said on Tuesday that its ships would stay in port. Its chairman, Tomas Brandel, denied that the
pier had been unsafe. "Nobody told us of any danger," Mr. Brandel said.
"""
COUNCIL = """Council asks for a report

March 5, 2026

The council of Ostrand demanded a report from the harbour board on Wednesday. Mayor Anna Holm met Ida Renn, the harbour
master, in Ostrand on Wednesday. "The town must know what happened," Ms. Holm said.
"""
TEXTS = {"pier.txt": PIER, "ferry.txt": FERRY, "council.txt": COUNCIL}


def make_folder(folder: Path, *names: str, **texts: str) -> Path:
    """A folder with some of `TEXTS`, and others by the first part of their name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text(TEXTS[name], encoding="utf-8")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
