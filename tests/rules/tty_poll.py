"""poll and select on both ends of a pseudo-terminal (n_tty_poll)."""
import os
import select

master, slave = os.openpty()


def poll(fd, timeout=0):
    poller = select.poll()
    poller.register(fd, select.POLLIN | select.POLLOUT)
    return poller.poll(timeout)[0][1]


print(poll(master), poll(slave))
os.write(slave, b"x")
print(select.select([master, slave], [], [], 5)[0] == [master])
os.read(master, 9)
os.write(master, b"half a line")
print(os.read(master, 100), select.select([slave], [], [], 0.05)[0])
os.write(master, b"\n")
print(select.select([slave], [], [], 5)[0] == [slave])
os.close(slave)
print(poll(master))
