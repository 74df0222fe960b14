"""One check at a time: the others wait in the order in which they came, and can see where they stand."""

from __future__ import annotations

import asyncio
import ctypes
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum

from factcheck.errors import FactcheckError
from factcheck.model import Report
from factcheck.ports import Progress
from factcheck.web.intake import Order, RequestError
from factcheck.web.limits import Limits

Check = Callable[[Order, Progress], Report]
"""Runs in a thread of its own; ends early when the progress that it calls raises."""

_UNPROCESSABLE, _INTERNAL, _UNAVAILABLE, _TIMEOUT = 422, 500, 503, 504
_TICK = 1.0


class State(StrEnum):
    """Where a check stands; the last three are for good."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(eq=False)
class Job:
    """One check, from the request to its report.

    ``watched`` tells that somebody must show a sign of life (:meth:`Desk.see`), else it is given up. ``status`` is
    the HTTP status of a failure.
    """

    order: Order
    watched: bool
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    state: State = State.WAITING
    done: int = 0
    total: int = 0
    report: Report | None = None
    error: str = ""
    status: int = 0
    finished: asyncio.Event = field(default_factory=asyncio.Event)
    seen: float = field(default_factory=time.monotonic)
    _thread: int = 0

    def work(self, check: Check) -> Report:
        """Make the check, in a thread."""
        self._thread = threading.get_ident()
        return check(self.order, self._progress)

    def interrupt(self) -> None:
        """End a check that goes on although its outcome is set: where it is next in Python code."""
        thread, stopped = ctypes.c_ulong(self._thread), ctypes.py_object(_Stopped)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, stopped)

    def _progress(self, done: int, total: int) -> None:
        if self.finished.is_set():
            raise _Stopped
        self.done, self.total = done, total

    def end(self, state: State, *, error: str = "", status: int = 0) -> None:
        """Set the outcome, once: what comes later does not change it."""
        if not self.finished.is_set():
            self.state, self.error, self.status = state, error, status
            self.finished.set()


class Desk:
    """Takes checks and runs them one after the other while :meth:`work` runs."""

    def __init__(self, check: Check, limits: Limits) -> None:
        self._check, self._limits = check, limits
        self._waiting: deque[Job] = deque()
        self._jobs: dict[str, Job] = {}
        self._running: Job | None = None
        self._call = asyncio.Event()

    @property
    def waiting(self) -> int:
        """How many checks wait for their turn."""
        return len(self._waiting)

    @property
    def running(self) -> int:
        """1 while a check runs, else 0."""
        return int(self._running is not None)

    def submit(self, order: Order, *, watched: bool) -> Job:
        """Put a check at the end of the queue.

        Raises:
            RequestError: too many wait already.
        """
        if len(self._waiting) >= self._limits.waiting:
            words = f"{len(self._waiting)} checks are waiting already, try again later"
            raise RequestError(words, _UNAVAILABLE)
        job = Job(order, watched)
        self._jobs[job.id] = job
        self._waiting.append(job)
        self._call.set()
        return job

    def see(self, job_id: str) -> Job | None:
        """The job, which is now known to be wanted; None when there is none or it is forgotten."""
        job = self._jobs.get(job_id)
        if job is not None:
            job.seen = time.monotonic()
        return job

    def lose(self, job: Job) -> None:
        """Its page has gone; unless it comes back soon, the job is given up."""
        job.seen = min(job.seen, time.monotonic() - self._limits.patience + self._limits.return_)

    def ahead(self, job: Job) -> int:
        """How many checks come before this one; 0 for the one that runs."""
        if job.state is not State.WAITING:
            return 0
        return self._waiting.index(job) + self.running

    def cancel(self, job: Job) -> None:
        """Give a check up; one that runs ends at its next step, or within a second where it has none."""
        if job in self._waiting:
            self._waiting.remove(job)
        job.end(State.CANCELLED)

    def close(self) -> None:
        """Give all checks up."""
        for job in list(self._jobs.values()):
            self.cancel(job)

    async def work(self) -> None:
        """Run checks until cancelled; then nothing is left running."""
        reaper = asyncio.create_task(self._give_up_on_the_lost())
        try:
            while True:
                await self._call.wait()
                self._call.clear()
                while self._waiting:
                    await self._run(self._waiting.popleft())
        finally:
            reaper.cancel()
            self.close()

    async def _run(self, job: Job) -> None:
        loop = asyncio.get_running_loop()
        pool = ThreadPoolExecutor(
            max_workers=1
        )  # of its own: an interrupted thread is of no more use
        self._running, job.state = job, State.RUNNING
        alarm = loop.call_later(self._limits.seconds, self._is_late, job)
        future = loop.run_in_executor(pool, job.work, self._check)
        future.add_done_callback(_heard)
        try:
            await _ended(job, future)
        finally:
            alarm.cancel()
            job.end(State.CANCELLED)  # only when the server stops: else it has its outcome
            if not future.done():
                job.interrupt()
            pool.shutdown(wait=True)
            self._running = None
        self._forget()

    def _is_late(self, job: Job) -> None:
        words = f"the check took longer than {self._limits.seconds:g} seconds"
        job.end(State.FAILED, error=words, status=_TIMEOUT)

    def _forget(self) -> None:
        ended = [job for job in self._jobs.values() if job.finished.is_set()]
        for job in ended[: -self._limits.kept]:
            del self._jobs[job.id]

    async def _give_up_on_the_lost(self) -> None:
        while True:
            await asyncio.sleep(_TICK)
            limit = time.monotonic() - self._limits.patience
            for job in list(self._jobs.values()):
                if job.watched and not job.finished.is_set() and job.seen < limit:
                    self.cancel(job)


class _Stopped(BaseException):  # no error: nobody waits for the report any more
    pass


async def _ended(job: Job, future: asyncio.Future[Report]) -> None:
    """Wait for the thread; one that does not stop by itself when nobody waits any more is interrupted."""
    while not future.done():
        await asyncio.wait([future], timeout=_TICK)
        if job.finished.is_set() and not future.done():
            job.interrupt()
    _settle(job, future)


def _heard(future: asyncio.Future[Report]) -> None:
    """Say that its error is known, also when the server stops before it could be told."""
    if not future.cancelled():
        future.exception()


def _settle(job: Job, future: asyncio.Future[Report]) -> None:
    """Give the job its outcome; the text of a story never gets into an error message of ours."""
    error = future.exception()
    if error is None:
        job.report = future.result()
        job.end(State.DONE)
    elif isinstance(error, FactcheckError):
        job.end(State.FAILED, error=str(error), status=_UNPROCESSABLE)
    elif not isinstance(error, _Stopped):
        words = f"internal error: {type(error).__name__} (a bug)"
        job.end(State.FAILED, error=words, status=_INTERNAL)
