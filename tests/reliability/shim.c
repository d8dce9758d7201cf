/* Stands between a process and the C library, counts what it does with files below one folder, and on demand kills it
   at the k-th call, lets calls fail, or writes down every change with its data. Passive until it is told; Linux only. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a call is; tests/reliability/shim.py has the same numbers. */
enum { CHANGES = 1, SYNCS = 2, OPENS_TO_WRITE = 4, OPENS_TO_READ = 8, READS = 16, REMOVES = 32 };
enum { KINDS = 6, HANDLES = 4096, PATH_LENGTH = 1024 };

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_LENGTH];
static size_t root_length;
static char *paths[HANDLES]; /* of watched files that are open, by their descriptors */
static long counted, of_kind[KINDS], failed, kill_at, fail_at, fail_until;
static int counted_classes, fail_with, record = -1, kill_half;

#define REAL(name) ((__typeof__(&name))real_of(#name))
static void *real_of(const char *name) { return dlsym(RTLD_NEXT, name); }

/* ---- what tests tell it ---- */

void shim_watch(const char *folder, int classes)
{
    root_length = strlen(folder);
    if (root_length >= PATH_LENGTH) abort();
    strcpy(root, folder);
    counted = failed = kill_at = fail_at = 0;
    memset(of_kind, 0, sizeof of_kind);
    counted_classes = classes;
}

void shim_kill_at(long k, int half) { kill_half = half; kill_at = counted + k; }

void shim_fail(long k, long how_many, int error)
{
    fail_with = error;
    fail_until = counted + k + how_many;
    fail_at = counted + k;
}

void shim_heal(void) { kill_at = fail_at = 0; }
long shim_counted(void) { return counted; }
long shim_of_kind(int bit) { return of_kind[bit]; }
long shim_failed(void) { return failed; }
int shim_record(const char *log) { return record = REAL(open)(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600); }

/* ---- the record: kind, lengths of path and data, offset; then path and data ---- */

struct head { char kind, filler[3]; uint32_t path_length, data_length, filler_too; int64_t offset; };

static void put(char kind, const char *path, const void *data, size_t length, int64_t offset)
{
    if (record < 0) return;
    struct head head = { kind, "", (uint32_t)strlen(path), (uint32_t)length, 0, offset };
    int kept = errno;
    __typeof__(&write) out = REAL(write);
    pthread_mutex_lock(&guard);
    if (out(record, &head, sizeof head) < 0 || out(record, path, head.path_length) < 0) abort();
    if (length && out(record, data, length) != (ssize_t)length) abort();
    pthread_mutex_unlock(&guard);
    errno = kept;
}

void shim_mark(const char *text) { put('M', text, "", 0, 0); }

/* ---- which calls count, and what becomes of them ---- */

static int watches(const char *path)
{
    if (!root_length || !path || strncmp(path, root, root_length)) return 0;
    return path[root_length] == '/' || !path[root_length];
}

static const char *path_of(int handle)
{
    return root_length && handle >= 0 && handle < HANDLES ? paths[handle] : NULL;
}

static void remember(int handle, const char *path)
{
    if (handle < 0 || handle >= HANDLES) return;
    free(paths[handle]);
    paths[handle] = path ? strdup(path) : NULL;
}

static void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* Whether the call is to fail (errno is set), and through `dies` whether the process is to end in it. */
static int meets_fault(int class, int *dies)
{
    for (int bit = 0; bit < KINDS; bit++) if (class & 1 << bit) __atomic_add_fetch(&of_kind[bit], 1, __ATOMIC_SEQ_CST);
    if (!(class & counted_classes)) return 0;
    long number = __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST);
    if (kill_at && number == kill_at) {
        if (!dies || !kill_half) die();
        *dies = 1;
    }
    if (!fail_at || number < fail_at || number >= fail_until) return 0;
    __atomic_add_fetch(&failed, 1, __ATOMIC_SEQ_CST);
    errno = fail_with;
    return 1;
}

static int fails(int class) { return meets_fault(class, NULL); }

/* ---- opening and closing ---- */

static int opened(int at, const char *path, int flags, mode_t mode)
{
    __typeof__(&openat) real = REAL(openat);
    if (!watches(path)) {
        int plain = real(at, path, flags, mode);
        remember(plain, NULL);
        return plain;
    }
    struct stat found;
    int writes = (flags & O_ACCMODE) != O_RDONLY, exists = !stat(path, &found);
    int creates = (flags & O_CREAT) && !exists, empties = (flags & O_TRUNC) && exists && found.st_size;
    int class = (writes ? OPENS_TO_WRITE : OPENS_TO_READ) | (creates || empties ? CHANGES : 0);
    if (fails(class)) return -1;
    int handle = real(at, path, flags, mode);
    if (handle < 0) return handle;
    remember(handle, path);
    if (creates) put('C', path, "", 0, 0);
    if (empties) put('T', path, "", 0, 0);
    return handle;
}

#define MODE(last) ({ va_list more; va_start(more, last); mode_t found = va_arg(more, mode_t); va_end(more); found; })
#define OPEN(name) int name(const char *path, int flags, ...) { return opened(AT_FDCWD, path, flags, MODE(flags)); }
#define OPENAT(name) \
    int name(int at, const char *path, int flags, ...) { return opened(at, path, flags, MODE(flags)); }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
