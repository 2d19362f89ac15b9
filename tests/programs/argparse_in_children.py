# subcommands, each parsed in a child
import argparse, os
def cmd_add(a): print(a.x + a.y); return 0
def cmd_div(a): print(a.x / a.y); return 3
p = argparse.ArgumentParser(prog="calc")
sub = p.add_subparsers(dest="cmd", required=True)
for n, f in (("add", cmd_add), ("div", cmd_div)):
    s = sub.add_parser(n, help=n + " numbers")
    s.add_argument("x", type=int)
    s.add_argument("y", type=int)
    s.set_defaults(func=f)
for argv in (["add", "1", "2"], ["div", "1", "0"], ["mul"], ["add", "x", "1"], []):
    pid = os.fork()
    if pid == 0:
        a = p.parse_args(argv)
        raise SystemExit(a.func(a))
    print(os.waitstatus_to_exitcode(os.wait()[1]), flush=True)
