"""A supervisor that restarts its worker when it dies, until SIGTERM, which it passes on."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD, signal.SIGTERM])
supervisor = os.fork()
if supervisor == 0:
    for life in range(10):
        worker = os.fork()
        if worker == 0:
            if life == 2:
                os.kill(os.getppid(), signal.SIGTERM)
                signal.sigwait([signal.SIGTERM])
                os._exit(50)
            os._exit(life)
        if signal.sigwait([signal.SIGCHLD, signal.SIGTERM]) == signal.SIGTERM:
            print("stopping", flush=True)
            os.kill(worker, signal.SIGTERM)
            print("worker", os.waitpid(worker, 0)[1] >> 8, flush=True)
            os._exit(0)
        print("worker", os.waitpid(worker, 0)[1] >> 8, "again", flush=True)
print("supervisor", os.waitpid(supervisor, 0)[1], flush=True)
