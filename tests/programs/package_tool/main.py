# a tool in a package
# args: a b
from tool.cli import main
import sys
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
