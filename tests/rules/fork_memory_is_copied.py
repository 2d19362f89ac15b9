"""Neither process sees what the other changes in memory after fork() (fork(2))."""
import os

data = {"n": 1, "list": [1]}
pid = os.fork()
if pid == 0:
    data["n"] = 2
    data["list"].append(2)
    os._exit(data["n"] * 10 + len(data["list"]))
status = os.waitpid(pid, 0)[1]
print(os.waitstatus_to_exitcode(status), data)
