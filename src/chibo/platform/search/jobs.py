"""Every few seconds the index follows the trail."""

from chibo.platform.jobs.registry import periodic
from chibo.platform.search.services import keep_up


@periodic(minutes=0)
def follow_the_trail() -> None:
    """At every look of the worker; stops after some seconds so that other work is not held up."""
    keep_up()
