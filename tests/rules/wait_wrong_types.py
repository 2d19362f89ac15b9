"""What Python itself refuses before it makes the call."""
import os

calls = [
    lambda: os.waitpid("1", 0),
    lambda: os.waitpid(2**31, 0),
    lambda: os.waitpid(1),
    lambda: os.wait(1),
    lambda: os._exit("1"),
    lambda: os._exit(2**31),
    lambda: os.kill(1.5, 0),
    lambda: os.waitid(os.P_ALL, 0),
]
for call in calls:
    try:
        print(call())
    except (TypeError, OverflowError) as error:
        print(type(error).__name__)
