"""Quality, measured on answer keys: `make eval`. Each eval is a file here with a function `measure`."""
