"""A helper."""


class Worker:
    def go(self, n):
        for i in range(2):
            self._inner(n)

    def _inner(self, n):
        return 1 / n
