"""One thread for array arithmetic. To be imported, and called, before numpy is: it reads the environment once.

The products of a story are small. Spread over threads they take no less time, and the threads that wait for each other
take as much of the processor again.
"""

from __future__ import annotations

import os

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def use_one_thread() -> None:
    """Ask for one thread, also of the processes started later; what the user has set stays."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
