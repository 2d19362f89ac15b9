"""A session's leader that handles SIGHUP gets it and SIGCONT when the master is closed, and lives
on without a terminal (tty_signal_session_leader)."""
import os
import signal
import time

report = os.pipe()
pid, master = os.forkpty()
if pid == 0:
    seen = []
    for number in (signal.SIGHUP, signal.SIGCONT):
        signal.signal(number, lambda number, frame: seen.append(int(number)))
    os.write(report[1], b".")
    while len(seen) < 2:
        time.sleep(0.01)
    try:
        os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        os.write(report[1], b"%r %s" % (sorted(seen), error.strerror.encode()))
    os.write(report[1], b" %r" % os.read(0, 10))
    os._exit(5)
os.read(report[0], 1)
os.close(master)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
print(os.read(report[0], 100))
