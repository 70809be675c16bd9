"""What all tests share: no network, fixed hypothesis profiles, and material that may be absent."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = ["127.0.0.1", "::1"]

# No deadline: a busy machine is not a defect. In CI the same examples every time: a red run can be run again.
settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The network is off (see pyproject.toml); a test marked `loopback` may talk to this machine."""
    for item in items:
        if item.get_closest_marker("loopback"):
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of answer keys and data sets beside the checkout; skips where it is absent."""
    folder = Path(os.environ.get("RASHOMON_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip("no shared folder with answer keys beside this checkout (RASHOMON_SHARED may name another place)")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The Chromium to open pages with; skips where there is none."""
    found = shutil.which("chromium")
    if not found:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    return Path(found)
