"""Hooks are inherited: they run for the forks of children as well."""
import os

count = []
os.register_at_fork(after_in_child=lambda: count.append("c"), before=lambda: count.append("b"))
if os.fork() == 0:
    if os.fork() == 0:
        os.write(1, "".join(count).encode() + b"\n")
        os._exit(0)
    os.wait()
    os.write(1, "".join(count).encode() + b"\n")
    os._exit(0)
os.wait()
print("".join(count))
