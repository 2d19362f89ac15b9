"""SIGCONT may be sent to any process of the session, whoever owns it (kill(2))."""
# as: root
import os

r, w = os.pipe()
target = os.fork()
if target == 0:
    os.read(r, 1)
os.kill(target, 19)
os.waitpid(target, os.WUNTRACED)
other = os.fork()
if other == 0:
    os.setresuid(71, 71, 71)
    for signal in (15, 0, 18):
        try:
            print(signal, os.kill(target, signal))
        except PermissionError as error:
            print(signal, error)
    os.setsid()
    try:
        os.kill(target, 18)
    except PermissionError as error:
        print("another session:", error)
    raise SystemExit
os.waitpid(other, 0)
print(hex(os.waitpid(target, os.WCONTINUED)[1]))
os.kill(target, 9)
os.waitpid(target, 0)
