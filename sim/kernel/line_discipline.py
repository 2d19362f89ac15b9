"""The line discipline: what a terminal makes of what is typed and of what is printed.

Typed characters are echoed, edited into lines (ICANON), or become signals (ISIG); "\\n" is printed
as "\\r\\n". Source: termios(3); drivers/tty/n_tty.c, whose function names are given below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.job_control import signal_group
from sim.kernel.signal_numbers import SIGINT, SIGQUIT, SIGTSTP
from sim.kernel.terminals import (
    ECHO,
    ECHOCTL,
    ECHOE,
    ECHOK,
    ECHOKE,
    ECHONL,
    ICANON,
    ICRNL,
    IEXTEN,
    IGNCR,
    INLCR,
    ISIG,
    ISTRIP,
    IUCLC,
    IUTF8,
    IXANY,
    IXON,
    NOFLSH,
    OCRNL,
    OLCUC,
    ONLCR,
    ONLRET,
    ONOCR,
    OPOST,
    TABDLY,
    VEOF,
    VEOL,
    VEOL2,
    VERASE,
    VINTR,
    VKILL,
    VLNEXT,
    VQUIT,
    VREPRINT,
    VSTART,
    VSTOP,
    VSUSP,
    VWERASE,
    XTABS,
    Terminal,
    Termios,
    input_queue,
    room_queue,
    screen_queue,
    typing_queue,
)

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

BUFFER = 4096
"""What the line discipline holds (N_TTY_BUF_SIZE), one byte of it never used but by overflow."""
BACKLOG = 8192
"""What is kept before it, and how much output waits for the master. A round number: Linux
counts in pieces whose size depends on how they were written."""
_SIGNALS = ((VINTR, SIGINT), (VQUIT, SIGQUIT), (VSUSP, SIGTSTP))
BACK, NEWLINE, RETURN, TAB = 8, 10, 13, 9
_END_OF_FILE = 0
_WIPE = b"\b \b"
_BY_CHARACTER = OLCUC | OCRNL | ONOCR | TABDLY


# ---- input ----------------------------------------------------------------------------------


def type_in(k: Kernel, terminal: Terminal, data: bytes, *, echo: bool = True) -> None:
    """Characters arrive: from the master, or from the outside (where they were echoed)."""
    terminal.pending += data
    refill(k, terminal, echo=echo)


def refill(k: Kernel, terminal: Terminal, *, echo: bool = True) -> None:
    """Take what is pending into the buffer as far as there is room (n_tty_receive_buf_common).

    A line that is being typed may be as long as it likes, but only 4,095 bytes of it are kept.
    """
    before = readable(terminal)
    while terminal.pending:
        room = BUFFER - 1 - len(terminal.buffer)
        if room <= 0:
            if not terminal.has(ICANON) or terminal.canon:
                break
            terminal.buffer = terminal.buffer[: BUFFER - 1]
            room = 1
        part, terminal.pending = terminal.pending[:room], terminal.pending[room:]
        for char in part:
            _receive(k, terminal, _lowered(terminal, char), echo)
    if readable(terminal) > before:
        k.wake(input_queue(terminal))
    if len(terminal.pending) < BACKLOG:
        k.wake(typing_queue(terminal))


def _lowered(terminal: Terminal, char: int) -> int:
    """A character as ISTRIP (seven bits) and IUCLC (lower case) have it."""
    iflag = terminal.termios.iflag
    if iflag & ISTRIP:
        char &= 0x7F
    if iflag & IUCLC and terminal.has(IEXTEN) and 65 <= char <= 90:
        char += 32
    return char


def _receive(k: Kernel, terminal: Terminal, char: int, echo: bool) -> None:
    """One character (n_tty_receive_char_special)."""
    iflag = terminal.termios.iflag
    if terminal.literal:
        terminal.literal = False
        _put(k, terminal, char, echo)
        return
    if iflag & IXON and _flow(k, terminal, char):
        return
    if terminal.has(ISIG):
        for which, signal in _SIGNALS:
            if char == terminal.char(which):
                _signal(k, terminal, signal, char, echo)
                return
    if terminal.stopped and iflag & IXON and iflag & IXANY:
        start(k, terminal)
    if char == RETURN:
        if iflag & IGNCR:
            return
        char = NEWLINE if iflag & ICRNL else RETURN
    elif char == NEWLINE and iflag & INLCR:
        char = RETURN
    if not (terminal.has(ICANON) and _edit(k, terminal, char, echo)):
        _put(k, terminal, char, echo)


def _put(k: Kernel, terminal: Terminal, char: int, echo: bool) -> None:
    """An ordinary character."""
    _show_typed(k, terminal, char, echo)
    terminal.buffer += bytes((char,))


def _show_typed(k: Kernel, terminal: Terminal, char: int, echo: bool) -> None:
    """Echo a character that belongs to the line; the first one notes where the line begins."""
    if echo and terminal.has(ECHO):
        if terminal.canon == len(terminal.buffer):
            terminal.canon_column = terminal.column
        _echo(k, terminal, char)


def _flow(k: Kernel, terminal: Terminal, char: int) -> bool:
    """^S and ^Q: stop output, and start it again."""
    if char == terminal.char(VSTART):
        start(k, terminal)
        return True
    if char == terminal.char(VSTOP):
        terminal.stopped = True
        return True
    return False


def _signal(k: Kernel, terminal: Terminal, signal: int, char: int, echo: bool) -> None:
    """^C and the like: a signal to the foreground group; what was typed and printed and has not
    been read yet is lost, unless NOFLSH is set (isig).
    """
    if terminal.foreground:
        signal_group(k, terminal.foreground, signal)
    if not terminal.has(NOFLSH):
        terminal.held = terminal.output = b""
        k.wake(room_queue(terminal))
        flush_input(terminal)
    if terminal.termios.iflag & IXON:
        start(k, terminal)
    if echo and terminal.has(ECHO):
        _echo(k, terminal, char)


def _edit(k: Kernel, terminal: Terminal, char: int, echo: bool) -> bool:
    """What canonical mode does with special characters; False for an ordinary one
    (n_tty_receive_char_canon).
    """
    shown, extended = echo and terminal.has(ECHO), terminal.has(IEXTEN)
    is_word = char == terminal.char(VWERASE) and extended
    if is_word or char in (terminal.char(VERASE), terminal.char(VKILL)):
        _erase(k, terminal, char, shown)
    elif char == terminal.char(VLNEXT) and extended:
        terminal.literal = True
        if shown and terminal.has(ECHOCTL):
            _print(k, terminal, b"^\b")
    elif char == terminal.char(VREPRINT) and extended and shown:
        _echo(k, terminal, char)
        _print(k, terminal, b"\n")
        for typed in terminal.buffer[terminal.canon :]:
            _echo(k, terminal, typed)
    elif char == NEWLINE:
        if shown or (echo and terminal.has(ECHONL)):
            _print(k, terminal, b"\n")
        _finish_line(terminal, char)
    elif char == terminal.char(VEOF):
        _finish_line(terminal, _END_OF_FILE)
    elif char == terminal.char(VEOL) or (char == terminal.char(VEOL2) and extended):
        _show_typed(k, terminal, char, echo)
        _finish_line(terminal, char)
    else:
        return False
    return True


def _finish_line(terminal: Terminal, char: int) -> None:
    """The line can be read; its last character is marked as such."""
    terminal.marks += (len(terminal.buffer),)
    terminal.buffer += bytes((char,))
    terminal.canon = len(terminal.buffer)


def end_of_input(k: Kernel, terminal: Terminal) -> None:
    """The outside has no more input: what was begun can be read, as if ^D were typed."""
    if terminal.canon < len(terminal.buffer) and terminal.has(ICANON):
        _finish_line(terminal, _END_OF_FILE)
        k.wake(input_queue(terminal))


def flush_input(terminal: Terminal) -> None:
    """Forget what was typed and not read (reset_buffer_flags)."""
    terminal.buffer, terminal.canon, terminal.marks = b"", 0, ()
    terminal.literal = False


# ---- erasing --------------------------------------------------------------------------------


def _erase(k: Kernel, terminal: Terminal, char: int, shown: bool) -> None:
    """Backspace, ^W and ^U: take back the last character, word, or all of the line (eraser)."""
    if len(terminal.buffer) == terminal.canon:
        return
    is_one, is_all = char == terminal.char(VERASE), char == terminal.char(VKILL)
    if is_all and not is_one and not (shown and all(map(terminal.has, (ECHOE, ECHOK, ECHOKE)))):
        terminal.buffer = terminal.buffer[: terminal.canon]
        if shown:
            _echo(k, terminal, terminal.char(VKILL))
            if terminal.has(ECHOK):
                _print(k, terminal, b"\n")
        return
    seen_word = False
    while len(terminal.buffer) > terminal.canon:
        head = _last_character(terminal)
        last = terminal.buffer[head]
        if not is_one and not is_all:
            if chr(last).isalnum() or last == 0x5F:
                seen_word = True
            elif seen_word:
                break
        terminal.buffer = terminal.buffer[:head]
        if shown:
            _unprint(k, terminal, last, is_one)
        if is_one:
            break


def _last_character(terminal: Terminal) -> int:
    """Where the last character of the line begins; it may have several bytes (IUTF8)."""
    head = len(terminal.buffer) - 1
    if terminal.termios.iflag & IUTF8:
        while head > terminal.canon and terminal.buffer[head] & 0xC0 == 0x80:
            head -= 1
    return head


def _unprint(k: Kernel, terminal: Terminal, char: int, is_one: bool) -> None:
    """Wipe an erased character off the screen."""
    if is_one and not terminal.has(ECHOE):
        _echo(k, terminal, terminal.char(VERASE))
    elif char == TAB:
        _unprint_tab(k, terminal)
    else:
        wide = _is_control(char) and terminal.has(ECHOCTL)
        _print(k, terminal, _WIPE * ((not _is_control(char)) + 2 * wide))


def _unprint_tab(k: Kernel, terminal: Terminal) -> None:
    """Back over a tab, as wide as it was at its place (ECHO_OP_ERASE_TAB)."""
    line = terminal.buffer[terminal.canon :]
    after_tab = TAB in line
    width = 0 if after_tab else terminal.canon_column
    for char in line[line.rfind(b"\t") + 1 :]:
        width += (2 * terminal.has(ECHOCTL)) if _is_control(char) else 1
    _emit(k, terminal, b"\b" * (8 - width % 8))
    terminal.column = max(0, terminal.column - (8 - width % 8))


def _is_control(char: int) -> bool:
    return char < 32 or char == 127


# ---- reading what was typed -----------------------------------------------------------------


def readable(terminal: Terminal) -> int:
    """How much of the buffer a reader may have: whole lines only, in canonical mode."""
    return terminal.canon if terminal.has(ICANON) else len(terminal.buffer)


def countable(terminal: Terminal) -> int:
    """What FIONREAD says: ends of files do not count (inq_canon)."""
    ends = [at for at in terminal.marks if terminal.buffer[at] == _END_OF_FILE]
    return readable(terminal) - len(ends) * terminal.has(ICANON)


def take_line(terminal: Terminal, count: int) -> bytes:
    """Up to ``count`` bytes of the first finished line (canon_copy_from_read_buf).

    The character that stands for ^D is not part of it, and goes with what is before it.
    """
    end = terminal.marks[0] if terminal.marks else terminal.canon
    if count <= end:
        data = terminal.buffer[:count]
        used = count
        if count == end and terminal.marks and terminal.buffer[end] == _END_OF_FILE:
            used += 1
    else:
        is_end = terminal.buffer[end : end + 1] == b"\0" and bool(terminal.marks)
        used = min(end + 1, terminal.canon)
        data = terminal.buffer[: end if is_end else used]
    drop_input(terminal, used)
    return data


def drop_input(terminal: Terminal, count: int) -> None:
    """The first ``count`` bytes have been read."""
    terminal.buffer = terminal.buffer[count:]
    terminal.canon = max(0, terminal.canon - count)
    terminal.marks = tuple([at - count for at in terminal.marks if at >= count])


def set_termios(k: Kernel, terminal: Terminal, new: Termios) -> None:
    """Change the settings (n_tty_set_termios).

    What is in the buffer becomes one line when canonical mode is switched on or off; switching
    ^S and ^Q off starts output.
    """
    old, terminal.termios = terminal.termios, new
    if (old.lflag ^ new.lflag) & ICANON:
        terminal.marks, terminal.literal = (), False
        terminal.canon = len(terminal.buffer) if new.lflag & ICANON else 0
        if terminal.canon:
            terminal.marks = (terminal.canon - 1,)
    if old.iflag & IXON and not new.iflag & IXON:
        start(k, terminal)
    k.wake(room_queue(terminal))
    k.wake(input_queue(terminal))


# ---- output ---------------------------------------------------------------------------------


def start(k: Kernel, terminal: Terminal) -> None:
    """Output goes on."""
    if terminal.stopped:
        terminal.stopped = False
        held, terminal.held = terminal.held, b""
        _emit(k, terminal, held)
        k.wake(room_queue(terminal))


def free_room(terminal: Terminal) -> int:
    """How many bytes of output are taken now; the user outside reads all at once."""
    if terminal.stopped:
        return 0
    return BACKLOG + BUFFER - len(terminal.output) if terminal.outside < 0 else 1 << 30


def put_out(k: Kernel, terminal: Terminal, data: bytes) -> int:
    """Print as much of ``data`` as there is room for (process_output_block)."""
    room = free_room(terminal)
    if len(data) * 8 > room:
        fitting = 0
        while fitting < len(data):
            width = len(_processed(terminal, data[fitting : fitting + 1])[0])
            if width > room:
                break
            room -= width
            fitting += 1
        data = data[:fitting]
    _print(k, terminal, data)
    return len(data)


def _print(k: Kernel, terminal: Terminal, data: bytes) -> None:
    """Print bytes as OPOST has it."""
    shown, terminal.column = _processed(terminal, data)
    if data.endswith((b"\n", b"\r")):
        terminal.canon_column = terminal.column
    _emit(k, terminal, shown)


def _processed(terminal: Terminal, data: bytes) -> tuple[bytes, int]:
    """What comes out for ``data``, and the column after it (do_output_char).

    The terminal outside does its own processing, so it gets all as it is.
    """
    oflag = terminal.termios.oflag if terminal.outside < 0 else OPOST | ONLRET
    if not oflag & OPOST:
        return data, terminal.column
    column = terminal.column
    if not oflag & _BY_CHARACTER:
        returns = oflag & (ONLCR | ONLRET)
        begin = max(data.rfind(b"\n") if returns else -1, data.rfind(b"\r"), 0)
        for char in data[begin:]:
            column = _column_after(oflag, column, char)
        return (data.replace(b"\n", b"\r\n") if oflag & ONLCR else data), column
    shown = []
    for char in data:
        shown.append(_processed_char(oflag, char, column))
        column = _column_after(oflag, column, char)
    return b"".join(shown), column


def _processed_char(oflag: int, char: int, column: int) -> bytes:
    if char == NEWLINE and oflag & ONLCR:
        return b"\r\n"
    if char == RETURN and oflag & ONOCR and column == 0:
        return b""
    if char == RETURN and oflag & OCRNL:
        return b"\n"
    if char == TAB and oflag & TABDLY == XTABS:
        return b" " * (8 - column % 8)
    if oflag & OLCUC and 97 <= char <= 122:
        char -= 32
    return bytes((char,))


def _column_after(oflag: int, column: int, char: int) -> int:
    if char == RETURN or (char == NEWLINE and oflag & (ONLCR | ONLRET)):
        return 0
    if char == TAB:
        return column + 8 - column % 8
    if char == BACK:
        return max(0, column - 1)
    return column + (not _is_control(char) and char & 0xC0 != 0x80)


def _echo(k: Kernel, terminal: Terminal, char: int) -> None:
    """Show a typed character; a control character as ^X (echo_char)."""
    if terminal.has(ECHOCTL) and _is_control(char) and char != TAB:
        _emit(k, terminal, bytes((94, char ^ 64)))
        terminal.column += 2
    else:
        _print(k, terminal, bytes((char,)))


def _emit(k: Kernel, terminal: Terminal, data: bytes) -> None:
    """Bytes for whoever sees the terminal."""
    if not data:
        return
    if terminal.stopped:
        terminal.held += data
    elif terminal.outside >= 0:
        k.output.append((terminal.outside, data))
        k.stirred = True
    elif terminal.master:
        terminal.output += data
        k.wake(screen_queue(terminal))
