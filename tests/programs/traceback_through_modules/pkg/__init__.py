from . import sub
name = "the " + sub.NAME
