"""Work behind the fence that goes on while this side is busy with what came before."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Generic, TypeVar

from gipgen.fence.fence import can_start

_Value = TypeVar("_Value")


class Begun(Generic[_Value]):
    """A call that another thread makes; ``result`` waits for what it gives, or raises what it raised.

    Where there are no other processes the call would only take this thread's time, and is made when it is asked for.
    """

    def __init__(self, call: Callable[[], _Value]) -> None:
        self._call = call
        self._done: Event | None = None
        self._value: list[_Value] = []
        self._error: BaseException | None = None
        if can_start():
            self._done = Event()
            Thread(target=self._run, daemon=True).start()  # the run's end waits for no file that nobody wants any more

    def result(self) -> _Value:
        """What the call gives."""
        if self._done is None:
            return self._call()
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._value[0]

    def _run(self) -> None:
        assert self._done is not None  # noqa: S101  for the type checker
        try:
            self._value.append(self._call())
        except BaseException as error:  # noqa: BLE001  raised where the result is asked for
            self._error = error
        finally:
            self._done.set()
