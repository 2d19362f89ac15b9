"""The same job for four workers, on one, two and four CPUs.

Question: four processes count the primes below 30000, each in a quarter of the numbers. How much
sooner is the answer there with two CPUs, and with four?

To be seen: the answer never changes, only the time. It does not shrink to a half and a quarter:
forks come one after the other, and the last worker to end decides (its quarter has the larger
numbers).

    forklore times one_two_four_cpus --cpus 1
    forklore times one_two_four_cpus --cpus 2
    forklore times one_two_four_cpus --cpus 4
    forklore plot timeline one_two_four_cpus --cpus 4 -o four.png
"""

import os

LIMIT, WORKERS = 30_000, 4


def is_prime(number: int) -> bool:
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return number > 1


read_end, write_end = os.pipe()
for worker in range(WORKERS):
    if os.fork() == 0:
        start = LIMIT * worker // WORKERS
        found = sum(is_prime(number) for number in range(start, LIMIT * (worker + 1) // WORKERS))
        os.write(write_end, f"{found}\n".encode())
        os._exit(0)
for _ in range(WORKERS):
    os.wait()
os.close(write_end)
with open(read_end) as counts:
    print("primes below", LIMIT, ":", sum(map(int, counts)))
