"""A signal in the middle of a change: the handler sees data that do not fit together.

Question: money is moved from one account to another, and a signal arrives in between. What does the
handler see?

To be seen: too little money. A handler runs between any two steps of the program. While the signal
is blocked it is kept pending; it is delivered as soon as it is unblocked: the change is whole then.
Keep such sections short, and always unblock. `forklore strace signal_mask_critical_section.py`
shows the delivery in both cases.
"""

import os
import signal

accounts = {"Ann": 50, "Bob": 20}


def audit(number: int, frame: object) -> None:
    print("   handler: Ann and Bob have", sum(accounts.values()), flush=True)


def move(amount: int) -> None:
    accounts["Ann"] -= amount
    os.kill(os.getpid(), signal.SIGUSR1)  # the signal comes at the worst moment
    print("   in the middle of the change", flush=True)
    accounts["Bob"] += amount


signal.signal(signal.SIGUSR1, audit)

print("not protected:", flush=True)
move(5)

print("protected:", flush=True)
old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
try:
    move(5)
finally:
    signal.pthread_sigmask(signal.SIG_SETMASK, old)
print("after it:", accounts, flush=True)
