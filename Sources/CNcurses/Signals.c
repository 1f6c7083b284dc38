// The signal half. Handlers do only what POSIX allows in them: write, read, dup2, tcsetattr,
// sigaction, raise.

#include "Signals.h"
#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { RESET_LIMIT = 512, STACK_SIZE = 65536 };

// They end the process; the terminal is given back first.
static const int fatal[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGHUP, SIGQUIT};
// They are reported through the pipe.
static const int reported[] = {SIGTERM, SIGINT, SIGTSTP, SIGCONT};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct sigaction before_fatal[COUNT(fatal)];
static struct sigaction before_reported[COUNT(reported)];
static struct sigaction before_resize;
static struct sigaction curses_resize;

static int reporting[2] = {-1, -1};
static int keyboard_file = -1;
static struct termios modes;
static char reset[RESET_LIMIT];
static size_t reset_length;

// Whether the screen is taken, as a handler must know it.
static volatile sig_atomic_t is_taken;
static int kept_stderr = -1;
static int error_file = -1;

static void write_all(int file, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

// Standard error.

// Moves standard error to a file without a name if it would be written over the screen.
static void capture_stderr(void) {
  if (!isatty(STDERR_FILENO)) return;
  char path[512];
  const char *folder = getenv("TMPDIR");
  if (!folder || !*folder) folder = "/tmp";
  int length = snprintf(path, sizeof path, "%s/lstm-viz.XXXXXX", folder);
  if (length < 0 || (size_t)length >= sizeof path) return;
  int file = mkstemp(path);
  if (file < 0) return;
  unlink(path);
  fcntl(file, F_SETFD, FD_CLOEXEC);
  kept_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (kept_stderr < 0) {
    close(file);
    return;
  }
  error_file = file;
  dup2(file, STDERR_FILENO);
}

// Prints the file; safe in a handler.
static void print_stderr(void) {
  char bytes[1024];
  if (error_file < 0) return;
  dup2(kept_stderr, STDERR_FILENO);
  off_t offset = 0;
  for (;;) {
    ssize_t count = pread(error_file, bytes, sizeof bytes, offset);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    write_all(STDERR_FILENO, bytes, (size_t)count);
    offset += count;
  }
}

static void release_stderr(void) {
  if (error_file < 0) return;
  fflush(stderr);
  print_stderr();
  close(error_file);
  close(kept_stderr);
  error_file = kept_stderr = -1;
}

// Handlers.

static void give_back_and_die(int number) {
  int error = errno;
  if (is_taken) {
    is_taken = 0;
    write_all(STDOUT_FILENO, reset, reset_length);
    // TCSANOW: waiting for the output to drain could wait for ever.
    tcsetattr(keyboard_file, TCSANOW, &modes);
    print_stderr();
  }
  for (size_t i = 0; i < COUNT(fatal); i++) {
    if (fatal[i] == number) sigaction(number, &before_fatal[i], NULL);
  }
  errno = error;
  // It is blocked until this handler returns; a fault may come again before, to the same end.
  raise(number);
}

static void report(int number) {
  int error = errno;
  unsigned char byte = (unsigned char)number;
  write_all(reporting[1], (const char *)&byte, 1);
  errno = error;
}

// The resize itself is left to curses; the byte ends a poll that had not begun when it came.
static void pass_resize(int number) {
  if (curses_resize.sa_handler != SIG_DFL && curses_resize.sa_handler != SIG_IGN) {
    curses_resize.sa_handler(number);
  }
  report(number);
}

static void set_handler(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

// Installation.

bool cn_signals_prepare(void) {
  if (reporting[0] >= 0) return true;
  if (pipe(reporting) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(reporting[i], F_SETFD, FD_CLOEXEC);
    fcntl(reporting[i], F_SETFL, O_NONBLOCK);
  }
  return true;
}

int cn_signals_file(void) { return reporting[0]; }

void cn_reset_begin(void) { reset_length = 0; }

void cn_reset_add(const char *text) {
  while (*text && reset_length < RESET_LIMIT) {
    const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
    if (end) {
      text = end + 1;
    } else {
      reset[reset_length++] = *text++;
    }
  }
}

static void install_reported(void) {
  for (size_t i = 0; i < COUNT(reported); i++) {
    // What was ignored at the start stays so: the parent asked for it.
    bool ignored = before_reported[i].sa_handler == SIG_IGN;
    set_handler(reported[i], ignored ? SIG_IGN : report, SA_RESTART);
  }
}

void cn_signals_begin(int keyboard) {
  keyboard_file = keyboard;
  tcgetattr(keyboard, &modes);
  for (size_t i = 0; i < COUNT(fatal); i++) sigaction(fatal[i], NULL, &before_fatal[i]);
  for (size_t i = 0; i < COUNT(reported); i++) sigaction(reported[i], NULL, &before_reported[i]);
  sigaction(SIGWINCH, NULL, &before_resize);
  install_reported();
}

void cn_signals_take(void) {
  static char stack[STACK_SIZE];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  // A stack that overflowed cannot hold the handler.
  sigaltstack(&alternate, NULL);
  capture_stderr();
  is_taken = 1;
  for (size_t i = 0; i < COUNT(fatal); i++) {
    if (before_fatal[i].sa_handler == SIG_IGN) continue;
    set_handler(fatal[i], give_back_and_die, SA_ONSTACK);
  }
  // Curses installs its own once in a process.
  struct sigaction now;
  sigaction(SIGWINCH, NULL, &now);
  if (now.sa_handler != SIG_DFL && now.sa_handler != SIG_IGN) curses_resize = now;
  set_handler(SIGWINCH, pass_resize, SA_RESTART);
}

void cn_signals_end(void) {
  is_taken = 0;
  for (size_t i = 0; i < COUNT(fatal); i++) sigaction(fatal[i], &before_fatal[i], NULL);
  for (size_t i = 0; i < COUNT(reported); i++) sigaction(reported[i], &before_reported[i], NULL);
  sigaction(SIGWINCH, &before_resize, NULL);
  release_stderr();
}

void cn_signals_stop(void) {
  is_taken = 0;
  for (size_t i = 0; i < COUNT(reported); i++) {
    if (reported[i] == SIGTSTP || reported[i] == SIGCONT) {
      sigaction(reported[i], &before_reported[i], NULL);
    }
  }
  kill(0, SIGTSTP);
  install_reported();
  is_taken = 1;
}

int32_t cn_read_signal(void) {
  unsigned char byte;
  ssize_t count = read(reporting[0], &byte, 1);
  return count == 1 ? byte : CN_NOTHING;
}

void cn_wake(void) {
  report(0);
}
