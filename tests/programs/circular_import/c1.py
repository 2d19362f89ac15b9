from c2 import y
x = 1
