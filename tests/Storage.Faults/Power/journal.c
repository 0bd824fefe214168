// Preloaded into a writing process: records, in order, what it asks of the files of one folder, for PowerCut to replay.
// EXPLORER_JOURNAL names the journal, EXPLORER_JOURNAL_FOLDER the folder (absolute, as the process names it), and
// EXPLORER_JOURNAL_KILL, if set, the entry before which the process is killed. Syncs are recorded and not made: the
// journal is the disk. A call that changes files in a way that is not modelled is recorded as such, and the replay refuses it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { OPEN = 1, WRITE, SET_LENGTH, SYNC, RENAME, UNLINK, LINK, SAY, UNMODELLED };
enum { CREATED = 1, TRUNCATED = 2, MOST_FILES = 65536 };

struct entry {
    uint32_t kind;
    uint32_t name_length;
    uint64_t handle;
    int64_t offset;
    int64_t data_length;
};

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static uint64_t handles[MOST_FILES]; // 0: not of the folder
static unsigned char is_index[MOST_FILES];
static uint64_t opened;
static int64_t entries, kill_at = -1;
static int journal = -1;
static char folder[PATH_MAX];
static size_t folder_length;

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
    void *function = dlsym(RTLD_NEXT, name);
    if (!function) abort();
    return function;
}

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("EXPLORER_JOURNAL"), *of = getenv("EXPLORER_JOURNAL_FOLDER"), *kill_text = getenv("EXPLORER_JOURNAL_KILL");
    if (!file || !of) return;
    folder_length = strlen(of);
    memcpy(folder, of, folder_length + 1);
    if (kill_text && *kill_text) kill_at = atoll(kill_text);
    journal = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

// The name within the folder, "" for the folder itself, NULL for another place.
static const char *inside(const char *path) {
    if (journal < 0 || !path || strncmp(path, folder, folder_length) != 0) return NULL;
    return path[folder_length] == '/' ? path + folder_length + 1 : path[folder_length] ? NULL : "";
}

static uint64_t of(int fd) { return fd >= 0 && fd < MOST_FILES ? handles[fd] : 0; }

static void enter(void) {
    pthread_mutex_lock(&gate);
    if (entries == kill_at) {
        syscall(SYS_kill, getpid(), SIGKILL);
        pause();
    }
}

static void append(enum kind kind, uint64_t handle, const char *name, int64_t offset, const void *data, int64_t length) {
    struct entry entry = { kind, (uint32_t)strlen(name), handle, offset, length };
    struct iovec parts[] = { { &entry, sizeof entry }, { (void *)name, entry.name_length }, { (void *)data, (size_t)length } };
    int64_t whole = (int64_t)sizeof entry + entry.name_length + length;
    if (syscall(SYS_writev, journal, parts, 3) != whole) abort();
    entries++;
}

#define LEAVE(result) do { pthread_mutex_unlock(&gate); return result; } while (0)

static int opening(int fd, const char *name, int flags, int existed) {
    if (fd >= 0 && fd < MOST_FILES) {
        size_t length = strlen(name);
        handles[fd] = ((uint64_t)getpid() << 32) | ++opened;
        is_index[fd] = length > 4 && strcmp(name + length - 4, "-shm") == 0;
        append(OPEN, handles[fd], name, (existed ? 0 : CREATED) | (flags & O_TRUNC && existed ? TRUNCATED : 0), "", 0);
    }
    return fd;
}

#define OPEN_BODY(call)                                                  \
    int mode = 0;                                                        \
    if (flags & (O_CREAT | O_TMPFILE)) {                                 \
        va_list rest;                                                    \
        va_start(rest, flags);                                           \
        mode = va_arg(rest, int);                                        \
        va_end(rest);                                                    \
    }                                                                    \
    const char *name = inside(path);                                     \
    if (!name) return call;                                              \
    enter();                                                             \
    int existed = faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0; \
    int fd = opening(call, name, flags, existed);                        \
    LEAVE(fd);

