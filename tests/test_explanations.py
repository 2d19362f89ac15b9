"""Why processes are blocked, died, are stopped or stay zombies: in the summary and in the story."""

from __future__ import annotations

import pytest

from sim.running import Result, run
from sim.trace import story
from sim.trace.sentences import Parent, ending, listed, seconds, zombie

PRELUDE = "import os, signal, time, select\nblock = signal.SIG_BLOCK, [signal.SIGCHLD]\n"
TWO_CHILDREN = "for i in range(2):\n    if os.fork() == 0: os._exit(i)\n"
WAIT_FOR_BOTH = "for pid in (101, 102): os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)\n"


def told(source: str, **settings: object) -> Result:
    """One run of a program."""
    return run(PRELUDE + source, **settings)  # type: ignore[arg-type]


def story_of(result: Result) -> str:
    """The story without its times."""
    return "\n".join(line[13:] for line in story(result.trace))


# ---- zombies ------------------------------------------------------------------------------------


def test_a_handler_that_ran_once_for_two_children() -> None:
    result = told(
        "signal.signal(signal.SIGCHLD, lambda *a: os.waitpid(-1, 0))\n"
        "signal.pthread_sigmask(*block)\n" + TWO_CHILDREN + WAIT_FOR_BOTH +
        "signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])\n")
    text = ("process 102 {} a zombie: its parent 100 handles SIGCHLD but reaped only one of two "
            "children that ended: the handler ran once, since a signal that is pending already "
            "is not sent again")
    assert result.summary.zombies == (text.format("stayed") + "; then 100 ended, and 1 adopted it",)
    assert text.format("is") in story_of(result)
    assert "this one is lost" in story_of(result)


@pytest.mark.parametrize(("source", "reason"), [
    (TWO_CHILDREN + WAIT_FOR_BOTH, "has not waited for it"),
    (TWO_CHILDREN + WAIT_FOR_BOTH + "os.wait()\n", "waited for only one of two children that ended"),
])
def test_a_parent_that_does_not_wait(source: str, reason: str) -> None:
    for trace in (True, False):
        summary = told(source, trace=trace).summary
        assert f"process 102 stayed a zombie: its parent 100 {reason}; then 100 ended, and 1 " \
               f"adopted it" in summary.zombies


def test_a_zombie_of_a_living_parent() -> None:
    result = told("if os.fork() == 0: os._exit(0)\nsignal.pause()\n")
    assert result.outcome == "deadlock"
    assert result.summary.zombies == (
        "process 101 is a zombie: its parent 100 has not waited for it",)
    assert result.summary.zombies[0] in story_of(result)


def test_sentences_about_parents() -> None:
    assert zombie(2, 1, Parent("catch", blocked=True, ended=2)).endswith(
        "handles SIGCHLD but blocks it, and reaped none of two children that ended")
    assert zombie(2, 1, Parent("ignore")).endswith(
        "began to ignore SIGCHLD only after that, and has not waited for it")
    assert zombie(2, 1, Parent("catch", ended=3, reaped=1, runs=3)).endswith(
        "handles SIGCHLD but reaped only one of three children that ended")


# ---- deaths and stops ---------------------------------------------------------------------------


@pytest.mark.parametrize(("source", "reason"), [
    ("pid = os.fork()\nif pid == 0: signal.pause()\nos.kill(pid, 15)\nos.wait()\n",
     "process 101 was killed by SIGTERM, which 100 sent"),
    ("os.kill(os.getpid(), signal.SIGUSR1)\n",
     "process 100 was killed by SIGUSR1, which it sent to itself"),
    ("signal.alarm(1)\nsignal.pause()\n",
     "process 100 was killed by SIGALRM, because its alarm went off"),
    ("r, w = os.pipe()\nos.close(r)\nsignal.signal(13, signal.SIG_DFL)\nos.write(w, b'x')\n",
     "process 100 was killed by SIGPIPE, because it wrote to a pipe that nobody reads"),
    ("signal.setitimer(signal.ITIMER_VIRTUAL, 0.01)\nwhile True: pass\n",
     "process 100 was killed by SIGVTALRM, because it had used the CPU time of its timer"),
    ("signal.signal(17, signal.SIG_DFL)\npid = os.fork()\nif pid == 0: signal.pause()\n"
     "os.kill(pid, 9)\nos.wait()\n", "process 101 was killed by SIGKILL, which 100 sent"),
])
def test_deaths(source: str, reason: str) -> None:
    result = told(source)
    assert result.summary.deaths == (reason,)
    assert reason in story_of(result)


