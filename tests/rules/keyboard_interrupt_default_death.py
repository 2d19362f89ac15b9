"""An uncaught KeyboardInterrupt kills a process by SIGINT after its traceback, so that its parent can tell
(exit_sigint in Modules/main.c)."""
import os
import signal

signal.signal(signal.SIGINT, signal.default_int_handler)
pid = os.fork()
if pid == 0:
    os.kill(os.getpid(), signal.SIGINT)
    print("not reached")
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
