"""The project's own machinery: locks, network guard, order of steps, floors."""

from __future__ import annotations

import re
import socket
import subprocess
import threading
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.run import make_reprints
from evals.floors import as_text, as_toml, find_rows, raise_floors, read_table
from evals.run import EVALS, FLOORS, TARGETS

PIN = re.compile(r"^([a-z0-9-]+)==(\S+)")
FIGURES = st.dictionaries(st.sampled_from(["anchors", "events", "people"]), st.floats(0, 1), max_size=3)


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def _entries(path: Path) -> list[str]:
    """The requirements of a lock file, each with the lines that belong to it."""
    text = "".join(line for line in path.read_text("utf-8").splitlines(True) if not line.lstrip().startswith("#"))
    return text.replace("\\\n", " ").splitlines()


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


class TestLocks:
    @pytest.mark.parametrize("name", ["lock.txt", "models.txt"])
    def test_every_package_is_pinned_by_hash(self, root: Path, name: str) -> None:
        entries = _entries(root / "requirements" / name)
        assert entries
        assert [e for e in entries if not PIN.match(e) or not re.search(r"--hash=sha256:[0-9a-f]{64}\b", e)] == []

    def test_everything_asked_for_is_locked(self, root: Path, project: dict[str, Any]) -> None:
        tools = (root / "requirements" / "dev.in").read_text("utf-8").splitlines()
        asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
        asked += [one for extra in project["project"]["optional-dependencies"].values() for one in extra]
        asked += [line for line in tools if line and not line.startswith("#")]
        locked = {_name(entry) for entry in _entries(root / "requirements" / "lock.txt")}
        assert sorted({_name(a) for a in asked} - locked) == []

    def test_no_registry_is_named(self, root: Path) -> None:
        files = [*(root / "requirements").iterdir(), root / "Makefile", root / ".ci" / "run", root / "pyproject.toml"]
        telling = re.compile(r"https?://|--(?:extra-)?index|find-links|INDEX_URL")
        assert [f.name for f in files if telling.search(f.read_text("utf-8"))] == []


class TestMake:
    def test_help_lists_every_target(self, root: Path) -> None:
        said = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True).stdout
        listed = set(re.findall(r"make (\w+)", said))
        assert {"setup", "demo", "test", "lint", "types", "imports", "docs", "eval", "bench", "lock", "clean"} <= listed

    @pytest.mark.parametrize("script", [".ci/run", "requirements/make_venv.sh", "requirements/get_browser.sh"])
    def test_scripts_are_sound(self, root: Path, script: str) -> None:
        assert subprocess.run(["bash", "-n", script], cwd=root, check=False).returncode == 0


class TestOrderOfSteps:
    def test_every_step_has_its_place(self, root: Path, project: dict[str, Any]) -> None:
        """A step that the contract does not know could import anything."""
        contract = project["tool"]["importlinter"]["contracts"][0]
        ordered = {layer.strip("()").removeprefix("rashomon.") for layer in contract["layers"]}
        package = root / "src" / "rashomon"
        steps = {p.stem for p in package.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
        assert sorted(steps - ordered - {"__init__"}) == []


class TestNetwork:
    @pytest.mark.filterwarnings("ignore:A test tried")
    @pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
    def test_no_test_can_reach_the_network(self, family: int) -> None:
        with pytest.raises(RuntimeError, match="socket"):
            socket.socket(family, socket.SOCK_STREAM)

    @pytest.mark.filterwarnings("ignore:A test tried")
    def test_no_test_can_ask_for_an_address(self) -> None:
        with pytest.raises(RuntimeError, match="getaddrinfo"):
            socket.getaddrinfo("example.org", 80)

    @pytest.mark.loopback
    def test_a_marked_test_reaches_this_machine(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            caller = threading.Thread(target=lambda: socket.create_connection(server.getsockname()).close())
            caller.start()
            server.accept()[0].close()
            caller.join()

    @pytest.mark.loopback
    @pytest.mark.filterwarnings("ignore:A test tried")
    def test_a_marked_test_reaches_no_other(self) -> None:
        with pytest.raises(RuntimeError, match=r"192\.0\.2\.1"), socket.socket() as caller:
            caller.connect(("192.0.2.1", 80))


class TestBrowser:
    def test_a_page_opens_without_network(self, chromium: Path, tmp_path: Path) -> None:
        from playwright.sync_api import sync_playwright

        page = tmp_path / "page.html"
        page.write_text("<title>plain</title><p id=p>text</p>", "utf-8")
        with sync_playwright() as player:
            browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            opened = browser.new_page()
            opened.goto(page.as_uri())
            assert opened.inner_text("#p") == "text"
            browser.close()


class TestFloors:
    def test_a_figure_under_its_floor_fails(self) -> None:
        (row,) = find_rows("story", {"events": 0.61}, {"events": 0.62}, {})
        assert row.fails
        assert "LOST" in as_text([row])

    def test_rounding_alone_fails_nothing(self) -> None:
        (row,) = find_rows("story", {"events": 2 / 3}, {"events": 0.667}, {})
        assert not row.fails

    def test_a_figure_nobody_measures_any_more_fails(self) -> None:
        assert [r.figure for r in find_rows("story", {"a": 1.0}, {"a": 1.0, "b": 0.5}, {}) if r.fails] == ["b"]

    def test_a_target_out_of_reach_is_said_and_fails_nothing(self) -> None:
        (row,) = find_rows("story", {"events": 0.5}, {"events": 0.5}, {"events": 0.6})
        assert not row.fails
        assert "under target" in as_text([row])

    @given(floors=FIGURES, measured=FIGURES)
    def test_floors_only_move_up(self, floors: dict[str, float], measured: dict[str, float]) -> None:
        raised = raise_floors({"story": floors, "other": {"x": 0.3}}, {"story": measured})
        assert raised["other"] == {"x": 0.3}
        assert all(raised["story"][name] >= floor for name, floor in floors.items())
        assert set(raised["story"]) == set(floors) | set(measured)

    @given(measured=FIGURES)
    def test_what_was_measured_passes_its_own_floor(self, tmp_path_factory, measured: dict[str, float]) -> None:
        path = tmp_path_factory.mktemp("floors") / "floors.toml"
        path.write_text(as_toml(raise_floors({}, {"story": measured})), "utf-8")
        kept = read_table(path)["story"]
        assert not any(row.fails for row in find_rows("story", measured, kept, {}))

    @pytest.mark.parametrize("path", [FLOORS, TARGETS], ids=["floors", "targets"])
    def test_only_evals_that_exist_have_floors(self, path: Path) -> None:
        assert sorted(set(read_table(path)) - {one.name for one in EVALS}) == []


def test_reprints_differ_in_all_but_the_text() -> None:
    article = {"id": "original", "source": "original", "title": "Title", "text": "First line.\nLast line."}
    reprints = make_reprints(article, 7)
    assert len(reprints) == 7
    assert len({r["id"] for r in reprints}) == len({r["title"] for r in reprints}) == 7
    assert {r["text"] for r in reprints} == {"First line.\nLast line.", "First line."}
