"""Schedulers from a user's own file, with a guard around them.

A mistake in such a file is the user's, so it is reported as such: what is wrong, and the line.
"""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from sim.machine.schedulers.interface import Budget, Entity, Scheduler, SchedulerError, Steps

METHODS = ("enqueue", "pick", "budget")


def load_class(path: Path, wanted: str) -> type[Scheduler]:
    """The class of that name. SchedulerError if there is none that can be used."""
    if not path.is_file():
        raise SchedulerError(f"there is no file {str(path)!r} for the scheduler {wanted}")
    spec = spec_from_file_location(path.stem, path.absolute())
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise SchedulerError(f"{path} cannot be used as a scheduler: "
                             f"{_say(error)}{_line_of(error, path)}") from error
    found = getattr(module, wanted, None)
    if found is None:
        raise SchedulerError(f"{path} has no class {wanted}")
    if not isinstance(found, type) or not issubclass(found, Scheduler):
        raise SchedulerError(f"{wanted} in {path} must be a class derived from "
                             f"sim.machine.schedulers.interface.Scheduler")
    for method in METHODS:
        if getattr(found, method) is getattr(Scheduler, method):
            raise SchedulerError(f"{wanted} in {path} has no method {method}()")
    return found


class Guarded(Scheduler):
    """A user's scheduler, whose mistakes become SchedulerErrors.

    Args:
        path: its file.
        make: its class.
        settings: what that is made with.
    """

    def __init__(self, path: Path, make: type[Scheduler], **settings: Any) -> None:
        self.path = path
        self.name = make.__name__
        self.may_be_picked: Counter[Entity] = Counter()
        self.inner: Scheduler = self._call(make, **settings)
        self.foresees = bool(self.inner.foresees)

    def enqueue(self, entity: Entity, now: int) -> None:
        """The user's."""
        self.may_be_picked[entity] += 1
        self._call(self.inner.enqueue, entity, now)

    def pick(self, now: int) -> Entity | None:
        """The user's: None, or an entity once for each time it was enqueued."""
        entity = self._call(self.inner.pick, now)
        if entity is None:
            return None
        if not isinstance(entity, Entity):
            raise self._wrong(self.inner.pick, f"{entity!r}; it must be one of the entities that "
                                               f"were enqueued, or None")
        if not self.may_be_picked[entity]:
            raise self._wrong(self.inner.pick, f"process {entity.task.tid}, which is not enqueued")
        self.may_be_picked[entity] -= 1
        if not self.may_be_picked[entity]:
            del self.may_be_picked[entity]
        return entity

    def budget(self, entity: Entity, now: int) -> Budget:
        """The user's: ns, steps or None."""
        budget: Budget = self._call(self.inner.budget, entity, now)
        number, least = (budget.steps, 1) if isinstance(budget, Steps) else (budget, 0)
        if number is not None and (type(number) is not int or number < least):
            raise self._wrong(self.inner.budget, f"{budget!r}; it must be a whole number of ns "
                                                 f"(0 or more), Steps(1 or more), or None")
        return budget

    def dequeue(self, entity: Entity, now: int) -> None:
        """The user's."""
        self._call(self.inner.dequeue, entity, now)

    def _call(self, method: Callable[..., Any], *args: Any, **settings: Any) -> Any:
        try:
            return method(*args, **settings)
        except (Exception, SystemExit) as error:
            where = _line_of(error, self.path)
            raise SchedulerError(
                f"the scheduler {self.name} in {self.path} failed in "
                f"{getattr(method, '__name__', '')}(): {_say(error)}{where}") from error

    def _wrong(self, method: Callable[..., Any], what: str) -> SchedulerError:
        line = getattr(getattr(method, "__code__", None), "co_firstlineno", None)
        where = f" (line {line})" if line else ""
        name = getattr(method, "__name__", "")
        return SchedulerError(
            f"the scheduler {self.name} in {self.path}: {name}(){where} returned {what}")


def _say(error: BaseException) -> str:
    text = str(error)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _line_of(error: BaseException, path: Path) -> str:
    """Where in the user's file it happened, unless the error says so itself."""
    if isinstance(error, SyntaxError):
        return ""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__)
             if frame.filename == str(path.absolute())]
    return f" (line {lines[-1]})" if lines else ""
