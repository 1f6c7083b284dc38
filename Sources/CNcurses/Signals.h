// Signals and standard error while the terminal is taken. Private to CNcurses.
#ifndef CN_SIGNALS_H
#define CN_SIGNALS_H

#include <stdbool.h>

// Makes the pipe that reports signals; it lives as long as the process.
bool cn_signals_prepare(void);

// The pipe's end to poll.
int cn_signals_file(void);

// Before newterm: keeps the terminal's modes and the handlers of signals, and installs those that
// report. Curses would ignore SIGTSTP during every update, and lose it, had it found the default.
void cn_signals_begin(int keyboard);

// What a crash writes to the terminal: begun, then added to. Padding (`$<5>`) is left out.
void cn_reset_begin(void);
void cn_reset_add(const char *text);

// After newterm, which brings a handler for SIGWINCH. Also moves standard error to a file.
void cn_signals_take(void);

// After endwin. Prints the file.
void cn_signals_end(void);

// Stops the process group; returns when it continues.
void cn_signals_stop(void);

#endif