def test_a_stop() -> None:
    result = told("pid = os.fork()\nif pid == 0: signal.pause()\n"
                  "os.kill(pid, signal.SIGSTOP)\nos.wait()\n")
    assert [str(blocked).partition(": ")[2] for blocked in result.summary.blocked] == [
        "it waits for a child to end (101)",
        "it is stopped by SIGSTOP, which 100 sent, and nobody sends SIGCONT"]
    assert ("process 101 was stopped by SIGSTOP, which 100 sent; only SIGCONT lets it go on"
            in story_of(result))


# ---- waits --------------------------------------------------------------------------------------


def test_a_signal_that_came_before_pause() -> None:
    result = told("signal.signal(10, lambda *a: None)\nos.kill(os.getpid(), 10)\nsignal.pause()\n")
    assert str(result.summary.blocked[0]).endswith(
        "it waits for a signal that it handles; the last one, SIGUSR1, was handled before that")


def test_a_signal_that_is_blocked() -> None:
    result = told("signal.pthread_sigmask(signal.SIG_BLOCK, [10, 12])\n"
                  "os.kill(os.getpid(), 10)\nsignal.sigwait([12])\n")
    assert str(result.summary.blocked[0]).endswith(
        "it waits for SIGUSR2, which nobody sends; SIGUSR1 is pending, but it blocks it")


@pytest.mark.parametrize(("source", "sentence"), [
    ("time.sleep(0.25)\n", "process 100 sleeps for 0.25 s"),
    ("if os.fork() == 0: time.sleep(1); os._exit(0)\nos.wait()\n",
     "process 100 waits for a child (101)"),
    ("if os.fork() == 0: time.sleep(1); os._exit(0)\nos.waitpid(101, 0)\n",
     "process 100 waits for its child 101"),
    ("signal.sigtimedwait([10, 12], 1)\n", "process 100 waits for SIGUSR1 or SIGUSR2, at most 1 s"),
    ("select.select([], [], [], 2)\n", "process 100 waits for its descriptors, at most 2 s"),
    ("r, w = os.pipe()\nif os.fork() == 0: time.sleep(1); os._exit(0)\nos.close(w)\nos.read(r, 1)\n",
     "process 100 reads from a pipe that is empty, and waits for somebody to write"),
    ("signal.signal(14, lambda *a: None)\nsignal.alarm(1)\ntime.sleep(3)\n",
     "process 100 is interrupted by a signal in clock_nanosleep"),
    ("signal.signal(17, signal.SIG_IGN)\nif os.fork() == 0: os._exit(0)\ntime.sleep(1)\n",
     "process 101 is gone at once: its parent 100 does not want to know of its children's ends"),
])
def test_waits(source: str, sentence: str) -> None:
    assert sentence in story_of(told(source))


def test_words() -> None:
    assert [ending(status) for status in (0x300, 15, 0x8B, 0x137F, 0xFFFF)] == [
        "exited with status 3", "was killed by SIGTERM", "was killed by SIGSEGV (core dumped)",
        "was stopped by SIGSTOP", "was continued"]
    assert listed([1, 2, 3]) == "1, 2 and 3"
    assert seconds(1_500_000_000) == "1.5 s"
