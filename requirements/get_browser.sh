# Install what the tests of the page need, where that is possible: Debian's Chromium, and the one library that
# Playwright's driver takes from the system. Elsewhere those tests are skipped. Under CI it is a failure if they
# cannot be installed: nobody would notice the skipped tests. Run by the Makefile.
set -eu

needed=""
command -v chromium >/dev/null || needed="chromium"
/sbin/ldconfig -p 2>/dev/null | grep -q 'libatomic\.so\.1' || needed="$needed libatomic1"
if [ -z "$needed" ]; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "No browser tests without: $needed. On Debian: sudo apt-get install $needed"
    exit 0
fi
echo "Installing for the browser tests: $needed"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086  # one or two names
if apt-get update -qq && apt-get install -qq -y --no-install-recommends $needed >/dev/null; then
    exit 0
fi
echo "Could not be installed: $needed. The browser tests are skipped or fail." >&2
[ -z "${CI:-}" ]
