/*
 * Ends the sockets of Pgpool-II whose peer is gone or silent, which Pgpool-II itself never does. Loaded into it by
 * LD_PRELOAD, configured by the environment:
 *
 *   PEER_TIMEOUT_SECONDS    a peer whose kernel answers nothing for so long is gone: clients and servers
 *   START_TIMEOUT_SECONDS   a server that does not say so long after the connection whether it speaks TLS hangs
 *   ANSWER_TIMEOUT_SECONDS  a reader that owes an answer, or the rest of it, and says nothing for so long hangs
 *   READERS_HOST            host name of the readers, as pgpool.conf has it; the writer may take any time to answer
 *
 * A server that does not speak TLS is refused. See docs/decisions/026-lost-servers-end-sessions.md.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <linux/tcp.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* a process of Pgpool-II serves one client and has a handful of descriptors */
enum { DESCRIPTORS = 1024, READERS = 16 };

enum { IS_WATCHED = 1, IS_READER = 2, SAYS_WHETHER_TLS = 4 };

static int peer_timeout, start_timeout, answer_timeout;
static const char *readers_host;

static unsigned char sockets[DESCRIPTORS];
/*
 * Since when a server that owes an answer has said nothing, in milliseconds; 0 when it owes none. Written by the thread of Pgpool-II, read by ours.
 * TCP_INFO cannot tell: its times are those of the kernel's ticks, and an answer within a tick is as old as its question.
 */
static long asked[DESCRIPTORS];
/* the end of what a server has said, where ReadyForQuery stands when it has said all */
enum { READY = 6 };
static unsigned char said[DESCRIPTORS][READY];
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
/* of OpenSSL, whose headers this does not need */
typedef struct ssl_st SSL;
static int (*real_ssl_read)(SSL *, void *, int);
static int (*ssl_descriptor)(const SSL *);
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

/* Keepalive notices a peer that is gone while nothing is sent. */
static void keep_alive(int socket) {
  int on = 1, idle = peer_timeout > 5 ? peer_timeout - 5 : 1, interval = 1, probes = peer_timeout > 5 ? 5 : peer_timeout;
  setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
  setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof idle);
  setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &interval, sizeof interval);
  setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
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

/* Keeps the end of what was read. Returns whether it is ReadyForQuery, with one of the three states of a session. */
static int is_ready(unsigned char *end, const unsigned char *text, int size) {
  static const unsigned char ready[READY - 1] = {'Z', 0, 0, 0, 5};
  if (size >= READY) memcpy(end, text + size - READY, READY);
  else {
    memmove(end, end + size, READY - size);
    memcpy(end + READY - size, text, size);
  }
  return memcmp(end, ready, sizeof ready) == 0 && end[READY - 1] != 0 && strchr("ITE", end[READY - 1]) != NULL;
}

static long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000L + time.tv_nsec / 1000000L + 1;
}

static int is_watched(int socket) {
  return socket >= 0 && socket < DESCRIPTORS && sockets[socket] != 0;
}

/*
 * Whether the kernel of the peer has not answered for too long to what was sent. TCP_USER_TIMEOUT would also end a peer that
 * answers and does not read for a while: a client that exports slowly, a server that waits for a lock during a COPY.
 */
static int is_gone(int socket) {
  struct tcp_info info;
  socklen_t length = sizeof info;
  memset(&info, 0, sizeof info);
  if (getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &length) != 0) return 0;
  return (info.tcpi_unacked > 0 || info.tcpi_notsent_bytes > 0) && info.tcpi_last_ack_recv > peer_timeout * 1000U;
}

/* Whether a server owes something for longer than it may. What it has sent and nobody has read yet is no longer owed. */
static int is_overdue(int socket) {
  long since = __atomic_load_n(&asked[socket], __ATOMIC_RELAXED);
  int unread = 0;
  if (since == 0 || (ioctl(socket, FIONREAD, &unread) == 0 && unread > 0)) return 0;
  if (sockets[socket] & SAYS_WHETHER_TLS) return now() - since > start_timeout * 1000L;
  return sockets[socket] & IS_READER && now() - since > answer_timeout * 1000L;
}

static const char *fault(int socket) {
  if (is_gone(socket)) return "a peer is gone";
  if (is_overdue(socket)) return "a server owes an answer for too long";
  return NULL;
}

static void *watch(void *unused) {
  for (;;) {
    sleep(1);
    pthread_mutex_lock(&lock);
    for (int socket = 0; socket < DESCRIPTORS; socket++) {
      const char *why = sockets[socket] == 0 ? NULL : fault(socket);
      if (why == NULL) continue;
      fprintf(stderr, "session-timeouts: %s, its connection ends\n", why);
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
    keep_alive(socket);
    setsockopt(socket, IPPROTO_TCP, TCP_SYNCNT, &tries, sizeof tries);
    __atomic_store_n(&asked[socket], 0, __ATOMIC_RELAXED);
    memset(said[socket], 0, READY);
    sockets[socket] = IS_WATCHED | SAYS_WHETHER_TLS | (is_reader(address) ? IS_READER : 0);
    begin_to_watch();
  }
  pthread_mutex_unlock(&lock);
  return real_connect(socket, address, length);
}

int accept(int listener, struct sockaddr *address, socklen_t *length) {
  resolve();
  int socket = real_accept(listener, address, length);
  if (socket < 0) return socket;
  keep_alive(socket);
  if (socket >= DESCRIPTORS) return socket;
  pthread_mutex_lock(&lock);
  __atomic_store_n(&asked[socket], 0, __ATOMIC_RELAXED);
  sockets[socket] = IS_WATCHED;
  begin_to_watch();
  pthread_mutex_unlock(&lock);
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
  /* the first question that waits counts, not the last one */
  if (put > 0 && is_watched(socket) && __atomic_load_n(&asked[socket], __ATOMIC_RELAXED) == 0)
    __atomic_store_n(&asked[socket], now(), __ATOMIC_RELAXED);
  return put;
}

/* What is read shows that the server does not hang. The first byte says whether it speaks TLS. */
ssize_t read(int socket, void *buffer, size_t size) {
  resolve();
  ssize_t got = real_read(socket, buffer, size);
  if (got <= 0 || !is_watched(socket)) return got;
  if (__atomic_load_n(&asked[socket], __ATOMIC_RELAXED) != 0) __atomic_store_n(&asked[socket], now(), __ATOMIC_RELAXED);
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

/* What is read within TLS: an answer is complete when the server is ready for the next question. */
int SSL_read(SSL *connection, void *buffer, int size) {
  if (real_ssl_read == NULL) {
    ssl_descriptor = next("SSL_get_fd");
    real_ssl_read = next("SSL_read");
  }
  int got = real_ssl_read(connection, buffer, size);
  int socket = ssl_descriptor(connection);
  if (got > 0 && is_watched(socket) && is_ready(said[socket], buffer, got))
    __atomic_store_n(&asked[socket], 0, __ATOMIC_RELAXED);
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
