"""What sys.exit() makes SystemExit of: nothing for None, several values for a tuple."""
import sys

for arguments in ((), (None,), (1,), ((1, 2),), ((),), (SystemExit(4),), ([1],)):
    try:
        sys.exit(*arguments)
    except SystemExit as error:
        print(arguments, error.args, error.code, repr(str(error)))
