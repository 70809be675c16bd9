# Make the virtual environment $VENV with $PYTHON, unless a working one is there that was made at this very place:
# the commands in one that was moved or copied still point to the old place. Run by the Makefile.
set -eu

if grep -qF " $PWD/$VENV" "$VENV/pyvenv.cfg" 2>/dev/null && "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
    exit 0
fi
if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "rashomon needs Python 3.11 or newer; name one: make PYTHON=/path/to/python3.11 …" >&2
    exit 1
fi
if ! "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "This Python cannot make virtual environments. On Debian: sudo apt-get install python3-venv" >&2
        exit 1
    fi
    echo "Installing python3-venv"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -qq -y --no-install-recommends python3-venv >/dev/null
fi
echo "Making $VENV with $("$PYTHON" --version)"
rm -rf "$VENV"
"$PYTHON" -m venv "$VENV"
