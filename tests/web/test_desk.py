"""The queue: one check at a time, in the order of the requests, given up when nobody waits for it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress

import pytest

from factcheck.errors import ReadError
from factcheck.model import Report
from factcheck.ports import Progress
from factcheck.web.desk import Desk, Job, State
from factcheck.web.intake import Order, RequestError
from factcheck.web.limits import Limits

REPORT = Report("0", (), None, (), (), (), 0, 0)
ORDER = Order(())


class Slow:
    """A check that goes on step by step until it is let go."""

    def __init__(self) -> None:
        self.go, self.started, self.ended = threading.Event(), threading.Event(), 0

    def __call__(self, _: Order, progress: Progress) -> Report:
        self.started.set()
        try:
            for step in range(2_000):
                progress(step, 2_000)
                if self.go.wait(0.005):
                    return REPORT
        finally:
            self.ended += 1
        raise AssertionError("never let go")


def run(check: Callable[[Order, Progress], Report], limits: Limits, story: Story) -> None:
    """Let a desk work while the story goes on."""

    async def both() -> None:
        desk = Desk(check, limits)
        worker = asyncio.create_task(desk.work())
        try:
            await story(desk)
        finally:
            worker.cancel()
            with suppress(asyncio.CancelledError):
                await worker

    asyncio.run(asyncio.wait_for(both(), 20))


Story = Callable[[Desk], Coroutine[None, None, None]]


async def until(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110 -- the conditions are those of a thread
        await asyncio.sleep(0.005)


def test_the_second_waits_and_knows_it() -> None:
    check = Slow()

    async def story(desk: Desk) -> None:
        first, second, third = (desk.submit(ORDER, watched=False) for _ in range(3))
        await until(lambda: first.state is State.RUNNING)
        assert [desk.ahead(job) for job in (first, second, third)] == [0, 1, 2]
        assert (desk.running, desk.waiting) == (1, 2)
        check.go.set()
        await third.finished.wait()
        assert [job.state for job in (first, second, third)] == [State.DONE] * 3
        assert (desk.running, desk.waiting) == (0, 0)

    run(check, Limits(), story)


def test_progress_is_seen() -> None:
    check = Slow()

    async def story(desk: Desk) -> None:
        job = desk.submit(ORDER, watched=False)
        await until(lambda: job.done > 2)
        assert job.total == 2_000
        check.go.set()
        await job.finished.wait()

    run(check, Limits(), story)


def test_what_is_given_up_ends_and_the_next_has_its_turn() -> None:
    check = Slow()

    async def story(desk: Desk) -> None:
        first, second, third = (desk.submit(ORDER, watched=False) for _ in range(3))
        await until(lambda: first.state is State.RUNNING)
        desk.cancel(second)
        desk.cancel(first)
        await until(lambda: third.state is State.RUNNING)
        assert (check.ended, desk.waiting) == (1, 0)
        check.go.set()
        await third.finished.wait()
        assert [job.state for job in (first, second)] == [State.CANCELLED] * 2
        assert first.report is None

    run(check, Limits(), story)


def test_a_check_whose_page_has_gone_is_given_up() -> None:
    check = Slow()

    async def story(desk: Desk) -> None:
        gone = desk.submit(ORDER, watched=True)
        kept = desk.submit(ORDER, watched=False)
        gone.seen = time.monotonic() - 2
        await asyncio.wait_for(gone.finished.wait(), 5)
        assert gone.state is State.CANCELLED
        assert kept.state is not State.CANCELLED
        check.go.set()
        await kept.finished.wait()

    run(check, Limits(patience=1.5), story)


def test_a_page_that_was_seen_to_go_may_come_back_soon() -> None:
    check = Slow()

    async def story(desk: Desk) -> None:
        gone, back = (desk.submit(ORDER, watched=True) for _ in range(2))
        desk.lose(gone)
        desk.lose(back)
        assert desk.see(back.id) is back
        await asyncio.wait_for(gone.finished.wait(), 5)
        await until(lambda: back.state is State.RUNNING)
        assert gone.state is State.CANCELLED
        check.go.set()
        await back.finished.wait()

    run(check, Limits(patience=60, return_=0.2), story)


def test_a_check_that_takes_too_long_is_ended() -> None:
    check = Slow()

    async def story(desk: Desk) -> None:
        job = desk.submit(ORDER, watched=False)
        await job.finished.wait()
        assert (job.state, job.status) == (State.FAILED, 504)
        assert job.error == "the check took longer than 0.1 seconds"
        await until(lambda: check.ended == 1)
        assert job.report is None

    run(check, Limits(seconds=0.1), story)


def test_too_many_waiting_are_refused() -> None:
    check = Slow()

    async def story(desk: Desk) -> None:
        first = desk.submit(ORDER, watched=False)
        await until(lambda: first.state is State.RUNNING)
        for _ in range(2):
            desk.submit(ORDER, watched=False)
        with pytest.raises(RequestError, match="2 checks are waiting already") as caught:
            desk.submit(ORDER, watched=False)
        assert caught.value.status == 503
        check.go.set()

    run(check, Limits(waiting=2), story)


def test_a_check_without_steps_is_interrupted() -> None:
    ended = threading.Event()

    def check(order: Order, progress: Progress) -> Report:
        del order, progress
        try:
            while True:
                time.sleep(0.001)
        finally:
            ended.set()

    async def story(desk: Desk) -> None:
        stuck, after = (desk.submit(ORDER, watched=False) for _ in range(2))
        await until(lambda: stuck.state is State.RUNNING)
        desk.cancel(stuck)
        await until(lambda: after.state is State.RUNNING)
        assert ended.is_set()
        ended.clear()

    run(check, Limits(), story)

    assert ended.is_set()  # the second one, by the end of the server


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        pytest.param(ReadError("a: no text"), 422, "a: no text", id="input"),
        pytest.param(
            ValueError("Twelve people died"), 500, "internal error: ValueError (a bug)", id="bug"
        ),
    ],
)
def test_what_goes_wrong_is_told_without_the_copy(
    error: Exception, status: int, words: str
) -> None:
    def check(_: Order, __: Progress) -> Report:
        raise error

    async def story(desk: Desk) -> None:
        job = desk.submit(ORDER, watched=False)
        await job.finished.wait()
        assert (job.state, job.status, job.error) == (State.FAILED, status, words)
        after = desk.submit(ORDER, watched=False)
        await after.finished.wait()

    run(check, Limits(), story)


def test_only_the_latest_reports_stay() -> None:
    async def story(desk: Desk) -> None:
        jobs: list[Job] = []
        for _ in range(4):
            jobs.append(desk.submit(ORDER, watched=False))
            await jobs[-1].finished.wait()
            await asyncio.sleep(0)
        await until(lambda: desk.see(jobs[1].id) is None)
        assert [desk.see(job.id) is not None for job in jobs] == [False, False, True, True]

    run(lambda _, __: REPORT, Limits(kept=2), story)


def test_the_end_of_the_server_ends_the_check() -> None:
    check = Slow()
    jobs: list[Job] = []

    async def story(desk: Desk) -> None:
        jobs.extend(desk.submit(ORDER, watched=False) for _ in range(2))
        await until(check.started.is_set)

    run(check, Limits(), story)

    assert [job.state for job in jobs] == [State.CANCELLED] * 2
    assert check.ended == 1
