"""The names of the signals and their numbers on x86 and most others (signal(7))."""
import signal

for name in dir(signal):
    value = getattr(signal, name)
    if name.startswith("SIG") or name.startswith("ITIMER") or name == "NSIG":
        print(name, int(value), repr(value), flush=True)
