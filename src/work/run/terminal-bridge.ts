/**
 * A program for Python that gives another one a terminal of its own: `-c BRIDGE keep|drop PROGRAM ARGUMENTS`, with the user's terminal
 * as descriptors 0 and 2, what the program writes going to 1, and why it could not be started (such as ENOENT) to 3, a socket. It
 * closes 1, waits until 3 has ended, so that all is shown before the user's terminal is as it was, and ends with the program's
 * exit code, 128 + n for a signal. `drop`: LC_CTYPE is Python's own doing (PEP 538).
 *
 * A process between leads the terminal's session, as a shell does: without one the program could not be stopped by Ctrl-Z,
 * since the kernel stops no group of processes that nobody in its session looks after.
 */
export const BRIDGE = `
import errno, fcntl, os, select, signal, sys, termios

LARGEST = 1 << 20
FORWARDED = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1, signal.SIGUSR2]
KEPT = FORWARDED + [signal.SIGTSTP, signal.SIGTTOU, signal.SIGTTIN]

def lead(words, slave, control, gate):
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for fd in (0, 1, 2):
        os.dup2(slave, fd)
    for each in KEPT:
        signal.signal(each, signal.SIG_IGN)
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        os.tcsetpgrp(0, os.getpid())
        for each in KEPT + [signal.SIGPIPE, signal.SIGXFSZ]:
            signal.signal(each, signal.SIG_DFL)
        try:
            os.execvp(words[0], words)
        except OSError as error:
            os.write(3, errno.errorcode.get(error.errno, "unknown").encode())
            os._exit(127 if error.errno == errno.ENOENT else 126)
    os.close(3)
    os.write(control, b"%d\\n" % pid)
    status = os.waitpid(pid, os.WUNTRACED)[1]
    while os.WIFSTOPPED(status):
        os.write(control, b"stopped\\n")
        status = os.waitpid(pid, os.WUNTRACED)[1]
    # What the program leaves behind is not hung up with the session.
    os.tcsetpgrp(0, os.getpgrp())
    code = 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    os.write(control, b"ended %d\\n" % code)
    # The end of the session may throw away what has not been read.
    os.read(gate, 1)
    os._exit(0)

def write_all(fd, data):
    while data:
        data = data[os.write(fd, data):]

class Bridge:
    def __init__(self, words):
        self.attributes = termios.tcgetattr(0)
        self.master, slave = os.openpty()
        termios.tcsetattr(slave, termios.TCSANOW, self.attributes)
        self.resize()
        self.control, theirs = os.pipe()
        gate, self.gate = os.pipe()
        os.set_inheritable(3, False)
        self.leader = os.fork()
        if self.leader == 0:
            os.close(self.gate)
            lead(words, slave, theirs, gate)
        os.close(theirs)
        self.slave = slave
        os.set_blocking(self.master, False)
        self.pid = int(self.line())
        self.typed = b""
        self.reading = False
        self.wake, wake = os.pipe()
        os.set_blocking(wake, False)
        signal.set_wakeup_fd(wake)
        for each in FORWARDED:
            signal.signal(each, lambda number, frame: self.kill(number))
        signal.signal(signal.SIGWINCH, lambda number, frame: self.resize())
        signal.signal(signal.SIGCONT, lambda number, frame: self.attach())
        self.attach()

    def line(self):
        text = b""
        while not text.endswith(b"\\n"):
            byte = os.read(self.control, 1)
            if not byte:
                raise EOFError
            text += byte
        return text

    def resize(self):
        try:
            fcntl.ioctl(self.master, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))
        except OSError:
            pass

    def kill(self, number):
        try:
            os.kill(self.pid, number)
        except OSError:
            pass

    def attach(self):
        # In the background the terminal is not ours: it is left as it is until we are called back.
        try:
            self.reading = os.tcgetpgrp(0) == os.getpgrp()
            if not self.reading:
                return
            raw = termios.tcgetattr(0)
            raw[0] &= ~(termios.IGNBRK | termios.BRKINT | termios.PARMRK | termios.ISTRIP | termios.INLCR | termios.IGNCR | termios.ICRNL | termios.IXON)
            raw[1] &= ~termios.OPOST
            raw[2] = raw[2] & ~(termios.CSIZE | termios.PARENB) | termios.CS8
            raw[3] &= ~(termios.ECHO | termios.ECHONL | termios.ICANON | termios.ISIG | termios.IEXTEN)
            raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
            termios.tcsetattr(0, termios.TCSADRAIN, raw)
            self.resize()
        except (OSError, termios.error):
            self.reading = False

    def detach(self):
        try:
            if os.tcgetpgrp(0) == os.getpgrp():
                termios.tcsetattr(0, termios.TCSADRAIN, self.attributes)
        except (OSError, termios.error):
            pass

    def suspend(self):
        self.finish()
        self.detach()
        os.killpg(0, signal.SIGTSTP)
        self.attach()
        os.killpg(self.pid, signal.SIGCONT)

    def show(self):
        try:
            data = os.read(self.master, 65536)
        except BlockingIOError:
            return 0
        except OSError:
            data = b""
        write_all(1, data)
        return len(data)

    def take(self):
        try:
            data = os.read(0, 4096)
        except OSError:
            data = b""
        self.typed += data
        self.reading = bool(data)

    def type(self):
        try:
            self.typed = self.typed[os.write(self.master, self.typed):]
        except BlockingIOError:
            pass
        except OSError:
            self.typed = b""

    def run(self):
        while True:
            taking = [0] if self.reading and len(self.typed) < 65536 else []
            readable, writable, _ = select.select(
                [self.master, self.control, self.wake] + taking, [self.master] if self.typed else [], [])
            if self.wake in readable:
                os.read(self.wake, 4096)
                continue
            if self.master in readable:
                self.show()
            if 0 in readable:
                self.take()
            if writable:
                self.type()
            if self.control in readable:
                words = self.line().split()
                if words[0] == b"ended":
                    return int(words[1])
                self.suspend()

    def finish(self):
        shown = 0
        while shown < LARGEST and select.select([self.master], [], [], 0)[0]:
            more = self.show()
            if not more:
                break
            shown += more

os.environ.pop("LC_CTYPE", None) if sys.argv[1] == "drop" else None
code = 129
try:
    bridge = Bridge(sys.argv[2:])
except EOFError:
    os._exit(code)
try:
    code = bridge.run()
    bridge.finish()
    os.close(1)
    os.read(3, 1)
except (OSError, EOFError):
    bridge.kill(signal.SIGHUP)
finally:
    bridge.detach()
os.close(bridge.gate)
os.waitpid(bridge.leader, 0)
os._exit(code)
`;
