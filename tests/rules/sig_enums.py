"""Signals, Handlers and Sigmasks are IntEnums; a name and an alias of it are one member."""
import signal

for enum in (signal.Signals, signal.Handlers, signal.Sigmasks):
    print(enum.__name__, len(enum), enum.__mro__[1].__name__, enum.__module__, flush=True)
    print([f"{member.name}={member.value}" for member in enum], flush=True)
print(signal.Signals(15), repr(signal.Signals(15)), f"{signal.SIGTERM}", signal.SIGTERM + 1, flush=True)
print(signal.SIGCLD is signal.SIGCHLD, signal.SIGPOLL is signal.SIGIO, flush=True)
print([name for name, member in signal.Signals.__members__.items() if member.name != name], flush=True)
print(signal.Signals["SIGKILL"].value, repr(signal.Handlers(1)), repr(signal.SIG_BLOCK), flush=True)
for number in (0, 35, 32, 65):
    try:
        print(signal.Signals(number), flush=True)
    except ValueError as error:
        print(error, flush=True)
