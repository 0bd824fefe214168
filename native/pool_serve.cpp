// How another library's memory comes from the pool (memory_pool.h). libtorch takes a tensor's memory by posix_memalign and gives it back by
// free. ek_pool_serve puts our functions in the place of these two in that one library (imports.h); they serve large requests from the
// pool and hand everything else to the C library. Nothing of the library's headers is needed, nothing has to be set before the process
// starts, and no other library notices: what the pool handed out is always given back through the library that took it.
#include "imports.h"
#include "kernels.h"
#include "memory_pool.h"
#include "rows.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <exception>

namespace {

using explorer::kernels::Import;
using explorer::kernels::MemoryPool;

// Smaller pieces come from the C library, which keeps them anyway.
constexpr size_t least_bytes = size_t{128} << 10;
// The pool's.
constexpr size_t most_alignment = 4096;

void* take(size_t bytes) {
    try {
        return MemoryPool::instance().take(bytes);
    } catch (const std::exception&) {
        return nullptr;
    }
}

int serve_posix_memalign(void** to, size_t alignment, size_t bytes) {
    if (bytes >= least_bytes && alignment <= most_alignment) {
        if (void* piece = take(bytes)) {
            *to = piece;
            return 0;
        }
    }
    return posix_memalign(to, alignment, bytes);
}

void serve_free(void* piece) {
    if (MemoryPool::instance().holds(piece))
        MemoryPool::instance().give(piece);
    else
        std::free(piece);
}

void* serve_realloc(void* piece, size_t bytes) {
    if (!MemoryPool::instance().holds(piece))
        return std::realloc(piece, bytes);
    void* moved = std::malloc(bytes);
    if (moved) {
        std::memcpy(moved, piece, std::min(bytes, MemoryPool::instance().size_of(piece)));
        MemoryPool::instance().give(piece);
    }
    return moved;
}

// free and realloc first: from the moment that memory is taken from the pool, they must know it.
enum { import_free, import_realloc, import_posix_memalign, import_count };

}  // namespace

int32_t ek_pool_serve(const char* library) {
    if (!library || !*library || !explorer::kernels::extras().pool)
        return 1;
    MemoryPool::instance();  // before the first use, which may be deep inside an allocation
    Import imports[import_count] = {{"free", reinterpret_cast<void*>(&serve_free)},
                                    {"realloc", reinterpret_cast<void*>(&serve_realloc)},
                                    {"posix_memalign", reinterpret_cast<void*>(&serve_posix_memalign)}};
    const auto takes_and_frees = [](const Import* of) { return of[import_free].found && of[import_posix_memalign].found; };
    return explorer::kernels::redirect_imports(library, imports, import_count, takes_and_frees) ? 0 : 1;
}

void ek_pool_trim() { MemoryPool::instance().trim(); }
