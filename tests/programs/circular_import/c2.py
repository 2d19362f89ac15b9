from c1 import x
y = 2
