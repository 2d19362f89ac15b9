"""The working directory, the environment and the umask are copied too.

Question: the child changes its directory, an environment variable and its umask. Where is the
parent then, and what are its variable and its umask?

To be seen: unchanged. They belong to the process, as its memory does, and the child got copies.
This is why `cd` has to be built into the shell: a child process could only move itself.
"""

import os


def show(who: str) -> None:
    mask = os.umask(0)  # the only way to ask for the umask is to set it ...
    os.umask(mask)  # ... and to put it back
    print(f"{who}: in {os.getcwd()}, COLOUR={os.environ['COLOUR']}, umask {mask:04o}", flush=True)


os.chdir("/")
os.environ["COLOUR"] = "red"
os.umask(0o022)
show("parent before")

pid = os.fork()
if pid == 0:
    show("child at first")
    os.chdir("/tmp")
    os.environ["COLOUR"] = "blue"
    os.umask(0o077)
    show("child at last")
    os._exit(0)

os.waitpid(pid, 0)
show("parent after")
