"""A stop and a continuation end none of these waits: a later event does. Without handlers they
are taken up again by the kernel or, if it says EINTR (signal(7)), by CPython (PEP 475)."""
import os
import select
import signal

parent = os.getpid()
calls = {
    "read": lambda r: os.read(r, 1),
    "select": lambda r: select.select([r], [], [], 20)[0] == [r],
    "poll": lambda r: (poll := select.poll(), poll.register(r, 1), poll.poll(20000))[2] == [(r, 1)],
    "sigwait": lambda r: signal.sigwait({signal.SIGUSR1}).name,
    "sigwaitinfo": lambda r: signal.sigwaitinfo({signal.SIGUSR1}).si_pid == parent,
    "sigtimedwait": lambda r: signal.sigtimedwait({signal.SIGUSR1}, 20).si_pid == parent,
}
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
for name, call in calls.items():
    r, w = os.pipe()
    r2, w2 = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(w2, b".")
        print(name, call(r), flush=True)
        os._exit(0)
    os.read(r2, 1)
    while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
        os.sched_yield()
    os.kill(pid, signal.SIGSTOP)
    os.waitpid(pid, os.WUNTRACED)
    os.kill(pid, signal.SIGCONT)
    os.waitpid(pid, os.WCONTINUED)
    os.kill(pid, signal.SIGUSR1)
    os.write(w, b"x")
    os.wait()
