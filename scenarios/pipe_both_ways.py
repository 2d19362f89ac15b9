"""Question and answer need two pipes.

Question: could parent and child use one and the same pipe for both directions?

To be seen: two pipes, one for each direction, and a conversation. A pipe leads one way only:
with a single one, the parent might read back its own question. Neither side needs to sleep or to
poll: read() waits until the other one has written.
"""

import os

question_r, question_w = os.pipe()
answer_r, answer_w = os.pipe()

child = os.fork()
if child == 0:
    os.close(question_w)
    os.close(answer_r)
    while question := os.read(question_r, 64):
        number = int(question)
        os.write(answer_w, str(number * number).encode())
    os._exit(0)

os.close(question_r)
os.close(answer_w)
for number in (2, 3, 7):
    os.write(question_w, str(number).encode())
    print(f"{number} times {number} is", os.read(answer_r, 64).decode(), flush=True)

os.close(question_w)  # end of file for the child: no more questions
pid, status = os.waitpid(child, 0)
print("the child ended with status", os.waitstatus_to_exitcode(status))
