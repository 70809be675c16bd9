"""Cost, measured in CPU seconds: `make bench`."""