int __open_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }

int close(int handle)
{
    if (path_of(handle)) remember(handle, NULL);
    return REAL(close)(handle);
}

/* ---- reading and writing ---- */

ssize_t read(int handle, void *data, size_t length)
{
    return path_of(handle) && fails(READS) ? -1 : REAL(read)(handle, data, length);
}

#define PREAD(name, type) \
    ssize_t name(int handle, void *data, size_t length, type offset) \
    { return path_of(handle) && fails(READS) ? -1 : REAL(name)(handle, data, length, offset); }
PREAD(pread, off_t)
PREAD(pread64, off64_t)

static off_t place_of(int handle)
{
    struct stat found;
    if (fcntl(handle, F_GETFL) & O_APPEND) return fstat(handle, &found) ? 0 : found.st_size;
    return lseek(handle, 0, SEEK_CUR);
}

ssize_t write(int handle, const void *data, size_t length)
{
    const char *path = path_of(handle);
    int dies = 0;
    if (!path) return REAL(write)(handle, data, length);
    off_t offset = place_of(handle);
    if (meets_fault(CHANGES, &dies)) return -1;
    ssize_t done = REAL(write)(handle, data, dies ? length / 2 : length);
    if (dies) die();
    if (done > 0) put('W', path, data, done, offset);
    return done;
}

#define PWRITE(name, type) \
    ssize_t name(int handle, const void *data, size_t length, type offset) \
    { \
        const char *path = path_of(handle); \
        int dies = 0; \
        if (!path) return REAL(name)(handle, data, length, offset); \
        if (meets_fault(CHANGES, &dies)) return -1; \
        ssize_t done = REAL(name)(handle, data, dies ? length / 2 : length, offset); \
        if (dies) die(); \
        if (done > 0) put('W', path, data, done, offset); \
        return done; \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

static void put_copied(const char *path, int source, off_t from, ssize_t length, off_t offset)
{
    char *data = record < 0 || length <= 0 ? NULL : malloc(length);
    if (!data) return;
    if (REAL(pread)(source, data, length, from) != length) abort();
    put('W', path, data, length, offset);
    free(data);
}

#define SENDFILE(name, type) \
    ssize_t name(int target, int source, type *from, size_t length) \
    { \
        const char *path = path_of(target); \
        int dies = 0; \
        if (!path) return REAL(name)(target, source, from, length); \
        off_t offset = place_of(target), begin = from ? *from : lseek(source, 0, SEEK_CUR); \
        if (meets_fault(CHANGES, &dies)) return -1; \
        ssize_t done = REAL(name)(target, source, from, dies ? length / 2 : length); \
        if (dies) die(); \
        put_copied(path, source, begin, done, offset); \
        return done; \
    }
SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

ssize_t copy_file_range(int source, off64_t *from, int target, off64_t *to, size_t length, unsigned flags)
{
    if (path_of(target)) return errno = ENOSYS, -1; /* who copies goes on with calls that are counted */
    return REAL(copy_file_range)(source, from, target, to, length, flags);
}

#define FTRUNCATE(name, type) \
    int name(int handle, type length) \
    { \
        const char *path = path_of(handle); \
        if (!path) return REAL(name)(handle, length); \
        if (fails(CHANGES)) return -1; \
        int done = REAL(name)(handle, length); \
        if (!done) put('T', path, "", 0, length); \
        return done; \
    }
FTRUNCATE(ftruncate, off_t)
FTRUNCATE(ftruncate64, off64_t)

#define SYNC(name) \
    int name(int handle) \
    { \
        const char *path = path_of(handle); \
        if (!path) return REAL(name)(handle); \
        if (fails(SYNCS)) return -1; \
        put('S', path, "", 0, 0); \
        return 0; /* whether it lasts is for the replay to say: nobody waits for a disk here */ \
    }
SYNC(fsync)
SYNC(fdatasync)

/* ---- names ---- */

#define NAMED(path, class, kind, data, real) \
    if (!watches(path)) return real; \
    if (fails(class)) return -1; \
    int done = real; \
    if (!done) put(kind, path, data, strlen(data), 0); \
    return done;

int rename(const char *from, const char *to) { NAMED(from, CHANGES, 'R', to, REAL(rename)(from, to)) }
int renameat(int at, const char *from, int to_at, const char *to)
{ NAMED(from, CHANGES, 'R', to, REAL(renameat)(at, from, to_at, to)) }
int link(const char *from, const char *to) { NAMED(from, CHANGES, 'L', to, REAL(link)(from, to)) }
int linkat(int at, const char *from, int to_at, const char *to, int flags)
{ NAMED(from, CHANGES, 'L', to, REAL(linkat)(at, from, to_at, to, flags)) }
int unlink(const char *path) { NAMED(path, REMOVES, 'U', "", REAL(unlink)(path)) }
int unlinkat(int at, const char *path, int flags) { NAMED(path, REMOVES, 'U', "", REAL(unlinkat)(at, path, flags)) }
int mkdir(const char *path, mode_t mode) { NAMED(path, CHANGES, 'D', "", REAL(mkdir)(path, mode)) }
int rmdir(const char *path) { NAMED(path, REMOVES, 'U', "", REAL(rmdir)(path)) }
