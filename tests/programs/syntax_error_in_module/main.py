# a module with a syntax error, imported twice
import os
try:
    import broken
except SyntaxError as e:
    print(type(e), e.lineno, e.offset, e.text, os.path.basename(e.filename))
import broken
