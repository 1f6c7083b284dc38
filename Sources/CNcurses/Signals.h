// Signals and standard error while the terminal is taken. Private to CNcurses.
#ifndef CN_SIGNALS_H
#define CN_SIGNALS_H

#include <stdbool.h>

// Makes the pipe that reports signals; it lives as long as the process.
bool cn_signals_prepare(void);

// The pipe's end to poll.
int cn_signals_file(void);

// Keeps the terminal's modes and the handlers of signals as they are before curses.
void cn_signals_save(int keyboard);

// What a crash writes to the terminal: begun, then added to. Padding (`$<5>`) is left out.
void cn_reset_begin(void);
void cn_reset_add(const char *text);

// After newterm, since curses brings handlers of its own. Also moves standard error to a file.
void cn_signals_install(void);

// After endwin. Prints the file.
void cn_signals_remove(void);

// Stops the process group; returns when it continues.
void cn_signals_stop(void);

#endif
