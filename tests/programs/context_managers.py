# a context manager whose body is the child
import contextlib, os, sys
@contextlib.contextmanager
def child():
    sys.stdout.flush()
    pid = os.fork()
    try:
        yield pid
    finally:
        if pid == 0:
            print("child leaving")
            sys.stdout.flush()
            os._exit(2)
        print("status", os.waitpid(pid, 0)[1] >> 8)
with child() as p:
    if p == 0:
        print("in child")
        raise ValueError("lost")
with contextlib.suppress(ZeroDivisionError):
    1 / 0
with contextlib.ExitStack() as st:
    for i in range(3):
        st.callback(print, "cb", i)
    with contextlib.redirect_stdout(sys.stderr):
        print("to err")
import io
with contextlib.redirect_stdout(io.StringIO()) as s:
    print("captured")
print(repr(s.getvalue()))
@contextlib.contextmanager
def bad():
    yield 1
    yield 2
try:
    with bad(): pass
except RuntimeError as e:
    print(e)
