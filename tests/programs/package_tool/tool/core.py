from __future__ import annotations
import os
from . import util
class Engine:
    """Runs."""
    def __init__(self, n: int) -> None:
        self.n = n
    def run(self) -> int:
        r, w = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.write(w, util.label(self).encode())
            os._exit(self.n)
        os.close(w)
        print(os.read(r, 100).decode(), __name__, __package__)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
