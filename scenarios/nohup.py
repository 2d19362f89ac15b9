"""What nohup does: ignoring a signal is inherited.

Question: when a terminal is closed, SIGHUP goes to the jobs of its shell. How can a command that
knows nothing of it outlive the terminal?

To be seen: somebody else ignores SIGHUP for it. What is ignored stays ignored in a child (and after
exec, which is how the command nohup works; a handler would not stay, for its code is gone then).
The other child has the default action, and dies. `forklore ps nohup.py --at 0.1` shows who is left.
"""

import os
import signal
import time

ready_r, ready_w = os.pipe()
gate_r, gate_w = os.pipe()


def command() -> int:
    """Start a command, which knows nothing of signals: it reads until the end of file."""
    pid = os.fork()
    if pid == 0:
        os.close(gate_w)
        os.write(ready_w, b"x")
        os.read(gate_r, 1)
        os._exit(0)
    os.read(ready_r, 1)
    return pid


def outcome(pid: int) -> str:
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"


signal.signal(signal.SIGHUP, signal.SIG_DFL)  # even if this runs under nohup itself
plain = command()

signal.signal(signal.SIGHUP, signal.SIG_IGN)
protected = command()

for pid in plain, protected:
    os.kill(pid, signal.SIGHUP)
print("plain:", outcome(plain), flush=True)
time.sleep(0.2)
print("protected: still there:", os.waitpid(protected, os.WNOHANG) == (0, 0), flush=True)
os.close(gate_w)
print("protected:", outcome(protected), flush=True)
