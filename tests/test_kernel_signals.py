"""SA_NOCLDWAIT and SA_NOCLDSTOP, which Python can only set through the C library: on Linux that is
done, in the simulator the kernel is asked directly. Both must do what is recorded here.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sim.kernel import KernelError, State
from sim.kernel.delivery import deliver, has_work
from sim.kernel.process import Wait
from sim.kernel.signal_numbers import SA_NOCLDSTOP, SA_NOCLDWAIT, SIGCHLD, SIGSTOP
from sim.linux.native import run_native
from tests.test_kernel_states import Scene

RECORDED = {
    (0, "catch"): "end 300 1 stop 137f 2",
    (0, "default"): "end 300 0 stop 137f 0",
    (SA_NOCLDWAIT, "catch"): "end ECHILD 1 stop 137f 2",
    (SA_NOCLDWAIT, "default"): "end ECHILD 0 stop 137f 0",
    (SA_NOCLDSTOP, "catch"): "end 300 1 stop 137f 1",
    (SA_NOCLDSTOP, "default"): "end 300 0 stop 137f 0",
}
NATIVE = '''
import ctypes, os, signal, sys

class Sigaction(ctypes.Structure):
    _fields_ = [("handler", ctypes.c_void_p), ("mask", ctypes.c_ulong * 16),
                ("flags", ctypes.c_int), ("restorer", ctypes.c_void_p)]

libc, handled = ctypes.CDLL(None), []

def wait(options):
    try:
        text = f"{os.waitpid(-1, options)[1]:x}"
    except ChildProcessError:
        text = "ECHILD"
    os.getpid()  # after a call handlers that are due have run
    return text

flag, handler = int(sys.argv[1]), sys.argv[2]
if handler == "catch":
    signal.signal(signal.SIGCHLD, lambda number, frame: handled.append(number))
action = Sigaction()
libc.sigaction(signal.SIGCHLD, None, ctypes.byref(action))
action.flags |= flag
libc.sigaction(signal.SIGCHLD, ctypes.byref(action), None)
if os.fork() == 0:
    os._exit(3)
print("end", wait(0), len(handled), end=" ")
sys.stdout.flush()
child = os.fork()
if child == 0:
    os.kill(os.getpid(), signal.SIGSTOP)
print("stop", wait(os.WUNTRACED), len(handled))
signal.signal(signal.SIGCHLD, signal.SIG_DFL)
os.kill(child, 9)
os.waitpid(child, 0)
'''


class Parent(Scene):
    """Process 2 with its child 3; counts the handlers that it would run."""

    def __init__(self, handler: str, flags: int) -> None:
        super().__init__()
        self.handled = 0
        self.call(2, "rt_sigaction", (SIGCHLD, handler, flags, 0))

    def take(self) -> None:
        """Let the parent take its signals."""
        task = self.k.tasks[2]
        if task.state is State.READY:
            self.k.move(task, State.RUNNING, "dispatch")
        if has_work(task):
            delivery = deliver(self.k, task)
            self.handled += 0 if delivery is None else delivery.signals.count(SIGCHLD)

    def wait(self, options: int) -> str:
        """The status that wait4 gives."""
        self.take()
        try:
            result = self.k.call(self.k.tasks[2], "wait4", (-1, options))
        except KernelError:
            return "ECHILD"
        assert isinstance(result, tuple)
        assert not isinstance(result, Wait)
        return f"{result[1]:x}"


@pytest.mark.parametrize(("flags", "handler"), list(RECORDED))
def test_the_simulator_does_as_recorded(flags: int, handler: str) -> None:
    parent = Parent(handler, flags)
    parent.call(3, "exit_group", (3,))
    assert (parent.state(3) if 3 in parent.k.tasks else State.REAPED) is (
        State.REAPED if flags == SA_NOCLDWAIT else State.ZOMBIE)
    text = f"end {parent.wait(0)} {parent.handled}"
    child = parent.call(2, "fork")
    parent.call(child, "kill", (child, SIGSTOP))
    parent.dispatch(child)
    assert f"{text} stop {parent.wait(2)} {parent.handled}" == RECORDED[flags, handler]


@pytest.mark.skipif(sys.platform != "linux" or not hasattr(os, "fork"), reason="needs real Linux")
def test_linux_does_as_recorded(tmp_path: Path) -> None:
    script = tmp_path / "flags.py"
    script.write_text(NATIVE)
    seen = {(flags, handler): run_native(script, (str(flags), handler)).stdout.decode().strip()
            for flags, handler in RECORDED}
    assert seen == RECORDED
