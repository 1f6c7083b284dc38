// One helper thread for the whole program. It sleeps when it has nothing to do; for a moment after
// some work it keeps looking for more, since waking a sleeper takes as long as a short sequence.
//
// On a busy machine a helper is worse than none: two threads that wait for each other at every step
// run at the speed at which the system switches between them. So a helper that does not come is not
// waited for, and after a wait that was too long nobody asks for one for a while.

#if defined(__linux__)
#define _GNU_SOURCE
#endif

#include <pthread.h>
#include <sched.h>
#include <time.h>
#include <unistd.h>

#include "internal.h"

enum {
  LV_SPINS_BEFORE_SLEEP = 20000,  // some tenths of a millisecond
  LV_SPINS_BEFORE_YIELD = 2000,   // then somebody else seems to need the processor
  LV_SPINS_BEFORE_ALONE = 3000,   // for the helper to come: as long as waking it takes
  LV_TOO_LONG = 2,                // milliseconds: the other thread was not merely slower
  LV_FIRST_PAUSE = 20,            // milliseconds without a helper after a wait too long, …
  LV_LONGEST_PAUSE = 1280,        // … twice as many after the next
};

static struct {
  pthread_mutex_t owner;  // held by the call that uses the helper; guards these three
  bool started, failed;
  long pause, again;  // milliseconds: the next pause, and when the present one ends

  lv_task *task;  // written before an offer, read after taking it
  void *context;
  int level;  // of the thread that asks
  size_t offers;                        // made so far, by owners
  _Alignas(128) atomic_size_t offer;    // its number, 0 when taken or taken back
  _Alignas(128) atomic_size_t done;     // the number of the last that was carried out
  atomic_bool asleep;
  atomic_bool waited;    // somebody waited too long
  pthread_mutex_t lock;  // for sleeping only
  pthread_cond_t wake;
} team = {
    .owner = PTHREAD_MUTEX_INITIALIZER,
    .pause = LV_FIRST_PAUSE,
    .lock = PTHREAD_MUTEX_INITIALIZER,
    .wake = PTHREAD_COND_INITIALIZER,
};

static inline void pause_a_moment(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void lv_await(atomic_size_t *count, size_t goal) {
  for (int spins = 0; spins < LV_SPINS_BEFORE_YIELD; ++spins) {
    if (atomic_load_explicit(count, memory_order_acquire) >= goal) return;
    pause_a_moment();
  }
  const long since = milliseconds();
  while (atomic_load_explicit(count, memory_order_acquire) < goal) sched_yield();
  if (milliseconds() - since >= LV_TOO_LONG) {
    atomic_store_explicit(&team.waited, true, memory_order_relaxed);
  }
}

// MARK: - The helper

// "Asleep, then look" here and "offer, then look whether asleep" in make_offer mean that one of the
// two sees the other.
static void sleep_until_offered(void) {
  pthread_mutex_lock(&team.lock);
  atomic_store(&team.asleep, true);
  while (atomic_load(&team.offer) == 0) pthread_cond_wait(&team.wake, &team.lock);
  atomic_store(&team.asleep, false);
  pthread_mutex_unlock(&team.lock);
}

static void *helper(void *unused) {
  (void)unused;
  for (int spins = 0;; ++spins) {
    size_t number = atomic_load_explicit(&team.offer, memory_order_acquire);
    if (number != 0) {
      spins = 0;
      if (!atomic_compare_exchange_strong(&team.offer, &number, 0)) continue;
      lv_kernels_force(team.level);
      team.task(team.context, 1);
      atomic_store_explicit(&team.done, number, memory_order_release);
    } else if (spins < LV_SPINS_BEFORE_SLEEP) {
      pause_a_moment();
    } else {
      sleep_until_offered();
    }
  }
  return NULL;
}

static bool has_two_processors(void) {
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set) >= 2;
#endif
  return sysconf(_SC_NPROCESSORS_ONLN) >= 2;
}

static void start_helper(void) {
  pthread_t thread;
  pthread_attr_t attributes;
  team.failed = true;
  if (!has_two_processors() || pthread_attr_init(&attributes) != 0) return;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  team.failed = pthread_create(&thread, &attributes, helper, NULL) != 0;
  team.started = !team.failed;
  pthread_attr_destroy(&attributes);
}

// MARK: - Its users

static bool acquire(void) {
  if (pthread_mutex_trylock(&team.owner) != 0) return false;
  if (!team.started && !team.failed) start_helper();
  if (team.started && (team.again == 0 || milliseconds() >= team.again)) return true;
  pthread_mutex_unlock(&team.owner);
  return false;
}

static void release(void) {
  if (atomic_exchange_explicit(&team.waited, false, memory_order_relaxed)) {
    team.again = milliseconds() + team.pause;
    if (team.pause < LV_LONGEST_PAUSE) team.pause *= 2;
  } else {
    team.again = 0;
    team.pause = LV_FIRST_PAUSE;
  }
  pthread_mutex_unlock(&team.owner);
}

static size_t make_offer(lv_task *task, void *context) {
  size_t number = ++team.offers;
  team.task = task;
  team.context = context;
  team.level = lv_kernels_level();
  atomic_store(&team.offer, number);
  if (atomic_load(&team.asleep)) {
    pthread_mutex_lock(&team.lock);
    pthread_cond_signal(&team.wake);
    pthread_mutex_unlock(&team.lock);
  }
  return number;
}

static bool take_back(size_t number) {
  return atomic_compare_exchange_strong(&team.offer, &number, 0);
}

bool lv_together(lv_task *task, void *context) {
  if (!acquire()) return false;
  size_t number = make_offer(task, context);
  bool together = false;
  for (int spins = 0; !together && spins < LV_SPINS_BEFORE_ALONE; ++spins) {
    together = atomic_load_explicit(&team.offer, memory_order_relaxed) == 0;
    if (!together) pause_a_moment();
  }
  if (!together) together = !take_back(number);
  if (together) {
    task(context, 0);
    lv_await(&team.done, number);
  } else {
    atomic_store_explicit(&team.waited, true, memory_order_relaxed);
  }
  release();
  return together;
}

void lv_share(lv_task *task, void *context, int threads) {
  if (threads < 2 || !acquire()) {
    task(context, 0);
    task(context, 1);
    return;
  }
  size_t number = make_offer(task, context);
  task(context, 0);
  if (take_back(number)) {
    task(context, 1);
  } else {
    lv_await(&team.done, number);
  }
  release();
}
