import tool
from tool import *
from tool import Engine, __version__
def main(argv):
    print(argv, __version__, core.__name__, util.__name__, tool.__doc__, tool.__all__)
    print(os_missing() if False else Engine(len(argv)).run())
    return 7
