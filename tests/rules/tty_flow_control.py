"""^S and tcflow stop output, echo included, and ^Q lets it go on (termios(3), IXON)."""
import os
import select
import termios

master, slave = os.openpty()
os.write(master, b"\x13")
os.write(master, b"ab\n")
print(os.read(slave, 100), select.select([master], [slave], [], 0.05))
os.write(master, b"\x11")
text = b""
while len(text) < 4:
    text += os.read(master, 100)
print(text, select.select([], [slave], [], 5)[1] == [slave])
termios.tcflow(slave, termios.TCOOFF)
child = os.fork()
if child == 0:
    os._exit(os.write(slave, b"waits"))
print(select.select([master], [], [], 0.05)[0], os.waitpid(child, os.WNOHANG), flush=True)
termios.tcflow(slave, termios.TCOON)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), os.read(master, 100))
