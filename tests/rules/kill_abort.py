"""os.abort() kills by SIGABRT and flushes nothing (abort(3))."""
import os
import resource

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
if os.fork() == 0:
    print("lost")
    os.abort()
status = os.wait()[1]
print(os.WTERMSIG(status), os.waitstatus_to_exitcode(status))
