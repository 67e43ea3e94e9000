"""Work shared out among processes."""

import os
from functools import partial
from multiprocessing import get_context

import pytest

from generator.basics.problems import CongKhaiError
from generator.basics.processes import cores, share_out


def square(of):
    return of * of


def fail(words):
    raise CongKhaiError(words)


@pytest.mark.parametrize("processes", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_results_come_in_the_order_of_the_jobs(processes, count):
    told = []
    assert share_out([partial(square, n) for n in range(count)], processes, told.append) == [
        n * n for n in range(count)
    ]
    assert told == list(range(1, count + 1))


@pytest.mark.skipif(cores() == 1, reason="one process only")
def test_this_process_shares_the_work_with_others():
    here, met = os.getpid(), get_context("fork").Barrier(2)

    def who():
        met.wait(60)  # until each has taken one
        return os.getpid()

    workers = share_out([who] * 2, 2)
    assert here in workers
    assert len(set(workers)) == 2


@pytest.mark.parametrize("processes", [1, 2])
def test_what_goes_wrong_in_one_is_raised_here(processes):
    with pytest.raises(CongKhaiError, match="hỏng"):
        share_out([partial(square, 1), partial(fail, "hỏng"), partial(square, 2)], processes)


@pytest.mark.skipif(cores() == 1, reason="one process only")
def test_a_process_that_dies_is_no_success():
    here, begun = os.getpid(), get_context("fork").Event()

    def die_elsewhere():
        if os.getpid() != here:
            begun.set()
            os._exit(1)
        assert begun.wait(60)  # leaves a job to the other

    with pytest.raises(ChildProcessError):
        share_out([die_elsewhere] * 2, 2)
