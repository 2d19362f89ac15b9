"""From the first line of the script to the last system call of the process.

What `python script.py` does around a script: set up ``__main__``, run it, turn what it
ends with into an exit status, then finish the interpreter (threads, atexit functions, flushing
the standard streams, finalising modules). Sources: Modules/main.c, Python/pythonrun.c
(handle_system_exit), Python/pylifecycle.c (Py_FinalizeEx).
"""

from __future__ import annotations

import sys
from types import FunctionType, GeneratorType, ModuleType
from typing import TYPE_CHECKING, Any

from greenlet import GreenletExit

from sim.kernel.signal_numbers import DEFAULT
from sim.userland import builtin_functions
from sim.userland.here import here
from sim.userland.importing import (
    FIXED_BUILTINS,
    LIBRARY,
    Importer,
    SourceFileLoader,
    import_here,
)
from sim.userland.recursion import PROBE, recursion
from sim.userland.sysmodule import ProcessSys
from sim.userland.tracebacks import (
    is_shown,
    print_exception,
    print_unraisable,
    show_warnings,
)
from sim.userland.world.registry import Builtin

if TYPE_CHECKING:
    from sim.userland.image import Image

FLUSH_FAILED = 120
SIGINT = 2
LAST = ("last_type", "last_value", "last_traceback")
if sys.version_info >= (3, 12):
    LAST += ("last_exc",)
STDERR = 2


def live_and_die(image: Image) -> None:
    """Run a process's program and end it with exit_group (which never returns)."""
    try:
        prepare(image)
        status = run_script(image)
        if finish(image):
            status = FLUSH_FAILED
        if "interrupted" in image.state:  # exit_sigint in Modules/main.c
            here.call("rt_sigaction", (SIGINT, DEFAULT, 0, 0))
            here.call("kill", (image.pid, SIGINT))
            status = 128 + SIGINT
        here.call("exit_group", (status,))
    except GreenletExit:
        return


def prepare(image: Image) -> None:
    """Builtins, sys and ``__main__``, with no system call."""
    image.state["importer"] = Importer(image)
    if not LIBRARY.builtins:
        LIBRARY.builtins.update(builtin_functions.shared_builtins())
        LIBRARY.builtins["__import__"] = LIBRARY.import_
        _process_builtins.update(LIBRARY.builtins, __import__=Builtin(import_here))
    image.sys = ProcessSys(image)
    image.builtins = _process_builtins
    if image.program.patches_builtins:
        module = ModuleType("builtins")
        module.__dict__.update(_process_builtins)
        image.builtins = module.__dict__
    else:
        module = FIXED_BUILTINS
    image.modules["builtins"] = module
    image.make_ticks()


_process_builtins: dict[str, Any] = FIXED_BUILTINS.__dict__
"""The built-in names of all processes whose script does not touch `builtins`.

``__ticks__`` in it are always those of the process which is executing.
"""


def run_script(image: Image) -> int:
    """Execute the script; returns the exit status (before the interpreter finishes).

    Of a script in a file the standard streams are flushed at its end, before an uncaught
    exception is reported; not with -c and -m (_PyRun_SimpleFile in Python/pythonrun.c).
    """
    error = execute(image)
    if image.program.path and image.program.module is None:
        for name in ("stderr", "stdout"):
            if name in image.sys.__dict__:
                _flush(image.sys.__dict__[name])
    try:
        if error is None:
            return 0
        if isinstance(error, SystemExit):
            return exit_status(image, error)
        if type(error) is KeyboardInterrupt:
            image.state["interrupted"] = True
        return report_uncaught(image, error)
    finally:
        del error  # its traceback holds this frame: what the script's frames hold is to go now


def execute(image: Image) -> BaseException | None:
    """Execute the script in ``__main__``; returns the exception that it ends with."""
    program = image.program
    main = ModuleType("__main__")
    image.modules["__main__"] = main
    main.__dict__["__builtins__"] = image.modules["builtins"]
    main.__annotations__ = {}
    if program.path:
        main.__file__ = program.path
        main.__dict__["__cached__"] = None
        main.__dict__["__loader__"] = SourceFileLoader("__main__", program.path)
    try:
        if program.error is not None:
            raise program.error.with_traceback(None)
        show_warnings(image, program.warnings)
        assert program.code is not None
        if recursion.below is None:
            names: dict[str, int] = {}
            image.at_bottom(exec, PROBE, names)
            recursion.calibrate(names["depth"])
        recursion.set(image.recursion_limit)
        image.at_bottom(exec, program.code, main.__dict__)
    except GreenletExit:
        raise
    except BaseException as error:
        return error.with_traceback(_user_traceback(error))
    return None


def exit_status(image: Image, error: SystemExit) -> int:
    """The exit status that a SystemExit asks for; a message goes to standard error."""
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code if -(1 << 63) <= code < 1 << 63 else -1
    stream = getattr(image.sys, "stderr", None)
    try:
        if stream is not None:
            stream.write(f"{code}\n")
        else:  # C's stderr
            here.call("write", (STDERR, f"{code}\n".encode("utf-8", "backslashreplace")))
    except Exception:
        return 1
    return 1


