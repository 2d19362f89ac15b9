# a syntax error in the script
import os
print("never")
def f(:
    pass
