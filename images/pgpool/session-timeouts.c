/*
 * Ends the sockets of Pgpool-II whose peer is gone or silent, which Pgpool-II itself never does. Loaded into it by
 * LD_PRELOAD, configured by the environment:
 *
 *   PEER_TIMEOUT_SECONDS    a peer that acknowledges nothing for so long is gone: clients and servers
 *   START_TIMEOUT_SECONDS   a server that does not say so long after the connection whether it speaks TLS hangs
 *   ANSWER_TIMEOUT_SECONDS  a reader that owes an answer for so long hangs
 *   READERS_HOST            host name of the readers, as pgpool.conf has it; the writer may take any time to answer
 *
 * A server that does not speak TLS is refused. See docs/decisions/026-lost-servers-end-sessions.md.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* a process of Pgpool-II serves one client and has a handful of descriptors */
enum { DESCRIPTORS = 1024, READERS = 16 };

enum { IS_SERVER = 1, IS_READER = 2, SAYS_WHETHER_TLS = 4 };

static int peer_timeout, start_timeout, answer_timeout;
static const char *readers_host;

static unsigned char sockets[DESCRIPTORS];
/*
 * Since when a server owes an answer, in milliseconds; 0 when it owes none. Written by the thread of Pgpool-II, read by ours.
 * TCP_INFO cannot tell: its times are those of the kernel's ticks, and an answer within a tick is as old as its question.
 */
static long asked[DESCRIPTORS];
static struct sockaddr_storage readers[READERS];
static unsigned next_reader;

/* recursive: a signal handler of Pgpool-II may close what the same thread is just closing */
static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static pid_t watching;

static int (*real_connect)(int, const struct sockaddr *, socklen_t);
static int (*real_accept)(int, struct sockaddr *, socklen_t *);
static int (*real_close)(int);
static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_getaddrinfo)(const char *, const char *, const struct addrinfo *, struct addrinfo **);

static const char *variable(const char *name) {
  const char *value = getenv(name);
  if (value != NULL && *value != '\0') return value;
  fprintf(stderr, "session-timeouts: the variable %s must be set\n", name);
  _exit(1);
}

static int seconds(const char *name) {
  const char *text = variable(name);
  char *end;
  long value = strtol(text, &end, 10);
  if (*end == '\0' && value > 0 && value <= 100000) return (int)value;
  fprintf(stderr, "session-timeouts: %s must be a whole number of seconds from 1 to 100000, got '%s'\n", name, text);
  _exit(1);
}

static void *next(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (found != NULL) return found;
  fprintf(stderr, "session-timeouts: the C library must have %s\n", name);
  _exit(1);
}

/* a thread of the parent does not live on in the child */
static void after_fork(void) {
  lock = (pthread_mutex_t)PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
  watching = 0;
}

/* other libraries may call these before this one begins */
static void resolve(void) {
  if (real_getaddrinfo != NULL) return;
  real_connect = next("connect");
  real_accept = next("accept");
  real_close = next("close");
  real_read = next("read");
  real_write = next("write");
  real_getaddrinfo = next("getaddrinfo");
}

__attribute__((constructor)) static void begin(void) {
  peer_timeout = seconds("PEER_TIMEOUT_SECONDS");
  start_timeout = seconds("START_TIMEOUT_SECONDS");
  answer_timeout = seconds("ANSWER_TIMEOUT_SECONDS");
  /* a copy, because Pgpool-II writes the titles of its processes over its environment */
  readers_host = strdup(variable("READERS_HOST"));
  pthread_atfork(NULL, NULL, after_fork);
}

static int is_internet(const struct sockaddr *address) {
  return address != NULL && (address->sa_family == AF_INET || address->sa_family == AF_INET6);
}

/*
 * Keepalive notices a peer that is gone while nothing is sent, the user timeout one that does not acknowledge what was
 * sent. With both, the user timeout alone decides when the socket ends; the probes begin soon enough for it.
 */
static void bound(int socket) {
  int on = 1, idle = peer_timeout > 5 ? peer_timeout - 5 : 1, interval = 1, milliseconds = peer_timeout * 1000;
  setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
  setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof idle);
  setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &interval, sizeof interval);
  setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof milliseconds);
}

static int is_reader(const struct sockaddr *address) {
  for (int each = 0; each < READERS; each++) {
    if (readers[each].ss_family != address->sa_family) continue;
    if (address->sa_family == AF_INET) {
      const struct sockaddr_in *one = (const void *)&readers[each], *other = (const void *)address;
      if (one->sin_addr.s_addr == other->sin_addr.s_addr) return 1;
    } else {
      const struct sockaddr_in6 *one = (const void *)&readers[each], *other = (const void *)address;
      if (memcmp(&one->sin6_addr, &other->sin6_addr, sizeof one->sin6_addr) == 0) return 1;
    }
  }
  return 0;
}

