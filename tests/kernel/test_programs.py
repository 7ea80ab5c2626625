"""Small programs run within their bounds and know nothing of the installation."""

import subprocess

import pytest

from chibo.kernel.programs import Program, run


@pytest.fixture
def program(tmp_path):
    """Writes a small program and gives its bounds."""

    def write(source, **bounds):
        path = tmp_path / "small.py"
        path.write_text(source)
        return Program(path, **{"seconds": 20, "cpu_seconds": 5, "memory": 256 * 1024**2, **bounds})

    return write


def test_what_it_is_given_and_told_arrives(program):
    small = program("import sys; print(sys.argv[1:], sys.stdin.read())")
    assert run(small, "một", 2, input=b"hai").stdout.decode().strip() == "['một', '2'] hai"


def test_it_gets_none_of_our_settings(program, monkeypatch):
    monkeypatch.setenv("CHIBO_SECRET_KEY", "khóa")
    small = program("import os; print([name for name in os.environ if 'CHIBO' in name], os.environ['TZ'])")
    assert run(small, environment={"TZ": "Asia/Ho_Chi_Minh"}).stdout.decode().strip() == "[] Asia/Ho_Chi_Minh"


@pytest.mark.parametrize(
    "hungry",
    [
        "x = bytearray(600 * 1024**2)",
        "while True: pass",
        "import os, sys; os.write(os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY), b'x')",
    ],
    ids=["memory", "processor", "files"],
)
def test_beyond_its_bounds_it_ends(program, hungry, tmp_path):
    assert run(program(hungry, cpu_seconds=1), tmp_path / "written").returncode != 0


def test_it_is_not_waited_for_longer_than_its_seconds(program):
    with pytest.raises(subprocess.TimeoutExpired):
        run(program("import time; time.sleep(30)", seconds=1))
