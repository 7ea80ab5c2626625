"""chibo run, chibo worker: the web server and the work behind it."""

import multiprocessing
import os
import socket
import subprocess
import sys
import time

import click
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from chibo.platform.jobs.services import run_due_jobs
from chibo.surfaces.cli.preparing import prepare
from chibo.surfaces.cli.saying import Refused, bar, refusing
from chibo.surfaces.demo.player import DEMO_PASSWORD, demo_logins, play_demo
from chibo.surfaces.setup.queries import is_empty_installation

PAUSE_SECONDS = 4
"""How long the worker rests between two looks at the clock."""


@click.command(help=_("Start the office: prepare the database, serve the pages, run the worker."))
@click.option("--host", default="127.0.0.1", show_default=True, help=_("Address to listen on."))
@click.option("--port", default=8000, show_default=True, type=int, help=_("Port to listen on."))
@click.option("--processes", type=int, help=_("Server processes; default two, one on a single core."))
@click.option("--interface", type=click.Choice(["wsgi", "asgi"]), default="wsgi", show_default=True,
              help=_("Which of the two application interfaces is served."))
@click.option("--demo", "with_demo", is_flag=True, help=_("Play the demo office into an empty installation first."))
@click.option("--no-worker", is_flag=True, help=_("Do not start the worker (it runs as a service of its own)."))
@refusing
def run(*, host: str, port: int, processes: int | None, interface: str, with_demo: bool, no_worker: bool) -> None:
    """Serve until stopped."""
    prepare()
    if with_demo and is_empty_installation():
        with bar(_("Demo office")) as tell:
            play_demo(timezone.localdate(), progress=tell)
    _ensure_free(host, port)
    helper = None if no_worker else subprocess.Popen([sys.executable, "-m", "chibo.surfaces.cli", "worker"])
    click.echo(_announcement(host, port, with_demo))
    try:
        _serve(host, port, processes or min(2, multiprocessing.cpu_count()), interface)
    finally:
        if helper:
            helper.terminate()
            helper.wait(timeout=20)


@click.command(help=_("Run the periodic work: deliveries, reminders, mail. Stops with Ctrl+C."))
@click.option("--once", is_flag=True, help=_("Do what is due now and stop."))
@refusing
def worker(once: bool) -> None:
    """Do what is due, rest, again; ends with the process that started it."""
    parent = os.getppid()
    while True:
        for name in run_due_jobs():
            if once:
                click.echo(name)
        if once or os.getppid() != parent:
            return
        time.sleep(PAUSE_SECONDS)


def _serve(host: str, port: int, processes: int, interface: str) -> None:
    Granian(
        f"chibo.config.{interface}:application",
        address=host,
        port=port,
        interface=Interfaces(interface),
        workers=processes,
        blocking_threads=4 if interface == "wsgi" else None,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


def _announcement(host: str, port: int, with_demo: bool) -> str:
    address = f"http://{'localhost' if host in ('127.0.0.1', '::1') else host}:{port}"
    if not with_demo:
        return _("chibo is open at %(address)s (data in %(folder)s).") % {
            "address": address, "folder": settings.CHIBO_DATA,
        }
    logins = ", ".join(f"{one.login} ({one.role})" for one in demo_logins())
    return _("chibo is open at %(address)s. Demo logins: %(logins)s. Password: %(password)s") % {
        "address": address, "logins": logins, "password": DEMO_PASSWORD,
    }


def _ensure_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise Refused(
                _("Port %(port)s is already taken, so nothing was started. Stop the other program or choose "
                  "another port: chibo run --port 8001") % {"port": port}
            ) from None
