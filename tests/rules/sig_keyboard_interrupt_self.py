"""SIGINT to oneself raises KeyboardInterrupt in the call (default_int_handler)."""
import os
import signal

for send in (lambda: os.kill(os.getpid(), 2), lambda: signal.raise_signal(signal.SIGINT),
             lambda: os.kill(os.getpid(), signal.SIGINT)):
    try:
        send()
        print("not reached", flush=True)
    except KeyboardInterrupt as error:
        print(repr(error), error.args, error.__traceback__.tb_next.tb_frame.f_code.co_name, flush=True)
try:
    signal.default_int_handler(2, None)
except KeyboardInterrupt as error:
    print(repr(error), flush=True)
try:
    signal.default_int_handler("x", 1, 2)
except (KeyboardInterrupt, TypeError) as error:
    print(repr(error), flush=True)
signal.signal(15, signal.default_int_handler)
try:
    os.kill(os.getpid(), 15)
except BaseException as error:
    print(repr(error), flush=True)
