// The curses half: start, colours, rows and keys. Signals are in Signals.c.

// wcwidth
#define _GNU_SOURCE 1
// The wide half of curses.h
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1

#include "CNcurses.h"
#include "Signals.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

static SCREEN *screen;
static FILE *keyboard;
// Keys are read from a pad: wgetch on a window that has changed would send it, half drawn.
static WINDOW *pad;
static int own_foreground = -1;
static int own_background = -1;
// Whether the mouse is reported while the screen is taken.
static bool reports_mouse;

// Start and stop.

static bool codeset_is(const char *first, const char *second) {
  const char *codeset = nl_langinfo(CODESET);
  return strcmp(codeset, first) == 0 || strcmp(codeset, second) == 0;
}

bool cn_set_locale(void) {
  setlocale(LC_ALL, "");
  // Numbers are written with a point whatever the language.
  setlocale(LC_NUMERIC, "C");
  // A locale that knows only ASCII says nothing about the terminal; Latin-1 and its like do.
  if (codeset_is("ANSI_X3.4-1968", "US-ASCII")) {
    if (!setlocale(LC_CTYPE, "C.UTF-8") && !setlocale(LC_CTYPE, "C.utf8")) {
      setlocale(LC_CTYPE, "UTF-8");
    }
  }
  return codeset_is("UTF-8", "utf8");
}

int32_t cn_probe(const char *type) {
  int status = 0;
  if (setupterm((char *)type, STDOUT_FILENO, &status) != OK) {
    // 1 is a printer: known, but without a cursor.
    return status == 1 ? 0 : -1;
  }
  char *place = tigetstr("cup");
  bool can_place = place && place != (char *)-1;
  del_curterm(cur_term);
  return can_place ? 1 : 0;
}

int32_t cn_color_count(const char *type) {
  int status = 0;
  if (setupterm((char *)type, STDOUT_FILENO, &status) != OK) return -1;
  int count = tigetnum("colors");
  del_curterm(cur_term);
  return count < 0 ? 0 : count;
}

static FILE *open_keyboard(void) {
  if (isatty(STDIN_FILENO)) return stdin;
  const char *path = "/dev/tty";
#ifdef __APPLE__
  // poll(2) there cannot watch /dev/tty, only the device itself.
  if (ttyname(STDOUT_FILENO)) path = ttyname(STDOUT_FILENO);
#endif
  int file = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (file < 0) return NULL;
  FILE *stream = fdopen(file, "r");
  if (!stream) close(file);
  return stream;
}

static void close_keyboard(void) {
  if (keyboard && keyboard != stdin) fclose(keyboard);
  keyboard = NULL;
}

// Mouse.

// Buttons and the wheel (mode 1000), in the form that has no last column (1006).
static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1000l";

// Whether the terminal reports its mouse as xterm does: those that do have this in their description.
static bool can_report_mouse(void) {
  char *begin = tigetstr("kmous");
  if (!begin || begin == (char *)-1) return false;
  return strcmp(begin, "\033[M") == 0 || strcmp(begin, "\033[<") == 0;
}

bool cn_reports_mouse(void) { return reports_mouse; }

static void begin_mouse(void) {
  if (reports_mouse) cn_send(mouse_on);
}

static void end_mouse(void) {
  if (reports_mouse) cn_send(mouse_off);
}

// What gives the terminal back, in the order in which endwin sends it.
static void save_reset_strings(void) {
  cn_reset_begin();
  if (reports_mouse) cn_reset_add(mouse_off);
  const char *names[] = {"rmkx", "sgr0", "op", "cnorm", "rmcup"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    char *text = tigetstr(names[i]);
    if (text && text != (char *)-1) cn_reset_add(text);
  }
  cn_reset_add("\r\n");
}

static void set_modes(void) {
  raw();
  noecho();
  nonl();
  set_escdelay(25);
  typeahead(-1);
  pad = newpad(1, 1);
  keypad(pad, TRUE);
  nodelay(pad, TRUE);
  // Reports of the mouse are to come as the bytes that they are.
  define_key(NULL, KEY_MOUSE);
}

int32_t cn_open(const char *type, bool mouse) {
  static bool closes_at_exit;
  if (screen) return CN_BUSY;
  // They would freeze the size.
  unsetenv("LINES");
  unsetenv("COLUMNS");
  if (!cn_signals_prepare()) return CN_NO_PIPE;
  keyboard = open_keyboard();
  if (!keyboard) return CN_NO_KEYBOARD;
  cn_signals_begin(fileno(keyboard));
  screen = newterm((char *)type, stdout, keyboard);
  if (!screen) {
    cn_signals_end();
    close_keyboard();
    return CN_NO_SCREEN;
  }
  reports_mouse = mouse && can_report_mouse();
  save_reset_strings();
  cn_signals_take();
  set_modes();
  begin_mouse();
  if (!closes_at_exit) atexit(cn_close);
  closes_at_exit = true;
  return CN_OPENED;
}

void cn_close(void) {
  if (!screen) return;
  end_mouse();
  endwin();
  cn_signals_end();
  delwin(pad);
  delscreen(screen);
  screen = NULL;
  close_keyboard();
}

void cn_suspend(void) {
  end_mouse();
  endwin();
  cn_signals_stop();
  cn_resume();
}