def report_uncaught(image: Image, error: BaseException) -> int:
    """Give an uncaught exception to sys.excepthook (PyErr_PrintEx); returns the exit status."""
    hook = image.sys.excepthook
    values = (type(error), error, error.__traceback__, error)
    image.sys.__dict__.update(zip(LAST, values, strict=False))
    try:
        hook(type(error), error, error.__traceback__)
    except SystemExit as end:
        return exit_status(image, end)
    except GreenletExit:
        raise
    except Exception as second:
        _report_both(image, error, second)
    return 1


def _report_both(image: Image, error: BaseException, second: BaseException) -> None:
    """Report an exception and the one that sys.excepthook raised instead, if that can be done."""
    try:
        image.sys.stderr.write("Error in sys.excepthook:\n")
        print_exception(image, second, _user_traceback(second))
        image.sys.stderr.write("\nOriginal exception was:\n")
        print_exception(image, error)
    except GreenletExit:
        raise
    except Exception:
        return


def _user_traceback(error: BaseException) -> Any:
    """The traceback from the user's first frame on."""
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if is_shown(code.co_filename, code.co_name):
            break
        trace = trace.tb_next
    return trace


def finish(image: Image) -> bool:
    """Finish the interpreter; True if the standard output could not be flushed.

    What objects print while they are finalised is still written, but nobody is told
    if that fails.
    """
    threading = image.modules.get("threading")
    if threading is not None:
        _run(image, threading._shutdown, "Exception ignored on threading shutdown:")
    run_exit_functions(image)
    failed = flush_standard_streams(image)
    take_handlers_back(image)
    finalise_modules(image)
    for name in ("stderr", "__stderr__", "stdout", "__stdout__"):
        if name in image.sys.__dict__:
            _flush(image.sys.__dict__[name])
    return failed


def take_handlers_back(image: Image) -> None:
    """No Python function handles a signal any more: the default action does (_PySignal_Fini)."""
    functions = image.handlers.functions
    image.handlers.forget()
    for signal in sorted(functions):
        if callable(functions[signal]):
            functions[signal] = None
            here.call("rt_sigaction", (signal, DEFAULT, 0, 0))


def run_exit_functions(image: Image) -> None:
    """The functions registered with atexit, last one first."""
    image.state["finishing"] = True
    atexit = image.modules.get("atexit")
    if atexit is not None:
        atexit._run_exitfuncs()


def _run(image: Image, action: Any, where: str) -> None:
    try:
        action()
    except GreenletExit:
        raise
    except BaseException as error:
        print_unraisable(image, error, where)


def flush_standard_streams(image: Image) -> bool:
    """flush_std_files: True if standard output failed; it is reported as an ignored exception."""
    failed = False
    stdout = image.sys.__dict__.get("stdout")
    if stdout is not None and not _is_closed(stdout):
        try:
            stdout.flush()
        except GreenletExit:
            raise
        except BaseException as error:
            failed = True
            where = (f"Exception ignored in: {stdout!r}" if sys.version_info < (3, 13)
                     else "Exception ignored on flushing sys.stdout:")
            print_unraisable(image, error, where)
    stderr = image.sys.__dict__.get("stderr")
    if stderr is not None and not _is_closed(stderr):
        failed = not _flush(stderr) or failed
    return failed


def _is_closed(stream: Any) -> bool:
    """Whether a stream says that it is closed; one that cannot say is not (file_is_closed)."""
    try:
        return bool(stream.closed)
    except GreenletExit:
        raise
    except BaseException:
        return False


def _flush(stream: Any) -> bool:
    try:
        stream.flush()
    except GreenletExit:
        raise
    except BaseException:
        return False
    return True


def finalise_modules(image: Image) -> None:
    """Let go of what the modules hold, so that objects are finalised while the process lives.

    CPython removes all modules, and its collector then finalises what they held while their
    names are still there. Here the objects with a finaliser go first, in the order in which
    they were named, then what contains such objects, then other data, and functions,
    classes and modules last.
    """
    for name in LAST:
        if name in image.sys.__dict__:
            image.sys.__dict__[name] = None
    image.state["finalising"] = True
    for name, entry in list(image.modules.items()):
        if not isinstance(entry, ModuleType):
            del image.modules[name], entry
    for name in list(image.modules):
        module = image.modules.get(name)
        if type(module) is not ModuleType or name in ("sys", "builtins"):
            continue
        names = module.__dict__
        if "__getattr__" in names:
            continue  # the process's copy of a shared module
        for kind in (_has_finaliser, _holds_finaliser, _is_data, _is_anything):
            for key in list(names):
                if key != "__builtins__" and key in names and kind(names[key]):
                    names[key] = None


def _has_finaliser(value: object) -> bool:
    return hasattr(type(value), "__del__") or isinstance(value, GeneratorType)


def _holds_finaliser(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_has_finaliser, list(value.values())))
    return isinstance(value, list | tuple | set) and any(map(_has_finaliser, list(value)))


def _is_data(value: object) -> bool:
    return not isinstance(value, type | ModuleType | FunctionType)


def _is_anything(value: object) -> bool:
    return True
