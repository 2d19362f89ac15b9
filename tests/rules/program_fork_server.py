"""A server with one child for each request, and replies through a pipe for each."""
import os

requests, ask = os.pipe()
if os.fork() == 0:
    os.close(ask)
    with os.fdopen(requests) as lines:
        for line in lines:
            number, reply = map(int, line.split())
            if os.fork() == 0:
                os.write(reply, b"%d" % (number * number))
                os._exit(0)
    try:
        while True:
            os.wait()
    except ChildProcessError:
        os._exit(0)
os.close(requests)
os.close(ask)
print(os.wait()[1])
