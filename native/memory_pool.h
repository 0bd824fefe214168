// Memory of large tensors, kept by the process in huge pages: a training step frees and takes the same hundreds of megabytes again, and
// pages that the system must find and clear anew each time cost more than much of the arithmetic on them.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <utility>

namespace explorer::kernels {

class MemoryPool {
  public:
    // The process's pool; every address it hands out lies within one reservation.
    static MemoryPool& instance();

    // Page-aligned; null where there is no room, or never was.
    void* take(size_t bytes);
    void give(void* piece);
    // Of a piece that was taken.
    size_t size_of(void* piece);
    bool holds(const void* at) const { return begin_ && at >= begin_ && at < begin_ + reservation; }
    // Returns the free pages to the system; the next use of them is slower.
    void trim();

  private:
    // Address space, not memory; more than any network here takes.
    static constexpr size_t reservation = size_t{1} << 38;

    MemoryPool();
    void insert(char* at, size_t bytes);
    void erase(std::map<char*, size_t>::iterator range);

    char* begin_ = nullptr;
    std::mutex mutex_;
    std::map<char*, size_t> free_;                 // ranges by place, no two side by side
    std::set<std::pair<size_t, char*>> by_size_;  // the same by size: the smallest that fits is taken
    std::map<char*, size_t> taken_;
};

}  // namespace explorer::kernels
