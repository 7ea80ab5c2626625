import datetime as dt

import pytest
from django.utils import timezone

from chibo.platform.jobs import services
from chibo.platform.jobs.models import Job
from chibo.platform.jobs.registry import Periodic
from chibo.platform.jobs.services import LEASE, run_due_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs(monkeypatch):
    """A schedule of the test's own: ``jobs(name, work, minutes)``."""
    periodic = {}
    monkeypatch.setattr(services, "PERIODIC", periodic)

    def add(name, work, minutes=5):
        periodic[name] = Periodic(name, minutes, work)

    return add


def test_a_new_job_runs_at_once_and_then_waits(jobs):
    done = []
    jobs("water", lambda: done.append(1), minutes=5)
    assert run_due_jobs() == ["water"]
    assert run_due_jobs() == []
    job = Job.objects.get()
    assert done == [1]
    assert dt.timedelta(minutes=4) < job.next_run_at - timezone.now() <= dt.timedelta(minutes=5)
    assert job.leased_until is None


def test_a_job_runs_again_when_its_time_has_come(jobs):
    done = []
    jobs("water", lambda: done.append(1))
    run_due_jobs()
    Job.objects.update(next_run_at=timezone.now() - dt.timedelta(seconds=1))
    run_due_jobs()
    assert done == [1, 1]


def test_a_failing_job_does_not_stop_the_others_and_is_remembered(jobs, caplog):
    done = []

    def fail():
        raise OSError("no water")

    jobs("a fails", fail)
    jobs("b works", lambda: done.append(1))
    run_due_jobs()
    assert done == [1]
    failed = Job.objects.get(name="a fails")
    assert (failed.failures, "no water" in failed.last_error) == (1, True)
    assert Job.objects.get(name="b works").last_error == ""


def test_a_success_forgets_the_failure(jobs, caplog):
    broken = [True]

    def sometimes():
        if broken:
            raise OSError("no water")

    jobs("water", sometimes)
    run_due_jobs()
    broken.clear()
    Job.objects.update(next_run_at=timezone.now())
    run_due_jobs()
    job = Job.objects.get()
    assert (job.failures, job.last_error) == (0, "")


def test_a_job_in_other_hands_is_left_alone(jobs):
    done = []
    jobs("water", lambda: done.append(1))
    Job.objects.create(name="water", next_run_at=timezone.now(), leased_until=timezone.now() + LEASE)
    assert run_due_jobs() == []
    assert done == []


def test_the_lease_of_a_dead_worker_runs_out(jobs):
    done = []
    jobs("water", lambda: done.append(1))
    past = timezone.now() - dt.timedelta(seconds=1)
    Job.objects.create(name="water", next_run_at=past, leased_until=past)
    assert run_due_jobs() == ["water"]
    assert done == [1]


def test_while_a_job_runs_a_second_worker_does_not_take_it(jobs):
    seen = []
    jobs("water", lambda: seen.append(run_due_jobs()))
    run_due_jobs()
    assert seen == [[]]


def test_a_worker_that_took_too_long_leaves_the_row_to_the_next_one(jobs):
    theirs = timezone.now() + dt.timedelta(hours=1)
    jobs("water", lambda: Job.objects.update(leased_until=theirs))
    run_due_jobs()
    job = Job.objects.get()
    assert (job.leased_until, job.last_run_at) == (theirs, None)


def test_a_job_that_is_no_longer_part_of_the_house_is_passed_over(jobs):
    Job.objects.create(name="of an older version", next_run_at=timezone.now())
    assert run_due_jobs() == []