int open(const char *path, int flags, ...) { OPEN_BODY(REAL(open)(path, flags, mode)) }
int open64(const char *path, int flags, ...) { OPEN_BODY(REAL(open64)(path, flags, mode)) }
int openat(int at, const char *path, int flags, ...) { OPEN_BODY(REAL(openat)(at, path, flags, mode)) }
int openat64(int at, const char *path, int flags, ...) { OPEN_BODY(REAL(openat64)(at, path, flags, mode)) }
int creat(const char *path, mode_t mode) { return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int fd) {
    if (fd >= 0 && fd < MOST_FILES && fd != journal) handles[fd] = 0;
    return REAL(close)(fd);
}

static ssize_t wrote(int fd, int64_t offset, const void *data, ssize_t count) {
    if (count > 0) append(WRITE, of(fd), "", offset, data, count);
    return count;
}

ssize_t pwrite(int fd, const void *data, size_t count, off_t offset) {
    if (!of(fd)) return REAL(pwrite)(fd, data, count, offset);
    enter();
    ssize_t done = wrote(fd, offset, data, REAL(pwrite)(fd, data, count, offset));
    LEAVE(done);
}

ssize_t pwrite64(int fd, const void *data, size_t count, off64_t offset) { return pwrite(fd, data, count, offset); }

ssize_t write(int fd, const void *data, size_t count) {
    if (journal >= 0 && fd == STDOUT_FILENO) {
        enter();
        append(SAY, 0, "", 0, data, (int64_t)count);
        ssize_t said = REAL(write)(fd, data, count);
        LEAVE(said);
    }
    if (!of(fd)) return REAL(write)(fd, data, count);
    enter();
    ssize_t done = REAL(write)(fd, data, count);
    wrote(fd, done > 0 ? lseek(fd, 0, SEEK_CUR) - done : 0, data, done);
    LEAVE(done);
}

// Vectors one part at a time, as the kernel may do.
static ssize_t vector(int fd, const struct iovec *parts, int count, int at_end, off_t offset) {
    ssize_t whole = 0;
    for (int i = 0; i < count; i++) {
        ssize_t done = at_end ? write(fd, parts[i].iov_base, parts[i].iov_len) : pwrite(fd, parts[i].iov_base, parts[i].iov_len, offset + whole);
        if (done < 0) return whole ? whole : done;
        whole += done;
        if ((size_t)done < parts[i].iov_len) break;
    }
    return whole;
}

ssize_t writev(int fd, const struct iovec *parts, int count) { return of(fd) ? vector(fd, parts, count, 1, 0) : REAL(writev)(fd, parts, count); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) { return of(fd) ? vector(fd, parts, count, 0, offset) : REAL(pwritev)(fd, parts, count, offset); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) { return pwritev(fd, parts, count, offset); }

static int64_t size_of(int fd) {
    struct stat state;
    return fstat(fd, &state) == 0 ? state.st_size : -1;
}

int ftruncate(int fd, off_t length) {
    if (!of(fd)) return REAL(ftruncate)(fd, length);
    enter();
    int result = REAL(ftruncate)(fd, length);
    if (result == 0) append(SET_LENGTH, of(fd), "", length, "", 0);
    LEAVE(result);
}

int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }

#define ALLOCATE_BODY(call, modelled)                                    \
    if (!of(fd)) return call;                                            \
    enter();                                                             \
    int64_t before = size_of(fd);                                        \
    int result = call;                                                   \
    if (result == 0 && !(modelled)) append(UNMODELLED, of(fd), "fallocate", 0, "", 0); \
    else if (size_of(fd) != before) append(SET_LENGTH, of(fd), "", size_of(fd), "", 0); \
    LEAVE(result);

