"""Runs a program on a terminal and answers it: terminal.py STEPS PROGRAM ARGUMENTS, with STEPS a JSON list of
[expected, typed], where [rows, columns] for typed changes the size of the window, which is 24 by 80."""

import fcntl
import json
import os
import pty
import struct
import sys
import termios



def resize(rows, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


steps = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
resize(24, 80)
shown = b""
seen = 0
while True:
    try:
        chunk = os.read(terminal, 65536)
    except OSError:
        chunk = b""
    if not chunk:
        break
    shown += chunk
    while steps and steps[0][0].encode() in shown[seen:]:
        expected, typed = steps.pop(0)
        seen = shown.index(expected.encode(), seen) + len(expected.encode())
        if isinstance(typed, str):
            os.write(terminal, typed.encode())
        else:
            resize(*typed)
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
sys.stdout.flush()
code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
sys.exit(code if code >= 0 else 128 - code)
