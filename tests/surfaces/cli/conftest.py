"""The command line, called as an administrator calls it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from chibo.surfaces.cli.commands import cli

ROOT = Path(__file__).parents[3]


@pytest.fixture
def chibo(db):
    """``chibo("paper", "list")`` within the test's own database: code, out, err, json()."""

    def call(*words, answer=None):
        result = CliRunner().invoke(cli, [str(word) for word in words], input=answer, prog_name="chibo")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return SimpleNamespace(
            code=result.exit_code, out=result.stdout, err=result.stderr, json=lambda: json.loads(result.stdout)
        )

    return call


@pytest.fixture
def shell(tmp_path):
    """``shell("--help", CHIBO_LANGUAGE="en")``: a process of its own on an empty data folder."""
    folder = tmp_path / "data"

    def call(*words, **variables):
        keep = {name: value for name, value in os.environ.items() if not name.startswith(("CHIBO_", "DJANGO_"))}
        environment = {**keep, "CHIBO_DATA": str(folder), "PYTHONPATH": str(ROOT / "src"), **variables}
        done = subprocess.run(
            [sys.executable, "-m", "chibo.surfaces.cli", *map(str, words)],
            env=environment, capture_output=True, text=True, check=False, timeout=120, cwd=tmp_path,
        )
        return SimpleNamespace(code=done.returncode, out=done.stdout, err=done.stderr)

    call.folder = folder
    return call
