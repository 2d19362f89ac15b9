"""time.sleep wants a number that is not negative."""
import time

for value in (-1, "1", None, float("nan")):
    try:
        print(time.sleep(value))
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
print(time.sleep(0), time.sleep(0.0))
