"""SIGCHLD is also sent when a child stops or goes on: CLD_STOPPED with the stop signal,
CLD_CONTINUED with SIGCONT (sigaction(2), do_notify_parent_cldstop)."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    os.write(w, b".")
    while True:
        os.read(0, 0)
os.read(r, 1)
for number in (19, 20, 21, 22):
    os.kill(pid, number)
    info = signal.sigwaitinfo({signal.SIGCHLD})
    print(info.si_code == os.CLD_STOPPED, info.si_status, info.si_pid == pid)
    os.kill(pid, 18)
    info = signal.sigwaitinfo({signal.SIGCHLD})
    print(info.si_code == os.CLD_CONTINUED, info.si_status, info.si_pid == pid)
os.kill(pid, 9)
info = signal.sigwaitinfo({signal.SIGCHLD})
print(info.si_code == os.CLD_KILLED, info.si_status, info.si_pid == pid)
