"""`python -m docs.site.commands`: docs/commands.md, made from what the commands themselves say under `--help`."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli import main

PAGE = Path(__file__).resolve().parent.parent / "commands.md"
WIDTH = 100  # columns
HEAD = """# Commands

What each command says under `--help`. This page is made from it by `make reference`. Tasks step by step:
[how-tos](index.md).
"""


def page_text() -> str:
    """The whole page."""
    assert isinstance(main, click.Group)
    parts = [
        f"## rashomon {name}\n\n```text\n{_help(name, main.commands[name])}\n```\n" for name in sorted(main.commands)
    ]
    return "\n".join([HEAD, *parts])


def _help(name: str, command: click.Command) -> str:
    whole = main.make_context("rashomon", [name], resilient_parsing=True)
    with click.Context(command, parent=whole, info_name=name, terminal_width=WIDTH) as context:
        return command.get_help(context).rstrip()


if __name__ == "__main__":
    PAGE.write_text(page_text(), "utf-8")
