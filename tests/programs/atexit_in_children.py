# which exit functions run in whom
import atexit, os, sys
@atexit.register
def bye():
    print("bye", os.getpid() == main)
main = os.getpid()
def only(n):
    print("only", n)
if os.fork() == 0:
    atexit.register(only, 5)
    sys.exit(3)
print(os.wait()[1])
if os.fork() == 0:
    atexit.unregister(bye)
    sys.exit("message")
print(os.wait()[1])
if os.fork() == 0:
    os._exit(1)
print(os.wait()[1])
class F:
    def __call__(self): return 1 / 0
    def __repr__(self): return '<F>'
atexit.register(F())
