# -*- coding: latin-1 -*-
import sys
s = "café"
print(s, len(s), ascii(s))
print(s.encode())
raise ValueError(s)  # été
