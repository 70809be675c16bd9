"""Cost, measured in CPU seconds: `make bench`. On one thread, as the command line runs."""

from rashomon.threads import use_one_thread

use_one_thread()
