"""A tree of processes adds up numbers: every node waits for its two children's exit codes."""
import os


def total(numbers):
    if len(numbers) == 1:
        return numbers[0]
    middle = len(numbers) // 2
    codes = []
    for half in (numbers[:middle], numbers[middle:]):
        if os.fork() == 0:
            os._exit(total(half))
    for _ in range(2):
        codes.append(os.waitstatus_to_exitcode(os.wait()[1]))
    return sum(codes)


print(total([1, 2, 3, 4, 5, 6, 7]))
