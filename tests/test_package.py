"""The front door: light to open, and everything it names is there."""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import subprocess
import sys

import pytest

import rashomon

HEAVY = [
    "spacy",
    "thinc",
    "numpy",
    "trafilatura",
    "htmldate",
    "rich",
    "jinja2",
    "lxml",
    "rapidfuzz",
    "msgspec",
    "click",
    "pyarrow",
    "pandas",
    "polars",
]


def _loaded_by(code: str) -> set[str]:
    """The modules that a fresh Python has loaded after `code`."""
    script = f"import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_importing_rashomon_loads_nothing_heavy() -> None:
    loaded = _loaded_by("import rashomon")
    assert [name for name in HEAVY if name in loaded] == []


def test_showing_a_story_needs_no_parser() -> None:
    loaded = _loaded_by("import rashomon; rashomon.read_story, rashomon.summary_text")
    assert "rashomon.record" in loaded
    assert [name for name in ("spacy", "thinc", "trafilatura") if name in loaded] == []


def test_the_command_line_answers_without_the_parser() -> None:
    loaded = _loaded_by("from rashomon.cli import main")
    assert [name for name in ("spacy", "thinc", "numpy", "trafilatura") if name in loaded] == []


def test_public_names_are_sorted_and_there() -> None:
    assert rashomon.__all__ == sorted(rashomon.__all__)
    assert len(set(rashomon.__all__)) == len(rashomon.__all__)
    assert [name for name in rashomon.__all__ if getattr(rashomon, name, None) is None] == []


@pytest.mark.parametrize("step", ["account", "compare", "export", "language", "record", "show", "text", "vocabulary"])
def test_public_names_of_a_step_are_sorted_and_there(step: str) -> None:
    module = importlib.import_module(f"rashomon.{step}")
    assert sorted(module.__all__) == sorted(set(module.__all__))
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        rashomon.nonsense  # noqa: B018


def test_the_version_is_that_of_the_package() -> None:
    assert rashomon.__version__ == importlib.metadata.version("rashomon")


def test_every_error_is_a_rashomon_error() -> None:
    errors = [getattr(rashomon, name) for name in rashomon.__all__ if name.endswith("Error")]
    assert len(errors) == 6
    assert all(issubclass(error, rashomon.RashomonError) for error in errors)


def test_the_package_runs_as_a_module():
    done = subprocess.run([sys.executable, "-m", "rashomon", "--version"], capture_output=True, text=True, check=True)
    assert rashomon.__version__ in done.stdout
