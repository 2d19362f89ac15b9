# counting words: children send JSON through pipes
import collections, json, os, re
TEXTS = ["the cat sat on the mat", "the dog ate the cat's food", "a mat is a mat is a mat", ""]

def mapper(text):
    return collections.Counter(re.findall(r"[a-z']+", text))

pipes = []
for i, text in enumerate(TEXTS):
    r, w = os.pipe()
    if os.fork() == 0:
        os.close(r)
        with os.fdopen(w, "w") as f:
            json.dump(mapper(text), f, sort_keys=True)
        os._exit(0)
    os.close(w)
    pipes.append(os.fdopen(r))
total = collections.Counter()
for f in pipes:
    with f:
        part = json.load(f)
    print(part)
    total.update(part)
while True:
    try:
        os.wait()
    except ChildProcessError as e:
        print(e)
        break
for k, v in sorted(total.items(), key=lambda kv: (-kv[1], kv[0])):
    print(f"{k:>8} {v}")
