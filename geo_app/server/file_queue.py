"""Files made for readers, off the threads that serve pages: one after the other, each made once."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from geo_app.errors import GeoAppError

LOOK_S = 0.25
"""How often a request that waits asks whether its reader is still there."""

KEPT_BYTES = 32_000_000
"""How much of what was made is kept for the next reader."""

Make = Callable[[], bytes]
IsGone = Callable[[], Awaitable[bool]]


class QueueFullError(GeoAppError):
    """More files are waited for than will be made in any useful time."""


@dataclass(eq=False)
class _Job:
    future: Future[bytes]
    readers: int = 0

    @property
    def is_waiting(self) -> bool:
        return not (self.future.running() or self.future.done())

    @property
    def size_bytes(self) -> int:
        """Size of what was made; 0 as long as there is nothing."""
        future = self.future
        is_made = future.done() and not future.cancelled() and not future.exception()
        return len(future.result()) if is_made else 0


class FileQueue:
    """One thread that makes files, and those who wait for them.

    ``most_waiting``: how many different files may wait for the one that is being made.
    """

    def __init__(self, name: str, most_waiting: int) -> None:
        self._worker = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._most_waiting = most_waiting
        self._jobs: dict[Hashable, _Job] = {}
        # A future that is cancelled or finished calls back at once, on the thread that holds it.
        self._lock = threading.RLock()

    async def file(self, key: Hashable, make: Make, is_gone: IsGone) -> bytes | None:
        """Return what a key stands for, made now, earlier, or for somebody else; None if gone.

        Work that nobody waits for any more is not begun.

        ``key``: all that the file depends on.

        Raises
        ------
        QueueFullError
            If too many others wait.
        Exception
            What ``make`` raises.
        """
        if await is_gone():
            return None
        job = self._join(key, make)
        result = asyncio.wrap_future(job.future)
        # Somebody may have left by then: a fault that nobody hears of is no fault of the server.
        result.add_done_callback(lambda future: future.cancelled() or future.exception())
        try:
            while not result.done():
                await asyncio.wait({result}, timeout=LOOK_S)
                if not result.done() and await is_gone():
                    return None
            return result.result()
        finally:
            self._leave(job)

    def _join(self, key: Hashable, make: Make) -> _Job:
        with self._lock:
            job = self._jobs.get(key)
            if job is None:
                if sum(other.is_waiting for other in self._jobs.values()) >= self._most_waiting:
                    raise QueueFullError(
                        "Too many files are being made. Try again in a moment.", key="error.queue"
                    )
                job = self._jobs[key] = _Job(self._worker.submit(make))
                job.future.add_done_callback(partial(self._ended, key))
            job.readers += 1
            return job

    def _leave(self, job: _Job) -> None:
        with self._lock:
            job.readers -= 1
            if not job.readers and job.is_waiting:
                job.future.cancel()

    def _ended(self, key: Hashable, future: Future[bytes]) -> None:
        with self._lock:
            if future.cancelled() or future.exception():
                del self._jobs[key]
                return
            excess_bytes = sum(job.size_bytes for job in self._jobs.values()) - KEPT_BYTES
            for oldest, job in list(self._jobs.items()):
                if excess_bytes > 0 and job.future.done():
                    excess_bytes -= job.size_bytes
                    del self._jobs[oldest]
