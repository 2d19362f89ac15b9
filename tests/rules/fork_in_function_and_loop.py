"""The child goes on in the middle of the loop in which it was born."""
import os

made = []
for n in range(3):
    pid = os.fork()
    if pid == 0:
        os.write(1, f"child {n} knows {made}\n".encode())
        os._exit(n)
    made.append(n)
    os.wait()
print(made)
