"""killpg reaches every member: running, stopped, ignoring, blocking, a zombie; it succeeds if there is
one that may be signalled (kill(2))."""
import os
import signal

r, w = os.pipe()
r2, w2 = os.pipe()
prepare = {
    "running": lambda: None,
    "stopped": lambda: None,
    "ignoring": lambda: signal.signal(signal.SIGTERM, signal.SIG_IGN),
    "blocking": lambda: signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM}),
    "handling": lambda: signal.signal(signal.SIGTERM, lambda *args: os._exit(7)),
    "zombie": lambda: os._exit(8),
}
pids = {}
leader = 0
for name, function in prepare.items():
    pids[name] = os.fork()
    if not pids[name]:
        os.read(r2, 1)
        function()
        os.write(w, b".")
        while True:
            os.sched_yield()
    leader = leader or pids[name]
    os.setpgid(pids[name], leader)
    os.write(w2, b".")
os.waitid(os.P_PID, pids["zombie"], os.WEXITED | os.WNOWAIT)
for _ in range(5):
    os.read(r, 1)
os.kill(pids["stopped"], signal.SIGSTOP)
os.waitpid(pids["stopped"], os.WUNTRACED)
print(os.killpg(leader, signal.SIGTERM))
for name in ("running", "handling", "zombie"):
    print(name, os.waitstatus_to_exitcode(os.waitpid(pids[name], 0)[1]))
print(os.waitpid(-1, os.WNOHANG | os.WUNTRACED))
os.killpg(leader, signal.SIGCONT)
print("stopped", os.waitstatus_to_exitcode(os.waitpid(pids["stopped"], 0)[1]))
os.killpg(leader, signal.SIGKILL)
print(sorted(os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(2)))
