"""Root may lower nice values, down to -20 (nice(2))."""
# as: root
import os

print(os.nice(-5), os.nice(-50), os.nice(3))
os.setpriority(os.PRIO_PROCESS, 0, -99)
print(os.nice(0))
