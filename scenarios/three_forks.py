"""Three forks, one after the other: how many processes?

Question: fork() is called in a loop of three rounds, and nobody leaves the loop. How many
processes are there after it?

To be seen: eight. A child goes on where its parent is, so it runs the rest of the loop as well:
each round doubles the number of processes, 1, 2, 4, 8. Each process puts one letter into a pipe,
and the first process counts the letters when all the others have ended.
"""

import os

first = os.getpid()
read_end, write_end = os.pipe()

for _ in range(3):
    os.fork()

os.write(write_end, b"x")

# Each process waits for its own children, so the first is the last to get past this loop.
while True:
    try:
        os.wait()
    except ChildProcessError:
        break

if os.getpid() == first:
    print("processes:", len(os.read(read_end, 64)))
