# RotatingFileHandler
import logging, logging.handlers, os, glob
log = logging.getLogger("app")
log.setLevel(logging.DEBUG)
h = logging.handlers.RotatingFileHandler("app.log", maxBytes=100, backupCount=3)
h.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
log.addHandler(h)
for i in range(20):
    log.info("message number %d", i)
h.close()
for n in sorted(glob.glob("app.log*")):
    with open(n) as f:
        print(n, os.path.getsize(n), f.read().splitlines())
