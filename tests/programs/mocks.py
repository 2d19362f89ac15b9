# unittest.mock
from unittest import mock
import os
with mock.patch("os.getpid", return_value=42) as m:
    print(os.getpid(), m.called)
m = mock.Mock(side_effect=[1, ValueError("x")]); print(m(), m.call_count)
try: m()
except ValueError as e: print(e)
mm = mock.MagicMock(); mm.a.b.return_value = 3; print(mm.a.b(), mm.a.b.mock_calls, len(mm))
@mock.patch.dict(os.environ, {"Z": "1"})
def f(): return os.environ["Z"]
print(f(), "Z" in os.environ)
with mock.patch("builtins.open", mock.mock_open(read_data="data")): print(open("x").read())
with mock.patch("builtins.print") as p:
    print("hidden")
print(p.call_args)
m.assert_called_with(5)
