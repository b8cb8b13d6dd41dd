/* Moves the wall clock of the process that it is preloaded into, and nothing but the wall clock.
 *
 * The offset in nanoseconds is the one number in the file that FAULT_CLOCK names; the file is mapped, so that a jump
 * is there with the next call. Monotonic clocks, timers and sleeps stay as they are, as with a real step of the clock.
 * Needs no header and no library at build time: a compiler without the C library's development files will do.
 */

typedef long long i64;
struct timespec { long tv_sec; long tv_nsec; };
struct timeval { long tv_sec; long tv_usec; };

extern void *dlsym(void *handle, const char *name);
extern char *getenv(const char *name);
extern int open(const char *path, int flags, ...);
extern int close(int file);
extern void *mmap(void *address, unsigned long length, int protection, int flags, int file, long offset);

#define NEXT ((void *)-1L)
#define SECOND 1000000000LL
enum { REALTIME = 0, REALTIME_COARSE = 5, READ_ONLY = 0, CLOSE_ON_EXEC = 02000000, PROT_READ_ = 1, MAP_SHARED_ = 1 };

static const i64 none = 0;
static volatile const i64 *offset = &none;
static int (*real_clock_gettime)(int, struct timespec *);

__attribute__((constructor)) static void prepare(void) {
    real_clock_gettime = (int (*)(int, struct timespec *))dlsym(NEXT, "clock_gettime");
    const char *path = getenv("FAULT_CLOCK");
    if (!path) return;
    int file = open(path, READ_ONLY | CLOSE_ON_EXEC);
    if (file < 0) return;
    void *mapped = mmap((void *)0, sizeof(i64), PROT_READ_, MAP_SHARED_, file, 0);
    close(file);
    if (mapped != (void *)-1L) offset = mapped;
}

int clock_gettime(int clock, struct timespec *time) {
    if (!real_clock_gettime) prepare(); /* another library's constructor was faster */
    int result = real_clock_gettime(clock, time);
    if (result == 0 && (clock == REALTIME || clock == REALTIME_COARSE)) {
        i64 all = (i64)time->tv_sec * SECOND + time->tv_nsec + *offset;
        time->tv_sec = (long)(all / SECOND);
        time->tv_nsec = (long)(all % SECOND);
    }
    return result;
}

int gettimeofday(struct timeval *time, void *zone) {
    struct timespec now;
    (void)zone;
    int result = clock_gettime(REALTIME, &now);
    if (result == 0 && time) {
        time->tv_sec = now.tv_sec;
        time->tv_usec = now.tv_nsec / 1000;
    }
    return result;
}

long time(long *where) {
    struct timespec now;
    if (clock_gettime(REALTIME, &now) != 0) return -1;
    if (where) *where = now.tv_sec;
    return now.tv_sec;
}
