"""The command line. Exit codes: 0 all read · 1 failed · 2 wrong usage · 3 read, but something was left out."""

from rashomon.cli.main import main

__all__ = ["main"]