static long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000L + time.tv_nsec / 1000000L + 1;
}

static int is_watched(int socket) {
  return socket >= 0 && socket < DESCRIPTORS && sockets[socket] != 0;
}

/* Whether a server owes something for longer than it may. */
static int is_overdue(int socket) {
  long since = __atomic_load_n(&asked[socket], __ATOMIC_RELAXED);
  if (since == 0) return 0;
  if (sockets[socket] & SAYS_WHETHER_TLS) return now() - since > start_timeout * 1000L;
  return sockets[socket] & IS_READER && now() - since > answer_timeout * 1000L;
}

static void *watch(void *unused) {
  for (;;) {
    sleep(1);
    pthread_mutex_lock(&lock);
    for (int socket = 0; socket < DESCRIPTORS; socket++) {
      if (sockets[socket] == 0 || !is_overdue(socket)) continue;
      fprintf(stderr, "session-timeouts: a server owes an answer for too long, its connection ends\n");
      shutdown(socket, SHUT_RDWR);
      sockets[socket] = 0;
    }
    pthread_mutex_unlock(&lock);
  }
  return unused;
}

/* Pgpool-II's signals are for its own thread. */
static void begin_to_watch(void) {
  sigset_t all, before;
  pthread_t thread;
  if (watching == getpid()) return;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  if (pthread_create(&thread, NULL, watch, NULL) == 0) {
    pthread_detach(thread);
    watching = getpid();
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

int connect(int socket, const struct sockaddr *address, socklen_t length) {
  resolve();
  if (!is_internet(address) || socket < 0 || socket >= DESCRIPTORS) return real_connect(socket, address, length);
  pthread_mutex_lock(&lock);
  /* it is called again for a connection in progress */
  if (sockets[socket] == 0) {
    /* its connect_timeout begins anew again and again: 1 and 2 and 4 seconds are for three tries of the kernel */
    int tries = 2;
    bound(socket);
    setsockopt(socket, IPPROTO_TCP, TCP_SYNCNT, &tries, sizeof tries);
    __atomic_store_n(&asked[socket], 0, __ATOMIC_RELAXED);
    sockets[socket] = IS_SERVER | SAYS_WHETHER_TLS | (is_reader(address) ? IS_READER : 0);
    begin_to_watch();
  }
  pthread_mutex_unlock(&lock);
  return real_connect(socket, address, length);
}

int accept(int listener, struct sockaddr *address, socklen_t *length) {
  resolve();
  int socket = real_accept(listener, address, length);
  if (socket >= 0) bound(socket);
  return socket;
}

int close(int socket) {
  resolve();
  if (!is_watched(socket)) return real_close(socket);
  pthread_mutex_lock(&lock);
  sockets[socket] = 0;
  int result = real_close(socket);
  pthread_mutex_unlock(&lock);
  return result;
}

/* What is written asks for an answer. */
ssize_t write(int socket, const void *buffer, size_t size) {
  resolve();
  ssize_t put = real_write(socket, buffer, size);
  if (put > 0 && is_watched(socket)) __atomic_store_n(&asked[socket], now(), __ATOMIC_RELAXED);
  return put;
}

/* What is read answers. The first byte of a server says whether it speaks TLS. */
ssize_t read(int socket, void *buffer, size_t size) {
  resolve();
  ssize_t got = real_read(socket, buffer, size);
  if (got <= 0 || !is_watched(socket)) return got;
  __atomic_store_n(&asked[socket], 0, __ATOMIC_RELAXED);
  if (sockets[socket] & SAYS_WHETHER_TLS) {
    pthread_mutex_lock(&lock);
    sockets[socket] &= ~SAYS_WHETHER_TLS;
    pthread_mutex_unlock(&lock);
    if (*(const char *)buffer != 'S') {
      fprintf(stderr, "session-timeouts: a server does not speak TLS, and is refused\n");
      shutdown(socket, SHUT_RDWR);
      errno = EPROTO;
      return -1;
    }
  }
  return got;
}

int getaddrinfo(const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
  resolve();
  int result = real_getaddrinfo(host, service, hints, found);
  if (result != 0 || host == NULL || strcmp(host, readers_host) != 0) return result;
  for (const struct addrinfo *each = *found; each != NULL; each = each->ai_next) {
    if (!is_internet(each->ai_addr) || is_reader(each->ai_addr)) continue;
    memcpy(&readers[next_reader++ % READERS], each->ai_addr, each->ai_addrlen);
  }
  return result;
}
