#!/bin/sh
# Makes ./configure out of configure.ac.
set -eu
cd "$(dirname "$0")"
autoreconf --install --warnings=all
