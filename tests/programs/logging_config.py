# dictConfig
import logging.config, sys
logging.config.dictConfig({"version": 1, "formatters": {"f": {"format": "%(name)s|%(message)s"}},
  "handlers": {"h": {"class": "logging.StreamHandler", "formatter": "f", "stream": "ext://sys.stdout"}},
  "root": {"handlers": ["h"], "level": "DEBUG"}})
logging.getLogger("q").debug("hi")
