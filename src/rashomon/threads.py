"""One thread for array arithmetic.

The products of a story are small. Spread over threads they take no less time, and the threads that wait for each other
take as much of the processor again.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def use_one_thread() -> None:
    """Ask for one thread, also of the processes started later; what the user has set stays. To be called before numpy
    is imported, which reads the environment once."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")


@contextmanager
def one_thread() -> Iterator[None]:
    """One thread for the arithmetic of numpy while this lasts, and as many as before after it: whoever calls rashomon
    as a library may have imported numpy long ago. Does nothing where numpy's own library is another."""
    library = _own_library()
    before = library.scipy_openblas_get_num_threads64_() if library else 0
    if before <= 1:
        yield
        return
    library.scipy_openblas_set_num_threads64_(1)
    try:
        yield
    finally:
        library.scipy_openblas_set_num_threads64_(before)


def _own_library() -> Any:
    """The library of numpy's wheels, which is loaded already; None where there is none such."""
    import numpy

    for path in Path(numpy.__file__).parents[1].glob("numpy.libs/*openblas*"):
        try:
            library = ctypes.CDLL(str(path))
        except OSError:
            continue
        if hasattr(library, "scipy_openblas_set_num_threads64_"):
            return library
    return None
