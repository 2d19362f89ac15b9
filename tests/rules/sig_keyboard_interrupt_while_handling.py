"""KeyboardInterrupt is no Exception; `except Exception` lets it through, `finally` runs."""
import os
import signal

try:
    try:
        try:
            raise ValueError("first")
        except ValueError:
            os.kill(os.getpid(), signal.SIGINT)
    except Exception as error:
        print("not reached", error, flush=True)
    finally:
        print("finally", flush=True)
except KeyboardInterrupt as error:
    print(repr(error), repr(error.__context__), flush=True)
