# records, tracebacks and stacks
import logging, os, sys
logging.basicConfig(level=logging.INFO, format="%(levelname)-8s %(name)s %(funcName)s:%(lineno)d %(message)s", stream=sys.stdout)
log = logging.getLogger("a.b")
def work(n):
    log.info("working on %d", n)
    try:
        1 / n
    except ZeroDivisionError:
        log.exception("failed")
work(1)
sys.stdout.flush()
if os.fork() == 0:
    log.warning("in the child %s", "x")
    work(0)
    logging.shutdown()
    os._exit(0)
os.wait()
logging.getLogger().setLevel(logging.ERROR)
log.info("no")
fh = logging.FileHandler("x.log", mode="w")
fh.setFormatter(logging.Formatter("{levelname}/{message}", style="{"))
log.addHandler(fh)
log.propagate = False
log.error("to file")
log.critical("%s %s", 1)
print(open("x.log").read())
root2 = logging.getLogger("other")
root2.handlers
logging.lastResort
print(logging.getLevelName(30), log.getEffectiveLevel(), log, fh.level)
