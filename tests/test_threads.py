"""Whoever calls rashomon as a library keeps the threads of numpy."""

from __future__ import annotations

import pytest

from rashomon.threads import _own_library, one_thread


def test_numpy_has_one_thread_inside_and_as_many_as_before_after() -> None:
    library = _own_library()
    if library is None:
        pytest.skip("this numpy brings no OpenBLAS")
    before = library.scipy_openblas_get_num_threads64_()
    library.scipy_openblas_set_num_threads64_(2)
    try:
        with one_thread():
            assert library.scipy_openblas_get_num_threads64_() == 1
        assert library.scipy_openblas_get_num_threads64_() == 2
    finally:
        library.scipy_openblas_set_num_threads64_(before)
