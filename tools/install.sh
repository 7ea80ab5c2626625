#!/usr/bin/env bash
# Installs exactly what the lock file says, puts chibo itself on the path, and compiles the translations.
set -euo pipefail
venv=$1 lock=$2
echo "Installing from $lock …"
if command -v uv >/dev/null; then
    uv pip install --quiet --python "$venv/bin/python" --require-hashes -r "$lock"
else
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
fi
# chibo runs from its folder: a path and a command are all it needs, no build tool of any version.
"$venv/bin/python" - "$PWD/src" <<'PYTHON'
import sys
import sysconfig
from pathlib import Path

Path(sysconfig.get_path("purelib"), "chibo.pth").write_text(sys.argv[1] + "\n", encoding="utf-8")
command = Path(sysconfig.get_path("scripts"), "chibo")
command.unlink(missing_ok=True)
command.write_text(
    f"#!{sys.executable}\nfrom chibo.surfaces.cli.entry import main\n\nmain()\n", encoding="utf-8"
)
command.chmod(0o755)
PYTHON
"$venv/bin/python" tools/messages.py --compile
