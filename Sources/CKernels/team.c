// One helper thread for the whole program. It sleeps when it has nothing to do; for a moment after
// some work it keeps looking for more, since waking a sleeper takes as long as a short sequence.

#if defined(__linux__)
#define _GNU_SOURCE
#include <sched.h>
#else
#include <sched.h>
#endif

#include <pthread.h>
#include <unistd.h>

#include "internal.h"

enum {
  LV_SPINS_BEFORE_SLEEP = 4000,  // about 0.1 ms
  LV_SPINS_BEFORE_YIELD = 1000,  // then somebody else seems to need the processor
};

static struct {
  pthread_mutex_t owner;  // held by the call that uses the helper
  bool started;           // guarded by owner
  bool failed;            // guarded by owner

  lv_task *task;  // written before `ordered`, read after it
  void *context;
  _Alignas(128) atomic_size_t ordered;  // how many tasks were given
  _Alignas(128) atomic_size_t done;     // how many are finished
  atomic_bool asleep;
  pthread_mutex_t lock;  // for sleeping only
  pthread_cond_t wake;
} team = {
    .owner = PTHREAD_MUTEX_INITIALIZER,
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

void lv_await(atomic_size_t *count, size_t goal) {
  for (int spins = 0; atomic_load_explicit(count, memory_order_acquire) < goal; ++spins) {
    if (spins < LV_SPINS_BEFORE_YIELD) {
      pause_a_moment();
    } else {
      sched_yield();
    }
  }
}

// The order "asleep, then look" here and "order, then look whether asleep" in lv_team_run means
// that one of the two sees the other.
static void sleep_until_ordered(size_t seen) {
  pthread_mutex_lock(&team.lock);
  atomic_store(&team.asleep, true);
  while (atomic_load(&team.ordered) == seen) pthread_cond_wait(&team.wake, &team.lock);
  atomic_store(&team.asleep, false);
  pthread_mutex_unlock(&team.lock);
}

static void *helper(void *unused) {
  (void)unused;
  for (size_t seen = 0;; ++seen) {
    int spins = 0;
    while (atomic_load_explicit(&team.ordered, memory_order_acquire) == seen) {
      if (++spins < LV_SPINS_BEFORE_SLEEP) {
        pause_a_moment();
      } else {
        sleep_until_ordered(seen);
      }
    }
    team.task(team.context, 1);
    atomic_store_explicit(&team.done, seen + 1, memory_order_release);
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

bool lv_team_acquire(void) {
  if (pthread_mutex_trylock(&team.owner) != 0) return false;
  if (!team.started && !team.failed) start_helper();
  if (team.started) return true;
  pthread_mutex_unlock(&team.owner);
  return false;
}

void lv_team_run(lv_task *task, void *context) {
  team.task = task;
  team.context = context;
  size_t number = atomic_fetch_add(&team.ordered, 1) + 1;
  if (atomic_load(&team.asleep)) {
    pthread_mutex_lock(&team.lock);
    pthread_cond_signal(&team.wake);
    pthread_mutex_unlock(&team.lock);
  }
  task(context, 0);
  lv_await(&team.done, number);
}

void lv_team_release(void) { pthread_mutex_unlock(&team.owner); }

void lv_share(lv_task *task, void *context, int threads) {
  if (threads > 1 && lv_team_acquire()) {
    lv_team_run(task, context);
    lv_team_release();
  } else {
    task(context, 0);
    task(context, 1);
  }
}
