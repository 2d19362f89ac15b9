"""A supervisor starts a child again until it succeeds."""
import os

attempt = 0
while True:
    attempt += 1
    if os.fork() == 0:
        os._exit(0 if attempt == 4 else attempt)
    code = os.waitstatus_to_exitcode(os.wait()[1])
    print("attempt", attempt, "code", code)
    if code == 0:
        break
