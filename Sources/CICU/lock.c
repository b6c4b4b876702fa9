// A lock.

#include <pthread.h>
#include <stdlib.h>

#include "CICU.h"

struct cicu_lock {
  pthread_mutex_t mutex;
};

cicu_lock *cicu_lock_open(void) {
  cicu_lock *lock = malloc(sizeof(cicu_lock));
  if (lock == NULL) abort();
  pthread_mutex_init(&lock->mutex, NULL);
  return lock;
}

void cicu_lock_close(cicu_lock *lock) {
  pthread_mutex_destroy(&lock->mutex);
  free(lock);
}

void cicu_lock_take(cicu_lock *lock) {
  pthread_mutex_lock(&lock->mutex);
}

void cicu_lock_give(cicu_lock *lock) {
  pthread_mutex_unlock(&lock->mutex);
}
