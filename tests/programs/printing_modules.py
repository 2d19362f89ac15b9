# modules that print themselves
import pprint, dis, io, sys, pprint as pp
pprint.pprint([{"a": i, "b": "x" * 30} for i in range(3)])
pp.pp({"z": 1, "a": [1, 2]}); print(pprint.pformat({1: 2}, width=5))
pprint.pprint({"s": {3, 1, 2}, "n": None}, stream=sys.stderr)
import calendar, timeit, textwrap, string
calendar.prmonth(2024, 1)
dis.dis(compile("1", "", "eval"), file=io.StringIO())
import this