int fallocate(int fd, int mode, off_t offset, off_t length) { ALLOCATE_BODY(REAL(fallocate)(fd, mode, offset, length), (mode & ~FALLOC_FL_KEEP_SIZE) == 0) }
int fallocate64(int fd, int mode, off64_t offset, off64_t length) { return fallocate(fd, mode, offset, length); }
int posix_fallocate(int fd, off_t offset, off_t length) { ALLOCATE_BODY(REAL(posix_fallocate)(fd, offset, length), 1) }
int posix_fallocate64(int fd, off64_t offset, off64_t length) { return posix_fallocate(fd, offset, length); }

#define SYNC_BODY(call, data_alone)                                      \
    if (!of(fd)) return call;                                            \
    enter();                                                             \
    append(SYNC, of(fd), "", data_alone, "", 0);                         \
    LEAVE(0);

int fsync(int fd) { SYNC_BODY(REAL(fsync)(fd), 0) }
int fdatasync(int fd) { SYNC_BODY(REAL(fdatasync)(fd), 1) }

// Another name of a file, or none: of two names both lie in the folder.
static int renaming(enum kind kind, const char *from, const char *to, int result) {
    const char *old_name = inside(from), *new_name = inside(to);
    if (result == 0) {
        if (old_name && new_name) append(kind, 0, old_name, 0, new_name, (int64_t)strlen(new_name));
        else append(UNMODELLED, 0, "rename from or to another folder", 0, "", 0);
    }
    return result;
}

#define NAMES_BODY(kind, call)                                           \
    if (!inside(from) && !inside(to)) return call;                       \
    enter();                                                             \
    int result = renaming(kind, from, to, call);                         \
    LEAVE(result);

int rename(const char *from, const char *to) { NAMES_BODY(RENAME, REAL(rename)(from, to)) }
int renameat(int at, const char *from, int onto, const char *to) { NAMES_BODY(RENAME, REAL(renameat)(at, from, onto, to)) }
int renameat2(int at, const char *from, int onto, const char *to, unsigned flags) { NAMES_BODY(flags & RENAME_EXCHANGE ? UNMODELLED : RENAME, REAL(renameat2)(at, from, onto, to, flags)) }
int link(const char *from, const char *to) { NAMES_BODY(LINK, REAL(link)(from, to)) }

#define GONE_BODY(call)                                                  \
    const char *name = inside(path);                                     \
    if (!name) return call;                                              \
    enter();                                                             \
    int result = call;                                                   \
    if (result == 0) append(UNLINK, 0, name, 0, "", 0);                  \
    LEAVE(result);

int unlink(const char *path) { GONE_BODY(REAL(unlink)(path)) }
int remove(const char *path) { GONE_BODY(REAL(remove)(path)) }
int unlinkat(int at, const char *path, int flags) { GONE_BODY(REAL(unlinkat)(at, path, flags)) }

#define UNMODELLED_BODY(concerns, call)                                  \
    if (!(concerns)) return call;                                        \
    enter();                                                             \
    append(UNMODELLED, 0, __func__, 0, "", 0);                           \
    LEAVE(call);

// SQLite's index of the log is shared memory that no power cut leaves; other files are not written through memory.
#define MAPS_FILE ((flags & MAP_SHARED) && (protection & PROT_WRITE) && of(fd) && !is_index[fd])
void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset) { UNMODELLED_BODY(MAPS_FILE, REAL(mmap)(address, length, protection, flags, fd, offset)) }
void *mmap64(void *address, size_t length, int protection, int flags, int fd, off64_t offset) { UNMODELLED_BODY(MAPS_FILE, REAL(mmap64)(address, length, protection, flags, fd, offset)) }
int truncate(const char *path, off_t length) { UNMODELLED_BODY(inside(path), REAL(truncate)(path, length)) }
int mkdir(const char *path, mode_t mode) { UNMODELLED_BODY(inside(path), REAL(mkdir)(path, mode)) }
int symlink(const char *target, const char *path) { UNMODELLED_BODY(inside(path), REAL(symlink)(target, path)) }
ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *onto, size_t length, unsigned flags) { UNMODELLED_BODY(of(to), REAL(copy_file_range)(from, at, to, onto, length, flags)) }
