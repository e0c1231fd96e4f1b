#!/bin/sh
# Installs the programs that kb is measured against into target/bench-venv, where
# the benchmarks look for them. The sqlite3 shell and valgrind are the system's.
set -eu
cd "$(dirname "$0")/.."
venv=target/bench-venv
python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check \
    'sqlite-utils==4.2.1' 'datasette==0.65.5' 'setuptools==80.9.0'
"$venv/bin/sqlite-utils" --version
"$venv/bin/datasette" --version
for other in sqlite3 valgrind; do
    command -v "$other" || echo "$other is not installed: what needs it is left out"
done
