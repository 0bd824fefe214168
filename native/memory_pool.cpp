#include "memory_pool.h"

#include <cstdint>
#include <iterator>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace explorer::kernels {
namespace {

constexpr size_t page = 4096, huge_page = size_t{2} << 20;

}  // namespace

MemoryPool& MemoryPool::instance() {
    // Never destroyed: what was taken may outlive static objects.
    static MemoryPool* const pool = new MemoryPool();
    return *pool;
}

MemoryPool::MemoryPool() {
#ifdef __linux__
    void* whole = mmap(nullptr, reservation + huge_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (whole == MAP_FAILED)
        return;
    char* begin = reinterpret_cast<char*>((reinterpret_cast<uintptr_t>(whole) + huge_page - 1) / huge_page * huge_page);
    madvise(begin, reservation, MADV_HUGEPAGE);
    begin_ = begin;
    insert(begin, reservation);
#endif
}

void* MemoryPool::take(size_t bytes) {
    if (bytes > reservation)
        return nullptr;
    const size_t size = (bytes + page - 1) / page * page;
    const std::lock_guard<std::mutex> guard(mutex_);
    const auto found = by_size_.lower_bound({size, nullptr});
    if (found == by_size_.end())
        return nullptr;
    const auto [whole, at] = *found;
    erase(free_.find(at));
    if (whole > size)
        insert(at + size, whole - size);
    taken_.emplace(at, size);
    return at;
}

void MemoryPool::give(void* piece) {
    const std::lock_guard<std::mutex> guard(mutex_);
    const auto range = taken_.find(static_cast<char*>(piece));
    char* at = range->first;
    size_t size = range->second;
    taken_.erase(range);
    const auto after = free_.lower_bound(at);
    if (after != free_.begin()) {
        const auto before = std::prev(after);
        if (before->first + before->second == at) {
            at = before->first;
            size += before->second;
            erase(before);
        }
    }
    if (after != free_.end() && at + size == after->first) {
        size += after->second;
        erase(after);
    }
    insert(at, size);
}

size_t MemoryPool::size_of(void* piece) {
    const std::lock_guard<std::mutex> guard(mutex_);
    return taken_.at(static_cast<char*>(piece));
}

void MemoryPool::trim() {
#ifdef __linux__
    const std::lock_guard<std::mutex> guard(mutex_);
    for (const auto& [at, size] : free_)
        madvise(at, size, MADV_DONTNEED);
#endif
}

void MemoryPool::insert(char* at, size_t bytes) {
    free_.emplace(at, bytes);
    by_size_.emplace(bytes, at);
}

void MemoryPool::erase(std::map<char*, size_t>::iterator range) {
    by_size_.erase({range->second, range->first});
    free_.erase(range);
}

}  // namespace explorer::kernels