void cn_resume(void) {
  struct winsize size;
  reset_prog_mode();
  begin_mouse();
  // Nobody tells a stopped process that its terminal was resized. After endwin some versions of
  // curses look for themselves, after SIGSTOP none does.
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0 &&
      is_term_resized(size.ws_row, size.ws_col)) {
    resizeterm(size.ws_row, size.ws_col);
  }
  clearok(curscr, TRUE);
  doupdate();
}

// Colours.

int32_t cn_start_colors(void) {
  if (!has_colors() || start_color() != OK) return 0;
  bool has_own = use_default_colors() == OK;
  own_foreground = has_own ? -1 : COLOR_WHITE;
  own_background = has_own ? -1 : COLOR_BLACK;
  return COLORS;
}

int32_t cn_pair_limit(void) {
#if NCURSES_EXT_COLORS
  return COLOR_PAIRS;
#else
  return COLOR_PAIRS < 32767 ? COLOR_PAIRS : 32767;
#endif
}

bool cn_make_pair(int32_t pair, int32_t foreground, int32_t background) {
  if (foreground < 0) foreground = own_foreground;
  if (background < 0) background = own_background;
#if NCURSES_EXT_COLORS
  return init_extended_pair(pair, foreground, background) == OK;
#else
  return init_pair((short)pair, (short)foreground, (short)background) == OK;
#endif
}

// Screen.

int32_t cn_column_count(void) { return getmaxx(stdscr); }

int32_t cn_row_count(void) { return getmaxy(stdscr); }

// Marks that would make a terminal choose another glyph, and perhaps another width: joiners,
// direction marks and variation selectors.
static bool selects_glyph(uint32_t scalar) {
  return (scalar >= 0x200B && scalar <= 0x200F) || (scalar >= 0xFE00 && scalar <= 0xFE0F);
}

// The glyph's wide characters: the base and the marks that curses will put upon it.
//
// Returns false if curses would give it another width than the canvas did, which would shift the
// rest of the row.
static bool copy_glyph(const cn_cell *cell, wchar_t text[CCHARW_MAX + 1]) {
  int length = 0;
  for (int i = 0; i < 5 && length < CCHARW_MAX && cell->scalars[i]; i++) {
    uint32_t scalar = cell->scalars[i];
    if (i > 0 && (selects_glyph(scalar) || wcwidth((wchar_t)scalar) != 0)) continue;
    text[length++] = (wchar_t)scalar;
  }
  text[length] = 0;
  int width = text[0] < 0x7F ? 1 : wcwidth(text[0]);
  return length > 0 && width == cell->width;
}

static attr_t attributes_of(const cn_cell *cell) {
  attr_t attributes = WA_NORMAL;
  if (cell->attributes & CN_BOLD) attributes |= WA_BOLD;
  if (cell->attributes & CN_UNDERLINE) attributes |= WA_UNDERLINE;
  if (cell->attributes & CN_REVERSE) attributes |= WA_REVERSE;
  if (cell->attributes & CN_DIM) attributes |= WA_DIM;
  return attributes;
}

static void set_cell(cchar_t *target, const wchar_t *text, attr_t attributes, int pair) {
#if NCURSES_EXT_COLORS
  // The argument for the pair is a short and COLOR_PAIR wraps at 256: the last one is an int.
  setcchar(target, text, attributes, 0, &pair);
#else
  setcchar(target, text, attributes, (short)pair, NULL);
#endif
}

void cn_put_row(int32_t y, const cn_cell *cells, int32_t count) {
  enum { ROW = 1024 };
  cchar_t row[ROW];
  wchar_t text[CCHARW_MAX + 1];
  int x = 0;
  while (count > 0) {
    int length = 0;
    int start = x;
    while (count > 0 && length < ROW - 1) {
      attr_t attributes = attributes_of(cells);
      if (copy_glyph(cells, text)) {
        set_cell(&row[length++], text, attributes, cells->pair);
      } else {
        set_cell(&row[length++], L"?", attributes, cells->pair);
        if (cells->width == 2) set_cell(&row[length++], L" ", attributes, cells->pair);
      }
      x += cells->width;
      cells++;
      count--;
    }
    mvwadd_wchnstr(stdscr, y, start, row, length);
  }
}

void cn_update(int32_t x, int32_t y) {
  if (x >= 0) wmove(stdscr, y, x);
  wnoutrefresh(stdscr);
  curs_set(x < 0 ? 0 : 1);
  doupdate();
}

void cn_send(const char *sequence) {
  // Curses writes by itself and keeps nothing back between two updates.
  fputs(sequence, stdout);
  fflush(stdout);
}

void cn_forget_screen(void) { clearok(curscr, TRUE); }

// Keys.

int32_t cn_read_key(void) {
  errno = 0;
  int key = wgetch(pad);
  if (key != ERR) return key;
  return errno == EIO ? CN_GONE : CN_NOTHING;
}

const char *cn_key_name(int32_t code) { return keyname(code); }

bool cn_wait(int32_t milliseconds) {
  struct pollfd files[] = {
      {.fd = fileno(keyboard), .events = POLLIN},
      {.fd = cn_signals_file(), .events = POLLIN},
  };
  if (poll(files, 2, milliseconds) <= 0) return true;
  if (files[0].revents & (POLLHUP | POLLERR | POLLNVAL)) return false;
  // Readable without a byte is the end of the file.
  int waiting = 0;
  bool readable = files[0].revents & POLLIN;
  return !readable || (ioctl(fileno(keyboard), FIONREAD, &waiting) == 0 && waiting > 0);
}
