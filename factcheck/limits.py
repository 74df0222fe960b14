"""How long work may take: a watch in another thread breaks it off."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from factcheck.errors import TooSlowError

T = TypeVar("T")
_PAUSE, _STEPS = 0.001, 100


def within(seconds: float, work: Callable[[], T]) -> T:
    """What *work* gives, in any thread and on any system.

    It is broken off between two steps of Python: a long call of a library ends first.

    Raises:
        TooSlowError: it took longer.
    """
    watch = _Watch(threading.get_ident())
    timer = threading.Timer(seconds, watch.ring)
    timer.daemon = True
    # The bell may be heard at any step, so that no step of it stands outside.
    try:
        timer.start()
        try:
            result = work()
        except _OverError:
            raise
        except BaseException:
            timer.cancel()
            watch.end()
            raise
        timer.cancel()
        watch.end()
    except _OverError:
        raise TooSlowError(f"took longer than {seconds:g} seconds") from None
    return result


class _OverError(BaseException):
    """Rises in the thread whose time is over; no handler of mere errors may take it for one."""


class _Watch:
    """Rings once at most, and never after its end."""

    def __init__(self, thread: int) -> None:
        self._thread = ctypes.c_ulong(thread)
        self._lock = threading.Lock()
        self._is_over = False
        self._has_rung = False

    def ring(self) -> None:
        with self._lock:
            if not self._is_over:
                self._has_rung = True
                over = ctypes.py_object(_OverError)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(self._thread, over)

    def end(self) -> None:
        with self._lock:
            self._is_over = True
        if self._has_rung:  # but not been heard yet: it is a matter of a few steps
            for _ in range(_STEPS):
                time.sleep(_PAUSE)
