/// What `NcursesTerminal` needs of ncurses, as functions of fixed-width integers.
///
/// Swift sees none of curses' own names: its macros and its changing globals cannot be imported.
/// There is one terminal a process. All functions but `cn_wake` belong to one thread.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stdint.h>

#if !__has_include(<curses.h>)
#error "curses.h is missing: install libncursesw5-dev (Debian, Ubuntu), ncurses-devel (Fedora, openSUSE) or ncurses (Alpine: ncurses-dev, Arch)"
#endif

/// Bits of `cn_cell.attributes`.
enum { CN_BOLD = 1, CN_UNDERLINE = 2, CN_REVERSE = 4, CN_DIM = 8 };

/// One glyph of a row.
typedef struct cn_cell {
  /// The glyph's scalars, at most its first five; zero ends them.
  uint32_t scalars[5];
  /// The index of a pair of colours made by `cn_make_pair`; 0 is the terminal's own.
  int32_t pair;
  /// How many columns it takes: 1 or 2.
  uint8_t width;
  uint8_t attributes;
} cn_cell;

// Start and stop.

/// Takes the locale of the environment, or a UTF-8 one if that knows only ASCII.
///
/// Returns whether it is a UTF-8 locale.
bool cn_set_locale(void);

/// Whether a terminal type (none: that of `TERM`) can place its cursor: 1 yes, 0 no, -1 unknown.
int32_t cn_probe(const char *type);

/// How many colours the description of a terminal type has; below 0 if there is none.
int32_t cn_color_count(const char *type);

/// Why `cn_open` did not succeed.
enum { CN_OPENED = 0, CN_NO_KEYBOARD = 1, CN_NO_PIPE = 2, CN_NO_SCREEN = 3, CN_BUSY = 4 };

/// Takes the terminal: screen, keys, signals and standard error.
///
/// A type of NULL is that of `TERM`. With `mouse`, a terminal that can do so reports its mouse, as
/// sequences of bytes.
int32_t cn_open(const char *type, bool mouse);

/// Whether the open terminal reports its mouse.
bool cn_reports_mouse(void);

/// Gives the terminal back and prints what came on standard error meanwhile.
void cn_close(void);

/// Stops the process group as ^Z does, and takes the terminal again when it continues.
void cn_suspend(void);

/// Takes the terminal again after a stop that nobody announced (SIGSTOP).
void cn_resume(void);

// Colours.

/// Turns colours on and returns how many there are.
int32_t cn_start_colors(void);

/// How many pairs of colours exist, the terminal's own included.
int32_t cn_pair_limit(void);

/// Makes pair `pair`; a colour of -1 is the terminal's own.
bool cn_make_pair(int32_t pair, int32_t foreground, int32_t background);

// Screen.

int32_t cn_column_count(void);
int32_t cn_row_count(void);

/// Writes a row from its first column on; the rest of the row stays.
void cn_put_row(int32_t y, const cn_cell *cells, int32_t count);

/// Sends what has changed, and puts the cursor at a place; an `x` below zero hides it.
void cn_update(int32_t x, int32_t y);

/// Sends a sequence that changes nothing on the screen.
void cn_send(const char *sequence);

/// Makes the next `cn_update` send everything.
void cn_forget_screen(void);

// Keys and signals.

enum { CN_NOTHING = -1, CN_GONE = -2 };

/// The next waiting key: a byte, a code above 255, CN_NOTHING, or CN_GONE without a terminal.
int32_t cn_read_key(void);

/// The terminfo name of a code above 255, such as "KEY_UP" or "kUP5"; NULL if it has none.
const char *cn_key_name(int32_t code);

/// Waits for keys, signals or `cn_wake`; a timeout below zero waits for ever.
///
/// Returns false if the terminal is gone.
bool cn_wait(int32_t milliseconds);

/// The next signal that came, 0 for a `cn_wake`, or CN_NOTHING.
int32_t cn_read_signal(void);

/// Ends a `cn_wait`; any thread may call it at any time.
void cn_wake(void);

#endif
