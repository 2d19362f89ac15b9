"""A token goes round a ring of processes that are joined by pipes."""
import os

N, ROUNDS = 4, 3
pipes = [os.pipe() for _ in range(N)]
for n in range(1, N):
    if os.fork() == 0:
        for _ in range(ROUNDS):
            token = int(os.read(pipes[n - 1][0], 8))
            os.write(1, b"%d has %d\n" % (n, token))
            os.write(pipes[n][1], b"%d" % (token + 1))
        os._exit(0)
token = 0
for _ in range(ROUNDS):
    os.write(1, b"0 has %d\n" % token)
    os.write(pipes[0][1], b"%d" % (token + 1))
    token = int(os.read(pipes[-1][0], 8))
print("at last", token, sum(os.wait()[1] for _ in range(N - 1)))
