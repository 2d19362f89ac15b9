# a failing test case
import unittest, io, re, sys
class T(unittest.TestCase):
    def test_a(self):
        self.assertEqual([1, 2, 3], [1, 2, 4], "lists")
    def test_b(self):
        self.helper()
    def helper(self):
        {}["x"]
    def test_c(self):
        self.assertMultiLineEqual("a\nb\n", "a\nc\n")
s = io.StringIO()
p = unittest.main(exit=False, testRunner=unittest.TextTestRunner(stream=s))
print(re.sub(r"in [\d.]+s", "in Xs", s.getvalue()))
sys.exit(not p.result.wasSuccessful())
